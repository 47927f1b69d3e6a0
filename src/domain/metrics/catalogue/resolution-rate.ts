import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries } from './done-series';
import { DONE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import { openIntervals, population } from './flow-issue';
import { firstAfter } from './instants';
import { percentOf, plain } from './summary';
import { bucketAt, type TimedBucket, timedBuckets } from './timed-buckets';

/** Source: metrics-spec C.1, metric 12. */
export const resolutionRate = catalogueMetric({
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
  parameters: DONE_PARAMETERS,
  needs: [],
  facts: ['status', 'resolution'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const standing = openAndCreated(input);
    return doneSeries(
      input,
      () => ({ kind: 'counted', amount: 1, of: null }),
      ({ timed, contributors }) => {
        const n = contributors.length;
        return {
          ...plain(n, timed, { n, minimum: 0 }),
          parts: rates(standing.get(nameOf(timed)), n),
        };
      },
    );
  },
});

interface OpenAndCreated {
  readonly openAtStart: number;
  readonly created: number;
}

/** Two sprints can begin at once. */
const nameOf = ({ start, bucket }: TimedBucket): string => `${start} ${bucket.container?.id ?? ''}`;

/** Of each bucket by its name: open at its start is what was open up to then. */
function openAndCreated(input: FlowInput): ReadonlyMap<string, OpenAndCreated> {
  const buckets = timedBuckets(input);
  const created = buckets.map(() => 0);
  const starts = buckets.map(({ start }) => ({ at: start }));
  const [opened, closed] = [buckets.map(() => 0), buckets.map(() => 0)];
  const add = (counts: number[], place: number) => {
    if (place < counts.length) counts[place] = (counts[place] ?? 0) + 1;
  };
  for (const issue of population(input).issues) {
    const { createdAt } = issue.history;
    const place = bucketAt(buckets, createdAt);
    if (place !== null) created[place] = (created[place] ?? 0) + 1;
    for (const { start, end } of openIntervals(issue)) {
      // Open at the starts after its own, up to that at which it ends.
      add(opened, firstAfter(starts, start));
      add(closed, firstAfter(starts, end));
    }
  }
  let standing = 0;
  const open = buckets.map((_, place) => {
    standing += (opened[place] ?? 0) - (closed[place] ?? 0);
    return standing;
  });
  return new Map(
    buckets.map((timed, place) => [
      nameOf(timed),
      { openAtStart: open[place] ?? 0, created: created[place] ?? 0 },
    ]),
  );
}

function rates(
  { openAtStart, created }: OpenAndCreated = { openAtStart: 0, created: 0 },
  resolved: number,
): Readonly<Record<string, number | null>> {
  return {
    created,
    openAtStart,
    ofPossible: percentOf(resolved, openAtStart + created),
    perCreated: created === 0 ? null : resolved / created,
  };
}
