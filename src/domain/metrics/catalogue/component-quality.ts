import { benjaminiHochberg } from '../../statistics/benjamini-hochberg';
import { mannKendall, theilSenSlope } from '../../statistics/trend';
import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import { seriesWith } from './bucket-reading';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { createdSeries } from './created-series';
import { doneEstimates } from './estimate-columns';
import { finishedIssues } from './finished-issues';
import { type FlowInput, flowInput } from './flow-input';
import type { BreakdownRow, MetricReading, MetricSeries } from './metric-series';
import { percentOf, plain } from './summary';
import { bucketAt, timedBuckets } from './timed-buckets';
import { idsAt, isBug } from './work-input';

/** By the order of severities or priorities; what is below weighs as the last. */
const WEIGHTS = [5, 3, 2, 1] as const;
const LEAST_WEIGHT = 1;
const WINDOW = 12;
const MIN_BUCKETS = 8;
const MIN_BUGS = 5;
/** With less work finished in a component, bugs per point would jump about. */
const MIN_POINTS = 5;
const FALSE_DISCOVERIES = 0.1;

/** Source: metrics-spec C.5, metric 4. */
export const componentQuality = catalogueMetric({
  key: 'component-quality',
  name: 'Component quality trends',
  purpose: 'quality',
  unit: 'percent',
  direction: 'lower-is-better',
  definition:
    'The share of the components with at least 5 bugs in the last 12 buckets (at least 8) whose quality gets worse: bugs created, weighted 5, 3, 2, 1 by severity, per point finished in the component, rise by Theil and Sen’s slope and the Mann–Kendall test, at a rate of false alarms of 10 % over all components. With less than 5 points finished in a bucket, bugs count as they are.',
  example:
    'API with 2, 3, 2, 4, 4, 5, 6, 7 rises by 0.69 a week (p 0.004), UI with 3, 2, 3, 2, 3, 2, 3, 2 does not: 50 %.',
  differsFromJira: 'Jira has no such report.',
  minimum: 1,
  parameters: [],
  needs: ['bug-types'],
  facts: ['components', 'severity', 'priority', 'estimate', 'status'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const weightOf = weightsBy(input);
    const components = new Map<string, Cells>();
    const series = createdSeries(
      input,
      (bug) => (isBug(bug, input) ? { amount: weightOf(bug), role: 'bug' } : null),
      ({ timed, created }) => ({
        ...plain(null, timed, { n: created.length, minimum: 0 }),
        parts: {},
      }),
    );
    collectBugs(input, components, weightOf);
    collectWork(input, components);
    return withTrends(series, components);
  },
});

interface Cell {
  bugs: number;
  weight: number;
  work: number;
}

type Cells = readonly Cell[];

/** The cell of a component and a bucket; a component is added when it is first named. */
function cellsIn(
  components: Map<string, Cells>,
  buckets: number,
): (key: string, place: number) => Cell | undefined {
  return (key, place) => {
    const known = components.get(key);
    if (known !== undefined) return known[place];
    const cells = Array.from({ length: buckets }, (): Cell => ({ bugs: 0, weight: 0, work: 0 }));
    components.set(key, cells);
    return cells[place];
  };
}

/** A bug of no component. */
const NO_COMPONENT: readonly string[] = [''];

function componentsOf(history: IssueTimeline, at: number): readonly string[] {
  const ids = idsAt(history, 'components', at);
  return ids.length === 0 ? NO_COMPONENT : ids;
}

type WeightOf = (bug: IssueTimeline) => number;

function weightsBy({ practice, priorityIds }: FlowInput): WeightOf {
  const { fieldId, levels } = practice.severity ?? { fieldId: 'priority', levels: priorityIds };
  return (bug) => {
    const level = valueAt(bug, fieldId, bug.createdAt);
    return WEIGHTS[level === null ? -1 : levels.indexOf(level)] ?? LEAST_WEIGHT;
  };
}

