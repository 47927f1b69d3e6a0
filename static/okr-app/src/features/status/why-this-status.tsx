import {
  LIMIT_RULE_TEXT,
  formatGap,
  formatPercent,
  statusLabel,
  statusRuleText,
} from '../../../../../src/contract/wording';
import { useOkrState } from '../../app/page-context';
import { dayText } from '../../components/relative-time';
import { periodText } from '../period/quarter';
import type { StatusFacts } from './status-badge';

/** The rule, and where this one stands by it. */
export default function WhyThisStatus({ facts }: { readonly facts: StatusFacts }) {
  const { page } = useOkrState();
  if (page === null) return null;
  return (
    <div className="okr-why">
      <h3 className="okr-why-title">Why “{statusLabel(facts.status)}”?</h3>
      <dl className="okr-facts">
        <dt>{facts.isLimit ? 'Days on which it was kept' : 'Progress'}</dt>
        <dd>{formatPercent(facts.progress)}</dd>
        {!facts.isLimit && (
          <>
            <dt>Expected by {dayText(page.today)}</dt>
            <dd>{formatPercent(facts.expected)}</dd>
            <dt>Gap</dt>
            <dd>{formatGap(facts.gap)}</dd>
          </>
        )}
        <dt>Period</dt>
        <dd>{periodText(facts.period)}</dd>
      </dl>
      <p className="okr-why-title">The rule on this site</p>
      {facts.isLimit ? (
        <p>{LIMIT_RULE_TEXT}</p>
      ) : (
        <>
          <p>
            On track: at least as expected. {statusRuleText(page.statusRule)} Achieved: the target
            is reached, whatever the date.
          </p>
          <p className="okr-subtle">
            Expected progress grows evenly from the first to the last day of the period, counted in
            days of {page.timeZone}.
          </p>
        </>
      )}
    </div>
  );
}
