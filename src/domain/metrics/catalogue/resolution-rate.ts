import { stayBefore } from '../timeline/status-timeline';
import type { CatalogueMetric } from './catalogue-metric';
import { doneSeries, plain } from './done-series';
import type { TimedBucket } from './flow-input';
import { type FlowIssue, flowIssues } from './flow-issue';

/** Source: metrics-spec C.1, metric 12. */
export const resolutionRate: CatalogueMetric = {
  key: 'resolution-rate',
  name: 'Issue resolution rate',
  purpose: 'flow',
  unit: 'issues',
  direction: 'higher-is-better',
  definition:
    'How many issues were resolved in the bucket. Beside it the share of everything that could have been (open at its start or created in it), and how many were resolved for each one created. An issue resolved and reopened in the same bucket does not count.',
  example: '4 open, 2 created, 3 resolved: 3 issues, 50 %, and 1.5 for each one created.',
  differsFromJira:
    'Jira’s created-versus-resolved report goes by the resolution field; we go by the status category. The two differ where a workflow sets no resolution.',
  minimum: 0,
  needs: [],
  compute(input) {
    const issues = flowIssues(input);
    return doneSeries(
      input,
      () => ({ kind: 'counted', amount: 1, of: null }),
      ({ timed, contributors }) => {
        const n = contributors.length;
        return { ...plain(n, timed, { n, minimum: 0 }), parts: rates(issues, timed, n) };
      },
    );
  },
};

function rates(
  issues: readonly FlowIssue[],
  { start, end }: TimedBucket,
  resolved: number,
): Readonly<Record<string, number | null>> {
  const created = issues.filter(
    ({ history: { createdAt } }) => createdAt >= start && createdAt < end,
  ).length;
  const openAtStart = issues.filter(({ history, stays }) => {
    const stay = stayBefore(stays, start);
    return history.createdAt < start && stay !== undefined && stay.category !== 'done';
  }).length;
  const possible = openAtStart + created;
  return {
    created,
    openAtStart,
    ofPossible: possible === 0 ? null : (100 * resolved) / possible,
    perCreated: created === 0 ? null : resolved / created,
  };
}
