import { flaggedIntervals } from '../timeline/blocked';
import { intersection, without } from '../timeline/intervals';
import type { CatalogueMetric } from './catalogue-metric';
import { doneSeries, type IssueReading, type Summary, summariseShares } from './done-series';
import type { FlowInput } from './flow-input';
import { type FlowIssue, totalTime } from './flow-issue';

const DAY_MS = 86_400_000;
const MINIMUM = 5;

/** Source: metrics-spec C.1, metric 10. */
export const flowEfficiency: CatalogueMetric = {
  key: 'flow-efficiency',
  name: 'Flow efficiency',
  purpose: 'flow',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'The share of their cycle time in which somebody worked on the issues finished in the bucket: time in statuses of work that you did not name as waiting, minus time flagged. Review counts as waiting unless you say otherwise. Active time over cycle time, summed over all issues.',
  example: '10 active days in 14.5 days of cycle time are 68.97 %.',
  differsFromJira: 'Jira has no such report.',
  minimum: MINIMUM,
  needs: ['wait-statuses'],
  compute: (input) =>
    doneSeries(
      input,
      (issue) => readIssue(issue, input),
      (bucket) => {
        const summary = summariseShares(MINIMUM)(bucket);
        return input.statuses.wait === null ? unmapped(summary) : summary;
      },
    ),
};

/** Where nobody has said what waiting is, everything looks active: about 100 %, and meaningless. */
function unmapped(summary: Summary): Summary {
  const nothing = { value: null, numerator: null, denominator: null, parts: {} };
  return { ...summary, ...nothing, reason: 'needs-status-mapping' };
}

function readIssue({ history, stays, cycle, noCycle }: FlowIssue, input: FlowInput): IssueReading {
  if (cycle === null) return { kind: 'excluded', reason: noCycle ?? 'never-started' };
  const { wait, review, blocked } = input.statuses;
  const isWaiting = (id: string) => wait?.has(id) === true || review.has(id) || blocked.has(id);
  const working = stays.filter(
    ({ category, statusId }) => category === 'indeterminate' && !isWaiting(statusId),
  );
  const active = without(intersection(working, cycle.counted), flaggedIntervals(history, input));
  return {
    kind: 'counted',
    amount: totalTime(active, input.counting) / DAY_MS,
    of: totalTime(cycle.counted, input.counting) / DAY_MS,
  };
}
