/** The changelog entries of one field's change, in the shape Jira gives that kind of field. */
import type { Field, HistoryItem, Issue, SiteData } from './model';

/** Fields whose changes Jira does not list as items of their own. */
const SILENT = new Set([
  'updated',
  'created',
  'resolutiondate',
  'statuscategorychangedate',
  'worklog',
  'comment',
  'subtasks',
  'issuelinks',
]);

/** One item per value added or removed; each is called like its singular in the changelog. */
const DELTA_NAMES: Readonly<Record<string, string>> = {
  fixVersions: 'Fix Version',
  versions: 'Version',
  components: 'Component',
};

interface Change {
  readonly fieldId: string;
  readonly value: unknown;
}

interface Pair {
  readonly id: string | null;
  readonly text: string | null;
}

const NOTHING: Pair = { id: null, text: null };

/** Nothing when nothing changed. */
export function changelogItems(
  data: Pick<SiteData, 'fields'>,
  issue: Issue,
  { fieldId, value }: Change,
): HistoryItem[] {
  if (fieldId === 'key') return keyItems(issue, value);
  const before = issue.fields[fieldId];
  if (SILENT.has(fieldId) || isSame(before, value)) return [];
  if (fieldId === 'parent') return [parentItem(before, value)];
  const delta = DELTA_NAMES[fieldId];
  if (delta !== undefined) return deltaItems(fieldId, delta, { before, value });
  const custom = data.fields.find((field) => field.id === fieldId && field.custom);
  const name = custom === undefined ? { field: fieldId, fieldtype: 'jira' } : customName(custom);
  return [item({ ...name, fieldId }, pair(before, fieldId), pair(value, fieldId))];
}

const customName = ({ name }: Field) => ({ field: name, fieldtype: 'custom' });

function item(
  name: { readonly field: string; readonly fieldId?: string; readonly fieldtype: string },
  from: Pair,
  to: Pair,
): HistoryItem {
  return { ...name, from: from.id, fromString: from.text, to: to.id, toString: to.text };
}

/** Values that name the same thing are the same, however much of it each of them shows. */
function isSame(before: unknown, after: unknown): boolean {
  return JSON.stringify(essence(before)) === JSON.stringify(essence(after));
}

function essence(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(essence);
  if (typeof value !== 'object') return value;
  const { accountId, id } = value as { accountId?: string; id?: string | number };
  return accountId ?? (id === undefined ? value : String(id));
}

/** Neither the move's key nor a parent carries a `fieldId`. */
function keyItems(issue: Issue, key: unknown): HistoryItem[] {
  if (typeof key !== 'string' || key === issue.key) return [];
  const name = { field: 'Key', fieldtype: 'jira' };
  return [item(name, { id: null, text: issue.key }, { id: null, text: key })];
}

function parentItem(before: unknown, after: unknown): HistoryItem {
  const of = (value: unknown): Pair => {
    const { id, key } = (value ?? {}) as { id?: string; key?: string };
    return { id: id ?? null, text: key ?? null };
  };
  return item({ field: 'IssueParentAssociation', fieldtype: 'jira' }, of(before), of(after));
}

function deltaItems(
  fieldId: string,
  field: string,
  { before, value }: { readonly before: unknown; readonly value: unknown },
): HistoryItem[] {
  const name = { field, fieldId, fieldtype: 'jira' };
  const list = (of: unknown) => (Array.isArray(of) ? of.map((one) => pair(one, fieldId)) : []);
  const [old, now] = [list(before), list(value)];
  const missingIn = (others: readonly Pair[]) => (one: Pair) =>
    !others.some(({ id }) => id === one.id);
  return [
    ...old.filter(missingIn(now)).map((one) => item(name, one, NOTHING)),
    ...now.filter(missingIn(old)).map((one) => item(name, NOTHING, one)),
  ];
}

function pair(value: unknown, fieldId: string): Pair {
  if (value === null || value === undefined) return NOTHING;
  if (Array.isArray(value)) return listPair(value, fieldId);
  if (typeof value === 'object') {
    const one = value as Readonly<Record<string, Scalar>>;
    return {
      id: text(one['accountId'] ?? one['id']),
      text: text(one['displayName'] ?? one['name'] ?? one['value'] ?? one['key']),
    };
  }
  const written = text(value as Scalar);
  // Durations and dates stand on both sides; words and numbers only as text.
  const isPlain = /^time|duedate/.test(fieldId);
  return { id: isPlain ? written : null, text: written };
}

/** All labels in one text; ids and names of sprints and options in comma lists. */
function listPair(values: readonly unknown[], fieldId: string): Pair {
  if (fieldId === 'labels') return { id: null, text: values.join(' ') };
  if (values.length === 0) return { id: '', text: '' };
  const parts = values.map((value) => pair(value, fieldId));
  const join = (of: (part: Pair) => string | null) => parts.map((one) => of(one) ?? '').join(', ');
  return { id: join(({ id }) => id), text: join((part) => part.text) };
}

type Scalar = string | number | boolean | undefined;

function text(value: Scalar): string | null {
  return value === undefined ? null : String(value);
}
