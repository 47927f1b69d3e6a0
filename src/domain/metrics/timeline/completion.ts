import type { Stay } from './status-timeline';

/**
 * When an issue counts as done, if it is done: at the start of the stay in category done that
 * still lasts, or already the first time it got there. Source: metrics-spec P5.
 */
export type DoneRule = 'last' | 'first';

/** `null` for an issue that is not done now. */
export function doneAt(stays: readonly Stay[], rule: DoneRule): number | null {
  if (stays.at(-1)?.category !== 'done') return null;
  if (rule === 'first') return stays.find(({ category }) => category === 'done')?.start ?? null;
  let first = stays.length - 1;
  while (stays[first - 1]?.category === 'done') first -= 1;
  return stays[first]?.start ?? null;
}

/** How often it went from done back to work. */
export function reopenCount(stays: readonly Stay[]): number {
  return stays.filter(
    ({ category }, place) => category !== 'done' && stays[place - 1]?.category === 'done',
  ).length;
}

/** First entry into work, before `until`; `null` when nobody ever started. Source: P6. */
export function startedAt(stays: readonly Stay[], until = Infinity): number | null {
  const first = stays.find(({ category, start }) => category === 'indeterminate' && start < until);
  return first?.start ?? null;
}
