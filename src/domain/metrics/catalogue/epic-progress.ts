import { catalogueMetric, CALENDAR_AND_SPRINTS } from './catalogue-metric';
import { EXCLUDED_RESOLUTIONS, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { Instant } from './instants';
import type { BreakdownRow, MetricExclusion } from './metric-series';
import {
  addProgress,
  type Progress,
  progressIn,
  progressOf,
  progressSums,
  type ProgressSums,
} from './progress';
import { withLines } from './series-lines';
import { type StandingMetric, standingSeries } from './standing-series';
import { percentOf, plain, type Summary } from './summary';
import type { TimedBucket } from './timed-buckets';

/** With more than this share unestimated, points tell about the others only. */
const TOO_MANY_UNESTIMATED = 0.3;

/** Source: metrics-spec C.5, metric 8. */
export const epicProgress = catalogueMetric({
  key: 'epic-progress',
  name: 'Epic progress',
  purpose: 'release',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'Estimates of the issues under an epic that are done, as a share of all of theirs, at the end of each bucket. Where more than 30 % are not estimated it goes by count, and says so. Beside it the hundred largest epics, each of its own. Issues without a parent are left out.',
  example: '5, 3 and 2 points done, 8 in progress and one not estimated: 10 of 18 are 55.6 %.',
  differsFromJira:
    'Jira’s epic report counts issues that are not estimated as 0 points without saying so.',
  minimum: 1,
  parameters: [EXCLUDED_RESOLUTIONS],
  needs: [],
  facts: ['status', 'parent', 'estimate', 'resolution'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'burnup',
  personLevel: null,
  population: 'stands',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const { issues, left } = population(input);
    const inEpics: FlowIssue[] = [];
    const others: MetricExclusion[] = [];
    for (const issue of issues) {
      if (parentOf(issue) !== '') inEpics.push(issue);
      else others.push({ issueId: issue.history.id, reason: 'no-parent' });
    }
    const epicIds = [...new Set(inEpics.map(parentOf))].sort();
    return standingSeries(input, { issues: inEpics, left: [...left, ...others] }, (inOrder) => {
      const epics = epicIds.map((id): Epic => [id, progressSums(inOrder.length)]);
      return progressOver(inOrder, new Map(epics), input);
    });
  },
});

type Epic = readonly [string, ProgressSums];

const parentOf = ({ history }: FlowIssue): string => history.values['parent'] ?? '';

/** `epics` in the order of their ids. */
function progressOver(
  inOrder: readonly Instant[],
  epics: ReadonlyMap<string, ProgressSums>,
  input: FlowInput,
): StandingMetric {
  const all = progressSums(inOrder.length);
  const each = [...epics];
  const byCountAt = new Set<number>();
  return {
    looking: 'at-end',
    duringOf: ({ firstStart }) => [{ start: firstStart ?? Infinity, end: Infinity }],
    count: (issue, ranges) => {
      const epic = epics.get(parentOf(issue));
      const into = epic === undefined ? [all] : [all, epic];
      addProgress(into, { issue, ranges }, { inOrder, input });
    },
    summarise: ({ timed, at, place }) => {
      const progress = progressIn(all, place);
      if (!isByPoints(progress)) byCountAt.add(at);
      return {
        ...summarise(progress, timed),
        rows: largest(each, place).map((epic) => rowOf(epic, place)),
      };
    },
    contributorOf: (issue, { at }) =>
      progressOf(issue, at, { input, isByCount: byCountAt.has(at) }),
    compare: (summaries, instants) => withLines(summaries, ['scope', 'done'], { instants, input }),
  };
}

/** With too few estimates the points of the others would stand for all. */
const isByPoints = ({ n, scope, unestimated }: Progress): boolean =>
  scope > 0 && unestimated / n <= TOO_MANY_UNESTIMATED;

function sharesOf({ n, doneCount, scope, done }: Progress) {
  return { byPoints: percentOf(done, scope), byCount: percentOf(doneCount, n) };
}

function summarise(all: Progress, timed: TimedBucket): Summary {
  const { n, unestimated, doneCount, scope, done } = all;
  const shares = sharesOf(all);
  const isPoints = isByPoints(all);
  const value = isPoints ? shares.byPoints : shares.byCount;
  const summary = plain(value, timed, { n, minimum: 1 });
  return {
    ...summary,
    numerator: isPoints ? done : doneCount,
    denominator: isPoints ? scope : n,
    flags: unestimated > 0 ? [...summary.flags, 'unestimated'] : summary.flags,
    parts: { ...shares, isByCount: isPoints ? 0 : 1, unestimated, done, scope },
  };
}

/** The largest ones are told apart. */
const MOST_ROWS = 100;

/** Those with the most issues in a bucket; of two of one size the one that comes first. */
function largest(epics: readonly Epic[], place: number): readonly Epic[] {
  const sizeOf = ([, { n }]: Epic) => n[place] ?? 0;
  const sizes = new Float64Array(epics.length);
  for (const [number, epic] of epics.entries()) sizes[number] = sizeOf(epic);
  sizes.sort();
  // Most are smaller than the last one that is told apart, and need not be put in order.
  const smallest = Math.max(1, sizes.at(-MOST_ROWS) ?? 0);
  const large = epics.filter((epic) => sizeOf(epic) >= smallest);
  return large.sort((one, other) => sizeOf(other) - sizeOf(one)).slice(0, MOST_ROWS);
}

function rowOf([key, sums]: Epic, place: number): BreakdownRow {
  const epic = progressIn(sums, place);
  const { byPoints, byCount } = sharesOf(epic);
  const { n, unestimated } = epic;
  const value = isByPoints(epic) ? byPoints : byCount;
  return { kind: 'epic', key, value, n, parts: { byPoints, byCount, unestimated } };
}
