import { catalogueMetric, CALENDAR_AND_SPRINTS } from './catalogue-metric';
import { EXCLUDED_RESOLUTIONS, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type {
  BreakdownRow,
  MetricContributor,
  MetricExclusion,
  MetricReading,
} from './metric-series';
import { type Progress, progressSeries, type ProgressSnapshot } from './progress-series';
import { withLines } from './series-lines';
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
    const { epics, withoutParent } = byEpic(issues);
    const series = progressSeries(
      input,
      {
        groups: epics,
        left: [...left, ...withoutParent.map(({ history }) => noParent(history))],
        duringOf: ({ stays }) => [{ start: stays[0]?.start ?? Infinity, end: Infinity }],
      },
      summarise,
    );
    const readings = byCountWhereTooFew(series.readings);
    return { ...series, readings: withLines(readings, ['scope', 'done'], input) };
  },
});

function byEpic(issues: readonly FlowIssue[]) {
  const epics = new Map<string, FlowIssue[]>();
  const withoutParent: FlowIssue[] = [];
  for (const issue of issues) {
    const parent = issue.history.values['parent'] ?? '';
    const some = parent === '' ? withoutParent : epics.get(parent);
    if (some === undefined) epics.set(parent, [issue]);
    else some.push(issue);
  }
  const groups = [...epics].map(([key, some]) => ({ key, issues: some }));
  return { epics: groups.sort((a, b) => (a.key < b.key ? -1 : 1)), withoutParent };
}

const noParent = ({ id }: FlowIssue['history']): MetricExclusion => ({
  issueId: id,
  reason: 'no-parent',
});

/** With too few estimates the points of the others would stand for all. */
const isByPoints = ({ n, scope, unestimated }: Progress): boolean =>
  scope > 0 && unestimated / n <= TOO_MANY_UNESTIMATED;

function sharesOf({ n, doneCount, scope, done }: Progress) {
  return { byPoints: percentOf(done, scope), byCount: percentOf(doneCount, n) };
}

function summarise({ timed, largest, ...all }: ProgressSnapshot): Summary {
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
    rows: largest.map(rowOf),
  };
}

function rowOf({ key, ...epic }: ProgressSnapshot['largest'][number]): BreakdownRow {
  const { byPoints, byCount } = sharesOf(epic);
  const { n, unestimated } = epic;
  const value = isByPoints(epic) ? byPoints : byCount;
  return { kind: 'epic', key, value, n, parts: { byPoints, byCount, unestimated } };
}

/** Where it goes by count, every issue is 1. */
function byCountWhereTooFew(readings: readonly MetricReading[]): readonly MetricReading[] {
  // An issue that says the same in a hundred buckets is kept once.
  const known = new Map<MetricContributor, MetricContributor>();
  const counted = (one: MetricContributor) => {
    const again = known.get(one) ?? { ...one, amount: one.role === 'done' ? 1 : 0, of: 1 };
    known.set(one, again);
    return again;
  };
  return readings.map((reading) =>
    reading.parts['isByCount'] === 1
      ? { ...reading, contributors: reading.contributors.map(counted) }
      : reading,
  );
}
