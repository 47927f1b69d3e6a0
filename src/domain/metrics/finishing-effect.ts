import type { IssueId } from '../shared/ids';
import type { Ratio } from '../shared/ratio';
import { keyResultProgress } from '../okr/key-result-progress';
import type { Target } from '../okr/key-result';
import { fieldValue, inHours, kpiUnit, sum } from './issue-amount';
import type { Measurement } from './measurement';
import type { JiraMeasureSource } from './metric';
import type { WorkItem } from './work-item';

export interface FinishingEffect {
  readonly progressBefore: Ratio;
  readonly progressAfter: Ratio;
  /** Percentage points of progress. */
  readonly points: number;
}

export interface FinishingQuestion {
  readonly source: JiraMeasureSource;
  readonly target: Target;
  readonly measurement: Pick<Measurement, 'value' | 'numerator' | 'denominator' | 'n'>;
  /** Issues of the population that would become done. Those that are done already change nothing. */
  readonly finished: readonly WorkItem[];
}

/**
 * How far a key result would move if these issues were done now and nothing else changed: the
 * query still finds them and their fields keep their values. `null` where that cannot be told.
 */
export function finishingEffect(question: FinishingQuestion): FinishingEffect | null {
  const { target, measurement } = question;
  if (target.kind !== 'reach' || measurement.value === null) return null;
  const after = valueAfter(question, measurement.value);
  if (after === null) return null;
  const { progress: progressBefore } = keyResultProgress(target, measurement.value);
  const { progress: progressAfter } = keyResultProgress(target, after);
  if (progressBefore === null || progressAfter === null) return null;
  return { progressBefore, progressAfter, points: 100 * (progressAfter - progressBefore) };
}

function valueAfter(question: FinishingQuestion, value: number): number | null {
  const { source, measurement } = question;
  const opened = openItems(question.finished);
  if (opened.length === 0) return value;
  if (changesOnResolving(source)) return null;
  if (source.mode === 'kpi' && !source.doneOnly) return value;
  const added = amountOf(source, opened);
  if (added === null) return null;
  return source.mode === 'kpi' ? value + added : percentAfter(measurement, added);
}

function openItems(items: readonly WorkItem[]): readonly WorkItem[] {
  const unique = new Map(items.map((item) => [item.id, item]));
  return [...unique.values()].filter((item) => item.statusCategory !== 'done');
}

/** Resolving an issue may zero its remaining estimate, depending on the workflow. */
function changesOnResolving({ measure }: JiraMeasureSource): boolean {
  return measure.kind === 'remainingEstimate' || measure.kind === 'progress';
}

function percentAfter(
  { numerator, denominator }: FinishingQuestion['measurement'],
  added: number,
): number | null {
  if (numerator === null || denominator === null || denominator === 0) return null;
  return (100 * (numerator + added)) / denominator;
}

function amountOf(source: JiraMeasureSource, items: readonly WorkItem[]): number | null {
  const ids = new Set(items.map((item) => item.id));
  const shares = items.map((item) => shareOf(source, item, ids));
  if (shares.some((share) => share === null)) return null;
  const total = sum(shares.filter((share) => share !== null));
  return kpiUnit(source.measure) === 'hour' ? inHours(total) : total;
}

/** With summed time fields a sub-task counts only if its parent does not, which we may not know. */
function shareOf(
  source: JiraMeasureSource,
  item: WorkItem,
  ids: ReadonlySet<IssueId>,
): number | null {
  if (source.timeRollup === 'aggregate' && item.hierarchyLevel < 0 && item.parentId !== null) {
    return ids.has(item.parentId) ? 0 : null;
  }
  return fieldValue(source, item) ?? 0;
}
