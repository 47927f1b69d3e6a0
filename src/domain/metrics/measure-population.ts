import type { IssueId } from '../shared/ids';
import { TOLERANCE } from '../shared/tolerance';
import { isTimeMeasure } from './check-source';
import { fieldValue, inHours, kpiUnit, sum, type FieldValue } from './issue-amount';
import type { Contributor, Measurement, NoValueReason } from './measurement';
import type { JiraMeasureSource } from './metric';
import { populationFlags } from './population-flags';
import type { WorkItem } from './work-item';

/** An issue with what it brings, in the shown unit; an empty field brings 0. */
export interface Share {
  readonly item: WorkItem;
  readonly amount: number;
  readonly isDone: boolean;
}

type Exclusions = Measurement['excluded'];
type Outcome = Pick<Measurement, 'value' | 'reason' | 'numerator' | 'denominator'> & {
  readonly contributors: readonly Contributor[];
};

/**
 * Measures all issues a query found. `source` has passed `checkSource`.
 * Percent: done share of the whole, 0..100. KPI: the sum, or for `progress` the mean, of done or
 * of all issues. Source: metrics-spec A.1 to A.3.
 */
export function measurePopulation(
  source: JiraMeasureSource,
  items: readonly WorkItem[],
): Measurement {
  const population = distinct(items);
  const { counted, excluded, missing, isUnavailable } = admit(source, population);
  const outcome = isUnavailable
    ? noValue('field-unavailable', counted)
    : measure(source, counted, population.length);
  return {
    ...outcome,
    unit: source.mode === 'percent' ? 'percent' : kpiUnit(source.measure),
    n: population.length,
    doneCount: population.filter(isDone).length,
    missing,
    flags: populationFlags(source.measure, counted),
    excluded,
  };
}

/** The issues that take part, each with what it brings; the measurement is made of these alone. */
export function countedShares(
  source: JiraMeasureSource,
  items: readonly WorkItem[],
): readonly Share[] {
  return admit(source, distinct(items)).counted;
}

const distinct = (items: readonly WorkItem[]): readonly WorkItem[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

function isDone(item: WorkItem): boolean {
  // Whatever the resolution says. Source: metrics-spec P4.
  return item.statusCategory === 'done';
}

/** Splits the population into issues that take part and issues that do not, with the reason. */
function admit(source: JiraMeasureSource, population: readonly WorkItem[]) {
  const ids = new Set(population.map((item) => item.id));
  const isCovered = (item: WorkItem) => isCountedByParent(source, item, ids);
  const own = population.filter((item) => !isCovered(item));
  const values = new Map(own.map((item) => [item.id, fieldValue(source, item)]));
  const isUntracked = (item: WorkItem) => leavesOut(source, values.get(item.id));
  const admitted = own.filter((item) => !isUntracked(item));
  const excluded: Exclusions = [
    ...population.filter(isCovered).map(({ id }) => ({
      issueId: id,
      reason: 'counted-by-parent' as const,
    })),
    ...own.filter(isUntracked).map(({ id }) => ({
      issueId: id,
      reason: 'no-time-tracked' as const,
    })),
  ];
  return {
    counted: admitted.map((item) => shareOf(source, item, values.get(item.id))),
    excluded,
    missing: admitted.filter((item) => (values.get(item.id) ?? null) === null).length,
    isUnavailable: own.length > 0 && [...values.values()].every((value) => value === undefined),
  };
}

/**
 * Jira sums time over an issue and its sub-tasks, so with summed fields a sub-task whose parent is
 * here too would count twice. Stories are not part of their epic's sums.
 */
function isCountedByParent(
  source: JiraMeasureSource,
  item: WorkItem,
  ids: ReadonlySet<IssueId>,
): boolean {
  if (source.timeRollup !== 'aggregate' || !isTimeMeasure(source.measure)) return false;
  return item.hierarchyLevel < 0 && item.parentId !== null && ids.has(item.parentId);
}

/** In a mean an empty value has to be left out or made 0; in a sum it adds 0 anyway. */
function leavesOut(source: JiraMeasureSource, value: FieldValue): boolean {
  return (
    source.measure.kind === 'progress' && source.untracked === 'exclude' && (value ?? null) === null
  );
}

function shareOf(source: JiraMeasureSource, item: WorkItem, value: FieldValue): Share {
  const amount = kpiUnit(source.measure) === 'hour' ? inHours(value ?? 0) : (value ?? 0);
  return { item, amount, isDone: isDone(item) };
}

function measure(source: JiraMeasureSource, shares: readonly Share[], n: number): Outcome {
  const isMean = source.measure.kind === 'progress';
  if (n === 0 && (isMean || source.mode === 'percent')) return noValue('empty-population', shares);
  if (source.mode === 'percent') return percentOf(shares);
  const isCounted = (share: Share) => share.isDone || !source.doneOnly;
  return isMean ? meanOf(shares, isCounted) : sumOf(shares, isCounted);
}

function percentOf(shares: readonly Share[]): Outcome {
  const amounts = shares.map((share) => share.amount);
  const numerator = sum(shares.filter((share) => share.isDone).map((share) => share.amount));
  const denominator = sum(amounts);
  if (isNothing(denominator, amounts)) {
    return { ...noValue('zero-denominator', shares), numerator, denominator: 0 };
  }
  return {
    value: (100 * numerator) / denominator,
    reason: null,
    numerator,
    denominator,
    contributors: shares.map((share) =>
      contributor(share, (100 * share.amount) / denominator, share.isDone),
    ),
  };
}

function sumOf(shares: readonly Share[], isCounted: (share: Share) => boolean): Outcome {
  const total = sum(shares.filter(isCounted).map((share) => share.amount));
  return {
    value: total,
    reason: null,
    numerator: total,
    denominator: null,
    contributors: shares.map((share) => contributor(share, share.amount, isCounted(share))),
  };
}

/** Each counted issue adds its percentage divided by their number, so that they sum to the mean. */
function meanOf(shares: readonly Share[], isCounted: (share: Share) => boolean): Outcome {
  const counted = shares.filter(isCounted);
  if (counted.length === 0) return noValue('zero-denominator', shares);
  const numerator = sum(counted.map((share) => share.amount));
  return {
    value: numerator / counted.length,
    reason: null,
    numerator,
    denominator: counted.length,
    contributors: shares.map((share) =>
      isCounted(share)
        ? contributor(share, share.amount / counted.length, true)
        : contributor(share, 0, false),
    ),
  };
}

function noValue(reason: NoValueReason, shares: readonly Share[]): Outcome {
  return {
    value: null,
    reason,
    numerator: null,
    denominator: null,
    contributors: shares.map((share) => contributor(share, 0, false)),
  };
}

function contributor(share: Share, amount: number, isCounted: boolean): Contributor {
  return { issueId: share.item.id, amount, isDone: share.isDone, isCounted };
}

/** 0.1 + 0.2 − 0.3 is not quite 0; dividing by what is left would give a huge percentage. */
function isNothing(total: number, amounts: readonly number[]): boolean {
  return Math.abs(total) <= TOLERANCE * sum(amounts.map(Math.abs));
}
