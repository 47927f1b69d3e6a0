import type { FieldChange } from '../../history/issue-history';
import type { IssueId, ProjectId } from '../../shared/ids';

/** `null` is an empty field. */
export type ValueChange = Pick<FieldChange, 'at' | 'from' | 'to'>;

/**
 * What happened to an issue since it was created, field by field. Fields are keyed by their id (`status`,
 * `customfield_10016`, …) and values are written as in the changelog's `from` and `to`: ids for
 * statuses, priorities and people, the full list of ids for sprints. Source: metrics-spec P3, P8.
 */
export interface IssueTimeline {
  readonly id: IssueId;
  readonly key: string;
  readonly projectId: ProjectId;
  /** 1 epic, 0 story, −1 sub-task; now. */
  readonly hierarchyLevel: number;
  readonly createdAt: number;
  readonly values: Readonly<Record<string, string | null>>;
  /** Of each field, oldest first. */
  readonly changes: Readonly<Record<string, readonly ValueChange[]>>;
}

/** A field without changes has had its value since the issue was created. */
export function valueAt(history: IssueTimeline, fieldId: string, at: number): string | null {
  const changes = history.changes[fieldId];
  if (changes === undefined || changes.length === 0) return history.values[fieldId] ?? null;
  // Most ask for the end of a long history; a loop asks without a call for each change.
  for (let place = changes.length - 1; place >= 0; place -= 1) {
    const change = changes[place];
    if (change !== undefined && change.at <= at) return change.to;
  }
  return changes[0]?.from ?? null;
}

/**
 * The entries of a field whose changes add (`from` empty) or remove (`to` empty) one entry each:
 * versions, components, links. Found by undoing, from the entries now, what came later.
 */
export function entriesAt(
  history: IssueTimeline,
  fieldId: string,
  { at, now }: { readonly at: number; readonly now: readonly string[] },
): readonly string[] {
  const changes = history.changes[fieldId];
  if ((changes?.at(-1)?.at ?? -Infinity) <= at) return now;
  const later = (changes ?? []).filter((change) => change.at > at);
  const entries = new Set(now);
  for (const { from, to } of later.toReversed()) {
    if (to !== null) entries.delete(to);
    if (from !== null) entries.add(from);
  }
  return [...entries];
}
