import { median, quantile } from '../../statistics/quantile';
import { startedAt } from '../timeline/completion';
import { stayBefore } from '../timeline/status-timeline';
import { countedTime } from '../working-time';
import type { CatalogueMetric } from './catalogue-metric';
import { plain } from './done-series';
import type { FlowInput } from './flow-input';
import type { FlowIssue } from './flow-issue';
import { snapshotSeries } from './snapshot-series';

const DAY_MS = 86_400_000;

/** Source: metrics-spec C.1, metric X5. */
export const workInProgress: CatalogueMetric = {
  key: 'work-in-progress',
  name: 'Work in progress',
  purpose: 'flow',
  unit: 'issues',
  direction: 'lower-is-better',
  definition:
    'How many issues were started and not done at the end of the bucket; while it is not over, now. An issue that went back to To Do is still in progress. Beside it the age of those issues: days since work on them began.',
  example:
    'On 8 March at noon two issues are in progress, for 3.125 and 1.125 days: work in progress is 2.',
  differsFromJira: 'Jira’s cumulative flow diagram counts by column; we count by status category.',
  minimum: 0,
  needs: [],
  compute: (input) =>
    snapshotSeries(
      input,
      (issue, at) => ageInProgress(issue, at, input),
      ({ timed, contributors }) => {
        const ages = contributors.map(({ amount }) => amount);
        const n = ages.length;
        return {
          ...plain(n, timed, { n, minimum: 0 }),
          parts: { medianAge: median(ages), p85Age: quantile(ages, 0.85) },
        };
      },
    ),
};

/** Days; `null` for what is not in progress at that instant. */
function ageInProgress({ stays }: FlowIssue, at: number, { counting }: FlowInput): number | null {
  const stay = stayBefore(stays, at);
  const start = startedAt(stays, at);
  if (stay === undefined || stay.category === 'done' || start === null) return null;
  return countedTime({ start, end: at }, counting) / DAY_MS;
}
