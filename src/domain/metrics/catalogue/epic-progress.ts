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
    const inEpics = issues.filter((issue) => parentOf(issue) !== '');
    const others = issues.filter((issue) => parentOf(issue) === '').map(withoutParent);
    return standingSeries(input, { issues: inEpics, left: [...left, ...others] }, (inOrder) =>
      epicsAt(inOrder, input),
    );
  },
});

const parentOf = ({ history }: FlowIssue): string => history.values['parent'] ?? '';

const withoutParent = ({ history }: FlowIssue): MetricExclusion => ({
  issueId: history.id,
  reason: 'no-parent',
});

function epicsAt(inOrder: readonly Instant[], input: FlowInput): StandingMetric {
  const all = progressSums(inOrder.length);
  const epics = new Map<string, ProgressSums>();
  const byCountAt = new Set<number>();
  return {
    looking: 'at-end',
    duringOf: ({ stays }) => [{ start: stays[0]?.start ?? Infinity, end: Infinity }],
    count: (issue, ranges) => {
      const parent = parentOf(issue);
      const epic = epics.get(parent) ?? progressSums(inOrder.length);
      epics.set(parent, epic);
      addProgress([all, epic], { issue, ranges }, { inOrder, input });
    },
    summarise: ({ timed, at, place }) => {
      const progress = progressIn(all, place);
      if (!isByPoints(progress)) byCountAt.add(at);
      return { ...summarise(progress, timed), rows: largest(epics, place) };
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

/** Those with the most issues in a bucket; of two of one size the one of the lower id. */
function largest(epics: ReadonlyMap<string, ProgressSums>, place: number): readonly BreakdownRow[] {
  const sizes = [...epics].flatMap(([key, { n }]) => {
    const size = n[place] ?? 0;
    return size === 0 ? [] : { key, size };
  });
  sizes.sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1));
  return sizes.slice(0, MOST_ROWS).flatMap(({ key }) => {
    const sums = epics.get(key);
    return sums === undefined ? [] : rowOf(key, progressIn(sums, place));
  });
}

function rowOf(key: string, epic: Progress): BreakdownRow {
  const { byPoints, byCount } = sharesOf(epic);
  const { n, unestimated } = epic;
  const value = isByPoints(epic) ? byPoints : byCount;
  return { kind: 'epic', key, value, n, parts: { byPoints, byCount, unestimated } };
}
