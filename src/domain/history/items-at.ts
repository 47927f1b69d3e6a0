import type { WorkItem } from '../metrics/work-item';
import type { IssueId } from '../shared/ids';
import { type IssueFacts, type StatusCategories, workItemAt } from './issue-facts';

/** What an issue of the scope was until we saw it change; `null`: it was no member. */
export interface RecordedChange {
  /** Epoch milliseconds at which the change was taken in. */
  readonly at: number;
  readonly issueId: IssueId;
  readonly before: WorkItem | null;
}

/** All that is known of a scope over time. */
export interface ScopeHistory {
  readonly now: readonly WorkItem[];
  /** From here on every entering, leaving and changing was recorded; before, facts stand in. */
  readonly recordedSince: number;
  /** Oldest first. */
  readonly record: readonly RecordedChange[];
  /** `null` until the issues' past has been read. */
  readonly facts: ReadonlyMap<IssueId, IssueFacts> | null;
  readonly categories: StatusCategories;
}

export interface PastItems {
  readonly items: readonly WorkItem[];
  /** Put together from the issues' own histories, not recorded at the time. */
  readonly isReconstructed: boolean;
}

/**
 * The scope's issues as they were at an instant: the record is undone back to it, and before the
 * record began each issue's own history is. `null` when that has not been read yet.
 */
export function itemsAt(history: ScopeHistory, at: number): PastItems | null {
  const { recordedSince, facts, categories } = history;
  const recorded = recordedAt(history, Math.max(at, recordedSince));
  if (at >= recordedSince) return { items: recorded, isReconstructed: false };
  if (facts === null) return null;
  const items = recorded.flatMap((item) => {
    const past = facts.get(item.id);
    // Without a past it cannot be told what it was.
    return (past && workItemAt(item, past, { at, categories })) ?? [];
  });
  return { items, isReconstructed: true };
}

function recordedAt({ now, record }: ScopeHistory, at: number): readonly WorkItem[] {
  const items = new Map(now.map((item) => [item.id, item]));
  for (let index = record.length - 1; index >= 0; index -= 1) {
    const change = record[index];
    if (change === undefined || change.at <= at) break;
    if (change.before === null) items.delete(change.issueId);
    else items.set(change.issueId, change.before);
  }
  return [...items.values()].sort((a, b) => Number(a.id) - Number(b.id));
}

/**
 * Changes of one issue in the order they were recorded, of all issues in the order of time: one
 * that was seen late stands where it happened.
 */
export function inTimeOrder(record: readonly RecordedChange[]): readonly RecordedChange[] {
  const last = new Map<IssueId, number>();
  const placed = record.map((change) => {
    const at = Math.max(change.at, last.get(change.issueId) ?? change.at);
    last.set(change.issueId, at);
    return at === change.at ? change : { ...change, at };
  });
  return placed.sort((a, b) => a.at - b.at);
}

/** What has to be recorded when a scope's issues are read again. */
export function changesBetween(
  before: readonly WorkItem[],
  after: readonly WorkItem[],
  at: number,
): readonly RecordedChange[] {
  const was = new Map(before.map((item) => [item.id, item]));
  const is = new Map(after.map((item) => [item.id, item]));
  const ids = [...new Set([...was.keys(), ...is.keys()])];
  return ids.flatMap((issueId): readonly RecordedChange[] => {
    const old = was.get(issueId) ?? null;
    return isSameItem(old, is.get(issueId) ?? null) ? [] : [{ at, issueId, before: old }];
  });
}

export function isSameItem(a: WorkItem | null, b: WorkItem | null): boolean {
  if (a === null || b === null) return a === b;
  return textOf(a) === textOf(b);
}

/** Names in order, since a stored item need not list them as a new one does. */
function textOf({ numbers, ...item }: WorkItem): string {
  const entries = (of: object) =>
    Object.entries(of)
      .filter(([, value]) => value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([entries(item), entries(numbers)]);
}
