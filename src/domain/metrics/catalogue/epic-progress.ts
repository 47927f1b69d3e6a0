import { estimateAt } from '../timeline/estimate';
import { stayBefore } from '../timeline/status-timeline';
import { catalogueMetric, CALENDAR_AND_SPRINTS } from './catalogue-metric';
import { EXCLUDED_RESOLUTIONS, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population, progressChanges } from './flow-issue';
import type { BreakdownRow, MetricContributor, MetricReading } from './metric-series';
import { withLines } from './series-lines';
import { orderedSnapshots, type Snapshot, type Standing } from './snapshot-series';
import { percentOf, plain, type Summary } from './summary';

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
    // Those of an epic stand beside each other, so that it can be summed up in one go.
    const byEpic = issues.toSorted((a, b) => inOrder(parentOf(a), parentOf(b)));
    const series = orderedSnapshots(
      input,
      { issues: byEpic, left },
      {
        standingOf: (issue) => standingOf(issue, input),
        summarise: (snapshot) => summarise(snapshot, input),
      },
    );
    const readings = series.readings.map(onItsBasis);
    return { ...series, readings: withLines(readings, ['scope', 'done'], input) };
  },
});

const inOrder = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

const parentOf = ({ history }: FlowIssue): string => history.values['parent'] ?? '';

const isDoneAt = ({ stays }: FlowIssue, at: number): boolean =>
  stayBefore(stays, at)?.category === 'done';

function standingOf(issue: FlowIssue, input: FlowInput): Standing | 'no-parent' {
  if (parentOf(issue) === '') return 'no-parent';
  const pointsAt = (at: number) => estimateAt(issue.history, at - 1, input) ?? 0;
  return {
    during: issue.stays,
    amountAt: (at) => (isDoneAt(issue, at) ? pointsAt(at) : 0),
    ofAt: pointsAt,
    roleAt: (at) => (isDoneAt(issue, at) ? 'done' : 'not-completed'),
    changesAt: progressChanges(issue, input),
  };
}

interface Shares {
  readonly byPoints: number | null;
  readonly byCount: number | null;
  readonly isByPoints: boolean;
  readonly unestimated: number;
  readonly done: number;
  readonly scope: number;
}

function sharesOf(some: readonly MetricContributor[], unestimated: number): Shares {
  let [done, scope, doneCount] = [0, 0, 0];
  for (const { amount, of, role } of some) {
    done += amount;
    scope += of ?? 0;
    if (role === 'done') doneCount += 1;
  }
  const isByPoints = scope > 0 && unestimated / some.length <= TOO_MANY_UNESTIMATED;
  const byCount = percentOf(doneCount, some.length);
  return { byPoints: percentOf(done, scope), byCount, isByPoints, unestimated, done, scope };
}

function summarise(snapshot: Snapshot, input: FlowInput): Summary {
  const { timed, issues } = snapshot;
  const epics = sharesByEpic(snapshot, input);
  const all = sharesOf(
    snapshot.contributors,
    epics.reduce((sum, { unestimated }) => sum + unestimated, 0),
  );
  const largest = epics.toSorted((a, b) => b.n - a.n || inOrder(a.key, b.key));
  const n = issues.length;
  const value = all.isByPoints ? all.byPoints : all.byCount;
  const summary = plain(value, timed, { n, minimum: 1 });
  return {
    ...summary,
    flags: all.unestimated > 0 ? [...summary.flags, 'unestimated'] : summary.flags,
    parts: {
      byPoints: all.byPoints,
      byCount: all.byCount,
      isByCount: all.isByPoints ? 0 : 1,
      unestimated: all.unestimated,
      done: all.done,
      scope: all.scope,
    },
    rows: largest.slice(0, MOST_ROWS).map(rowOf),
  };
}

/** The largest ones are told apart. */
const MOST_ROWS = 100;

/** Of each epic; its issues stand beside each other. */
function sharesByEpic(
  { issues, contributors, at }: Snapshot,
  input: FlowInput,
): readonly (Shares & { readonly key: string; readonly n: number })[] {
  const epics: (Shares & { readonly key: string; readonly n: number })[] = [];
  let [from, unestimated] = [0, 0];
  for (const [place, issue] of issues.entries()) {
    if (contributors[place]?.of === 0 && estimateAt(issue.history, at - 1, input) === null) {
      unestimated += 1;
    }
    const next = issues[place + 1];
    const key = parentOf(issue);
    if (next !== undefined && parentOf(next) === key) continue;
    const some = contributors.slice(from, place + 1);
    epics.push({ key, n: some.length, ...sharesOf(some, unestimated) });
    [from, unestimated] = [place + 1, 0];
  }
  return epics;
}

function rowOf({
  key,
  n,
  byPoints,
  byCount,
  isByPoints,
  unestimated,
}: ReturnType<typeof sharesByEpic>[number]): BreakdownRow {
  const value = isByPoints ? byPoints : byCount;
  return { kind: 'epic', key, value, n, parts: { byPoints, byCount, unestimated } };
}

/** Where it goes by count, every issue is 1. */
function onItsBasis(reading: MetricReading): MetricReading {
  const isByCount = reading.parts['isByCount'] === 1;
  const contributors = isByCount
    ? reading.contributors.map((one): MetricContributor => ({
        ...one,
        amount: one.role === 'done' ? 1 : 0,
        of: 1,
      }))
    : reading.contributors;
  const numerator = contributors.reduce((sum, { amount }) => sum + amount, 0);
  const denominator = contributors.reduce((sum, { of }) => sum + (of ?? 0), 0);
  return { ...reading, contributors, numerator, denominator };
}
