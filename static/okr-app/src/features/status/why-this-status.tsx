import type { OkrPageDto } from '../../../../../src/contract/dto';
import { SILENCE_RULE_TEXT, UPDATE_OVERDUE } from '../../../../../src/contract/check-ins/wording';
import { curveText, expectationFormula } from '../../../../../src/contract/expectation-wording';
import {
  gapFormula,
  limitRuleText,
  objectiveRuleText,
  rawText,
  statusRuleText,
} from '../../../../../src/contract/status-wording';
import { formatPercent, formatTenths, statusLabel } from '../../../../../src/contract/wording';
import { expectationsDiffer } from '../../../../../src/domain/okr/roll-up';
import { useOkrState } from '../../app/page-context';
import { dayText } from '../../components/relative-time';
import { periodText } from '../period/quarter';
import { expectationOf } from './expectation-of';
import { ManualStatusText } from './manual-status-text';
import type { StatusFacts } from './status-facts';

/** The rule, and where this one stands by it. */
export default function WhyThisStatus({ facts }: { readonly facts: StatusFacts }) {
  const { page } = useOkrState();
  if (page === null) return null;
  const { words } = page.siteRules;
  return (
    <div className="okr-why">
      <h3 className="okr-why-title">
        Why “{facts.isSilent ? UPDATE_OVERDUE : statusLabel(facts.status, words)}”?
      </h3>
      {facts.isSilent && <p>{SILENCE_RULE_TEXT}</p>}
      {facts.manual !== null && <ManualStatusText facts={facts} manual={facts.manual} />}
      <Numbers facts={facts} page={page} />
      <ExpectationNote facts={facts} />
      <p className="okr-why-title">The rule on this site</p>
      <Rule facts={facts} page={page} />
    </div>
  );
}

interface PartProps {
  readonly facts: StatusFacts;
  readonly page: OkrPageDto;
}

function Numbers({ facts, page }: PartProps) {
  const { expected, gap, progress, chance, isLimit } = facts;
  const expectation =
    facts.curve === null ? null : expectationOf({ ...facts, curve: facts.curve }, page);
  return (
    <dl className="okr-facts">
      <dt>{isLimit ? 'Days on which it was kept' : 'Progress'}</dt>
      <dd>{isLimit ? formatPercent(progress) : rawText(facts.raw)}</dd>
      {!isLimit && (
        <>
          <dt>Expected by {dayText(page.today)}</dt>
          <dd>{expectation === null ? formatTenths(expected) : expectationFormula(expectation)}</dd>
          <dt>Gap</dt>
          <dd>{gapFormula({ expected, gap }, progress, page.statusRule.mode)}</dd>
        </>
      )}
      {chance !== null && (
        <>
          <dt>Computed chance</dt>
          <dd>{formatPercent(chance)}</dd>
        </>
      )}
      <dt>Period</dt>
      <dd>{periodText(facts.period)}</dd>
    </dl>
  );
}

/** Said when an objective's dates and its parts expect different things. */
function ExpectationNote({ facts }: { readonly facts: StatusFacts }) {
  if (!expectationsDiffer(facts)) return null;
  return (
    <p className="okr-note">
      Its own dates expect {formatTenths(facts.ownExpected)}, its parts{' '}
      {formatTenths(facts.childrenExpected)}: they run over different days.
    </p>
  );
}

function Rule({ facts, page }: PartProps) {
  const { statusRule, siteRules, timeZone } = page;
  const { words } = siteRules;
  const [onTrack, achieved] = [statusLabel('on-track', words), statusLabel('achieved', words)];
  if (facts.isLimit) return <p>{limitRuleText(words)}</p>;
  return (
    <>
      <p>
        {statusRule.mode !== 'forecast' && `${onTrack}: at least as expected. `}
        {statusRuleText(statusRule, words)} {achieved}: the target is reached, whatever the date.
      </p>
      {facts.curve === null && <p>{objectiveRuleText(statusRule, words)}</p>}
      <p className="okr-subtle">
        {facts.curve !== null && `${curveText(facts.curve)} `}Days are those of {timeZone}.
      </p>
    </>
  );
}
