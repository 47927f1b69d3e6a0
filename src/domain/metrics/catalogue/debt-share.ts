import { estimateAt } from '../timeline/estimate';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { doneSeries, summariseShares } from './done-series';
import type { MetricSeries } from './metric-series';
import { labelsAt, type WorkInput } from './work-input';

const MINIMUM = 5;

/** What counts as work on technical debt. */
export interface DebtRule {
  readonly labels: ReadonlySet<string>;
  readonly typeIds: ReadonlySet<string>;
}

/**
 * The share of the story points finished in the bucket that went into technical debt, by the
 * labels and estimates of when they were finished; the share of issues beside it. Not SonarQube's
 * ratio of remediation to development cost. Source: metrics-spec C.3, metric 23.
 */
export function debtShare(input: WorkInput & { readonly debt: DebtRule }): MetricSeries {
  return doneSeries(
    input,
    ({ history, doneAt }) => {
      const at = doneAt ?? input.now;
      const points = estimateAt(history, at, input) ?? 0;
      return { kind: 'counted', amount: isDebt(history, at, input.debt) ? points : 0, of: points };
    },
    (bucket) => {
      const summary = summariseShares(MINIMUM)(bucket);
      const { contributors } = bucket;
      const ids = new Set(contributors.map(({ issueId }) => issueId));
      const debt = input.histories.filter(
        (history) => ids.has(history.id) && isDebt(history, bucket.timed.end, input.debt),
      ).length;
      const unestimated = contributors.filter(({ of }) => of === 0).length;
      const n = contributors.length;
      return {
        ...summary,
        parts: {
          byCount: n === 0 ? null : (100 * debt) / n,
          estimated: n === 0 ? null : (100 * (n - unestimated)) / n,
        },
      };
    },
  );
}

function isDebt(history: IssueTimeline, at: number, { labels, typeIds }: DebtRule): boolean {
  if (typeIds.has(history.values['issuetype'] ?? '')) return true;
  return labelsAt(history, at).some((label) => labels.has(label));
}