/** A bug of several components is split between them. */
function collectBugs(input: FlowInput, components: Map<string, Cells>, weightOf: WeightOf): void {
  const buckets = timedBuckets(input);
  const cellAt = cellsIn(components, buckets.length);
  for (const bug of input.histories) {
    const place = isBug(bug, input) ? bucketAt(buckets, bug.createdAt) : null;
    if (place === null) continue;
    const keys = componentsOf(bug, input.now);
    const weight = weightOf(bug);
    for (const key of keys) {
      const cell = cellAt(key, place);
      if (cell === undefined) continue;
      cell.bugs += 1 / keys.length;
      cell.weight += weight / keys.length;
    }
  }
}

function collectWork(input: FlowInput, components: Map<string, Cells>): void {
  const { buckets, finished } = finishedIssues(input);
  const estimateOf = doneEstimates(input);
  // In the order they lie in memory; components are then named in the order of the buckets.
  const keysBy = new Array<readonly string[]>(input.histories.length).fill(NO_COMPONENT);
  for (const { place, history, doneAt } of finished) {
    keysBy[place] = componentsOf(history, doneAt ?? input.now);
  }
  const cellAt = cellsIn(components, buckets.length);
  for (const [place, { issues }] of buckets.entries()) {
    for (const issue of issues) {
      const keys = keysBy[issue.place] ?? NO_COMPONENT;
      const points = estimateOf(issue) ?? 0;
      for (const key of keys) {
        const cell = cellAt(key, place);
        if (cell !== undefined) cell.work += points / keys.length;
      }
    }
  }
}

function withTrends(series: MetricSeries, components: ReadonlyMap<string, Cells>): MetricSeries {
  const readings = series.readings.map((reading, place): MetricReading => {
    // A bucket that is not over has fewer bugs than it will have.
    const until = reading.flags.includes('partial') ? place : place + 1;
    const from = Math.max(0, until - WINDOW);
    if (until - from < MIN_BUCKETS) return { ...reading, reason: 'too-few-buckets' };
    const rows = trendsOf(components, from, until);
    const evaluated = rows.filter(({ key, n }) => key !== '' && n >= MIN_BUGS);
    const worse = evaluated.filter(({ parts }) => parts['isWorse'] === 1);
    const value = percentOf(worse.length, evaluated.length);
    return {
      ...reading,
      value,
      reason: value === null ? 'nothing-in-bucket' : null,
      numerator: worse.length,
      denominator: evaluated.length,
      parts: { deteriorating: worse.length, evaluated: evaluated.length },
      rows,
    };
  });
  return seriesWith(readings, () => series.outside);
}

function trendsOf(
  components: ReadonlyMap<string, Cells>,
  from: number,
  until: number,
): readonly BreakdownRow[] {
  const found = [...components].map(([key, cells]) => {
    const some = cells.slice(from, until);
    const series = some.map(({ weight, work }) => (work < MIN_POINTS ? weight : weight / work));
    const bugs = some.reduce((sum, cell) => sum + cell.bugs, 0);
    const isEnough = bugs >= MIN_BUGS;
    const slope = isEnough ? theilSenSlope(series) : null;
    return { key, bugs, isEnough, slope, p: isEnough ? (mannKendall(series)?.p ?? 1) : 1 };
  });
  const asked = found.filter(({ isEnough }) => isEnough);
  const adjusted = benjaminiHochberg(asked.map(({ p }) => p));
  const corrected = new Map(asked.map(({ key }, place) => [key, adjusted[place] ?? 1]));
  return found.map(({ key, bugs, slope, p }): BreakdownRow => {
    const pAdjusted = corrected.get(key) ?? null;
    const isWorse = (slope ?? 0) > 0 && pAdjusted !== null && pAdjusted < FALSE_DISCOVERIES;
    const parts = { slope, p: pAdjusted === null ? null : p, pAdjusted, isWorse: isWorse ? 1 : 0 };
    return { kind: 'component', key, value: slope, n: bugs, parts };
  });
}
