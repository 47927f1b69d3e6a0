import { entriesAt, type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import type { CatalogueInput } from './catalogue-input';

/** By the type it has now, or had at an instant: an issue can be turned into another type. */
export function isBug(
  timeline: IssueTimeline,
  { practice }: Pick<CatalogueInput, 'practice'>,
  at = Infinity,
): boolean {
  return practice.bugTypeIds.has(valueAt(timeline, 'issuetype', at) ?? '');
}

/** Labels are written as one text with spaces between. */
export function labelsAt(timeline: IssueTimeline, at: number): readonly string[] {
  return (valueAt(timeline, 'labels', at) ?? '').split(' ').filter((label) => label !== '');
}

/** Fields that hold several things, whose changes name one at a time. */
type ListField = 'components' | 'fixVersions' | 'versions';

/** Ids, found by undoing what changed later; now they are written with commas between. */
export function idsAt(timeline: IssueTimeline, field: ListField, at: number): readonly string[] {
  return entriesAt(timeline, field, { at, now: idsIn(timeline.values[field] ?? '') });
}

function idsIn(text: string): readonly string[] {
  if (text === '') return [];
  // Most have one.
  if (!text.includes(',')) return text.trim() === '' ? [] : [text.trim()];
  return text
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

/** Whether it was among them: said by the first later change that names it, or by what is now. */
export function hasIdAt(
  timeline: IssueTimeline,
  field: ListField,
  { id, at }: { readonly id: string; readonly at: number },
): boolean {
  for (const change of timeline.changes[field] ?? []) {
    if (change.at <= at) continue;
    if (change.from === id) return true;
    if (change.to === id) return false;
  }
  return idsIn(timeline.values[field] ?? '').includes(id);
}

/** 0 is the highest; `null` for no priority or one that the scheme does not have any more. */
export function priorityRank(
  priorityId: string | null,
  { priorityIds }: Pick<CatalogueInput, 'priorityIds'>,
): number | null {
  const rank = priorityId === null ? -1 : priorityIds.indexOf(priorityId);
  return rank < 0 ? null : rank;
}
