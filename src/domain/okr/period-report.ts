import type { Reading } from '../metrics/reading';
import type { CalendarDate } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';
import { TOLERANCE } from '../shared/tolerance';
import type { Outcome } from './closing';
import type { Target } from './key-result';
import { keyResultProgress } from './key-result-progress';
import type { ProgressStatus } from './status';

/** An objective or key result of the period, as its reader may see it. */
export interface ReportedItem {
  /** `null` while it is open. */
  readonly closing: { readonly outcome: Outcome; readonly score: Ratio | null } | null;
  readonly status: ProgressStatus;
  /** `null` without data and where it is withheld. */
  readonly progress: Ratio | null;
  /** Its numbers would tell about an issue that the reader may not see. */
  readonly isWithheld: boolean;
}

/** How a group of objectives or key results ended, or stands. */
export interface Tally {
  readonly total: number;
  readonly open: number;
  /** Of what is open and shown; only statuses that occur. */
  readonly byStatus: Partial<Readonly<Record<ProgressStatus, number>>>;
  readonly byOutcome: Partial<Readonly<Record<Outcome, number>>>;
  /** Mean over what was closed with a score, cancelled ones left out; `null` with none. */
  readonly averageScore: Ratio | null;
  readonly scored: number;
  /** Mean over everything with a number that is shown, cancelled and postponed ones left out. */
  readonly averageProgress: Ratio | null;
  readonly measured: number;
  readonly withheld: number;
}

export function tallyOf(items: readonly ReportedItem[]): Tally {
  const open = items.filter(({ closing }) => closing === null);
  const scores = items.flatMap(({ closing }) =>
    closing === null || closing.outcome === 'cancelled' || closing.score === null
      ? []
      : closing.score,
  );
  const progress = shownProgress(items);
  return {
    total: items.length,
    open: open.length,
    byStatus: counts(open.filter(({ isWithheld }) => !isWithheld).map(({ status }) => status)),
    byOutcome: counts(items.flatMap(({ closing }) => closing?.outcome ?? [])),
    averageScore: mean(scores),
    scored: scores.length,
    averageProgress: mean(progress),
    measured: progress.length,
    withheld: items.filter(({ isWithheld }) => isWithheld).length,
  };
}

function shownProgress(items: readonly ReportedItem[]): readonly Ratio[] {
  return items.flatMap(({ progress, closing, status, isWithheld }) => {
    const isOut = closing?.outcome === 'cancelled' || status === 'postponed' || isWithheld;
    return isOut || progress === null ? [] : progress;
  });
}

function counts<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counted: Partial<Record<Key, number>> = {};
  for (const key of keys) counted[key] = (counted[key] ?? 0) + 1;
  return counted;
}

function mean(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** From `from` on and below `to`; the last one is 100 % and nothing else. */
export interface HistogramBar {
  readonly from: Ratio;
  readonly to: Ratio;
  readonly count: number;
}

const BARS = 10;

/**
 * How many stand at 0–9 %, 10–19 %, … 90–99 % and at 100 %. Progress below 0 counts as 0, beyond
 * the target as 100 %; whatever has no number that is shown is in none.
 */
export function histogramOf(items: readonly ReportedItem[]): readonly HistogramBar[] {
  const numbers = shownProgress(items);
  const barOf = (progress: Ratio) =>
    Math.min(BARS, Math.max(0, Math.floor(progress * BARS + TOLERANCE)));
  return Array.from({ length: BARS + 1 }, (_, at) => ({
    from: at / BARS,
    to: Math.min(1, (at + 1) / BARS),
    count: numbers.filter((progress) => barOf(progress) === at).length,
  }));
}

/** Those with the same key together, in the order in which keys first occur. */
export function groupedBy<Item, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): readonly { readonly key: Key; readonly items: readonly Item[] }[] {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups].map(([key, group]) => ({ key, items: group }));
}

/**
 * Progress at the beginning of a period: by the last reading until its first day, else by the
 * first one there is. `null` without any.
 */
export function progressAtStart(
  readings: readonly Reading[],
  target: Target,
  start: CalendarDate,
): Ratio | null {
  const told = readings.filter(({ value }) => value !== null);
  const base = told.filter(({ on }) => on <= start).at(-1) ?? told[0];
  return base === undefined ? null : keyResultProgress(target, base.value).progress;
}

export interface Movement {
  readonly from: Ratio;
  readonly to: Ratio;
}

const MOVERS = 5;

/** Those that rose most, and of the others those that rose least or fell; at most five each. */
export function moversOf<Moved extends Movement>(
  moved: readonly Moved[],
): { readonly best: readonly Moved[]; readonly worst: readonly Moved[] } {
  const change = ({ from, to }: Movement) => to - from;
  const rising = [...moved].sort((a, b) => change(b) - change(a));
  const best = rising.filter((one) => change(one) > TOLERANCE).slice(0, MOVERS);
  const others = rising.filter((one) => !best.includes(one)).reverse();
  return { best, worst: others.slice(0, MOVERS) };
}
