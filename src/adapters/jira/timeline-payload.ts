import type { FieldChange } from '../../domain/history/issue-history';
import { isParentChange } from '../../domain/history/issue-history';
import type { ValueChange } from '../../domain/metrics/timeline/issue-timeline';

/** Fields with several entries, of which the changelog tells one at a time, by id. */
const ENTRY_LISTS: ReadonlySet<string> = new Set(['components', 'fixVersions', 'versions']);

/** What a field holds now, written as the changelog would write it. Source: metrics-spec P8. */
export function valueText(fieldId: string, value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (fieldId === 'description') return '1';
  if (Array.isArray(value)) return listText(fieldId, value);
  if (typeof value === 'object') return entryText(value);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}

function listText(fieldId: string, value: readonly unknown[]): string | null {
  if (ENTRY_LISTS.has(fieldId)) return joined(value.map(entryText), ',');
  if (fieldId === 'labels') return joined(value.map(entryText), ' ');
  // Sprints are written `12, 15`; the words of checkboxes such as Flagged just the same.
  return joined(value.map(optionText), ', ');
}

const joined = (texts: readonly (string | null)[], by: string): string | null =>
  texts.filter((text) => text !== null).join(by) || null;

function propertyOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** Its id: people by their account. */
function entryText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const id = propertyOf(value, 'accountId') ?? propertyOf(value, 'id');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : null;
}

function optionText(value: unknown): string | null {
  const words = propertyOf(value, 'value');
  return typeof words === 'string' ? words : entryText(value);
}

/** The changes of the asked fields, each under its field's id. */
export function changesByField(
  changes: readonly FieldChange[],
  fieldIds: ReadonlySet<string>,
): Readonly<Record<string, readonly ValueChange[]>> {
  const byField = new Map<string, ValueChange[]>();
  for (const change of changes) {
    const fieldId = isParentChange(change) ? 'parent' : change.field;
    if (!fieldIds.has(fieldId)) continue;
    const { at, from, fromText, to, toText } = change;
    const known = byField.get(fieldId) ?? [];
    known.push({ at, from: textOf(from, fromText), to: textOf(to, toText) });
    byField.set(fieldId, known);
  }
  return Object.fromEntries(byField);
}

/** Numbers and words stand in the texts only. */
function textOf(id: string | null, text: string | null): string | null {
  return id !== null && id !== '' ? id : text === '' ? null : text;
}
