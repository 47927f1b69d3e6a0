import type { Interval } from '../working-time';
import { catalogueMetric, CALENDAR_AND_SPRINTS } from './catalogue-metric';
import { estimateColumns } from './estimate-columns';
import { EXCLUDED_RESOLUTIONS, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type { Instant } from './instants';
import type { BreakdownRow } from './metric-series';
import { addProgress, type Progress, progressOf, ProgressTable, type Step } from './progress';
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
    const issues = population(input);
    const epics = numbered(issues.issues);
    return standingSeries(input, issues, (inOrder) => progressOver(inOrder, epics, input));
  },
});

/** The number of each epic, by its id. */
type Epics = ReadonlyMap<string, number>;

const parentOf = ({ history }: FlowIssue): string => history.values['parent'] ?? '';

function numbered(issues: readonly FlowIssue[]): Epics {
  const epics = new Map<string, number>();
  for (const issue of issues) {
    const parent = parentOf(issue);
    if (parent !== '' && !epics.has(parent)) epics.set(parent, epics.size);
  }
  return epics;
}

const NEVER: readonly Interval[] = [];

function progressOver(inOrder: readonly Instant[], epics: Epics, input: FlowInput): StandingMetric {
  const all = new ProgressTable(1, inOrder.length);
  const each = new ProgressTable(epics.size, inOrder.length);
  const inOrderOfId = [...epics].sort(([one], [other]) => (one < other ? -1 : 1));
  const estimates = estimateColumns(input);
  const byCountAt = new Set<number>();
  return {
    looking: 'at-end',
    duringOf: (issue) =>
      parentOf(issue) === '' ? NEVER : [{ start: issue.firstStart ?? Infinity, end: Infinity }],
    isSeenAt: (issue, { at }) => parentOf(issue) !== '' && (issue.firstStart ?? Infinity) < at,
    whyNever: (issue) => (parentOf(issue) === '' ? 'no-parent' : 'outside-range'),
    count: (issue, ranges) => {
      const epic = epics.get(parentOf(issue)) ?? -1;
      const add = (step: Step) => {
        all.add(0, step);
        each.add(epic, step);
      };
      addProgress(add, { issue, ranges }, { inOrder, estimates });
    },
    summarise: ({ timed, at, place }) => {
      const progress = all.progressIn(0, place);
      if (!isByPoints(progress)) byCountAt.add(at);
      const rows = largest(inOrderOfId, (epic) => each.issuesIn(epic, place)).map(([key, epic]) =>
        rowOf(key, each.progressIn(epic, place)),
      );
      return { ...summarise(progress, timed), rows };
    },
    contributorOf: (issue, { at }) =>
      progressOf(issue, at, { estimates, isByCount: byCountAt.has(at) }),
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

type Epic = readonly [id: string, number: number];

/** Those with the most issues; of two of one size the one that comes first. */
function largest(epics: readonly Epic[], issuesOf: (epic: number) => number): readonly Epic[] {
  const sizes = epics.map(([, epic]) => issuesOf(epic));
  // Most are smaller than the last one that is told apart, and need not be put in order.
  const smallest = sizeOfLast(sizes);
  const large = epics.flatMap((epic, place) => {
    const size = sizes[place] ?? 0;
    return size >= smallest ? [{ epic, size }] : [];
  });
  large.sort((one, other) => other.size - one.size);
  return large.slice(0, MOST_ROWS).map(({ epic }) => epic);
}

/** The size of the last epic that is told apart; 1 when all that have issues are. */
function sizeOfLast(sizes: readonly number[]): number {
  const epicsOfSize: number[] = [];
  for (const size of sizes) epicsOfSize[size] = (epicsOfSize[size] ?? 0) + 1;
  let epics = 0;
  for (let size = epicsOfSize.length - 1; size > 1; size -= 1) {
    epics += epicsOfSize[size] ?? 0;
    if (epics >= MOST_ROWS) return size;
  }
  return 1;
}

function rowOf(key: string, epic: Progress): BreakdownRow {
  const { byPoints, byCount } = sharesOf(epic);
  const { n, unestimated } = epic;
  const value = isByPoints(epic) ? byPoints : byCount;
  return { kind: 'epic', key, value, n, parts: { byPoints, byCount, unestimated } };
}
