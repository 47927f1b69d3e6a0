import Lozenge from '@atlaskit/lozenge';
import type { PeriodReportDto } from '../../../../../src/contract/cycles/report';
import { statusAppearance, statusLabel } from '../../../../../src/contract/wording';
import { OUTCOMES } from '../../../../../src/domain/okr/closing';
import type { Tally } from '../../../../../src/domain/okr/period-report';
import { PROGRESS_STATUSES } from '../../../../../src/domain/okr/status';
import { useOkrState } from '../../app/page-context';
import { outcomeAppearance, outcomeLabel } from '../closing/outcome-words';
import { averageProgressText, averageScoreText } from './tally-text';

/** The counts, and what they leave out. */
export function Summary({ report }: { readonly report: PeriodReportDto }) {
  const withheld = report.objectives.withheld + report.keyResults.withheld;
  return (
    <section aria-labelledby="okr-report-summary">
      <h3 id="okr-report-summary">Summary</h3>
      <div className="okr-report-tallies">
        <TallyCard title="Objectives" tally={report.objectives} />
        <TallyCard title="Key results" tally={report.keyResults} />
      </div>
      {withheld > 0 && (
        <p className="okr-subtle">
          {withheld} {withheld === 1 ? 'number is' : 'numbers are'} withheld from you, because they
          would show an issue that you may not see. They are in none of the averages.
        </p>
      )}
    </section>
  );
}

function TallyCard({ title, tally }: { readonly title: string; readonly tally: Tally }) {
  const words = useOkrState().page?.siteRules.words;
  const outcomes = OUTCOMES.filter((outcome) => tally.byOutcome[outcome] !== undefined);
  const statuses = PROGRESS_STATUSES.filter((status) => tally.byStatus[status] !== undefined);
  return (
    <div className="okr-report-card">
      <h4>
        {title} <span className="okr-report-total">{tally.total}</span>
      </h4>
      <dl className="okr-report-figures">
        <dt>Average score</dt>
        <dd>{averageScoreText(tally)}</dd>
        <dt>Average progress</dt>
        <dd>{averageProgressText(tally)}</dd>
        <dt>Closed</dt>
        <dd>
          {tally.total - tally.open}
          {outcomes.map((outcome) => (
            <span key={outcome} className="okr-report-count">
              <Lozenge appearance={outcomeAppearance(outcome)}>{outcomeLabel(outcome)}</Lozenge>{' '}
              {tally.byOutcome[outcome]}
            </span>
          ))}
        </dd>
        <dt>Open</dt>
        <dd>
          {tally.open}
          {statuses.map((status) => (
            <span key={status} className="okr-report-count">
              <Lozenge appearance={statusAppearance(status)}>{statusLabel(status, words)}</Lozenge>{' '}
              {tally.byStatus[status]}
            </span>
          ))}
        </dd>
      </dl>
    </div>
  );
}
