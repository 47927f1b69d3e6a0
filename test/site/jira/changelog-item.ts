/** The changelog entry of one field's change, in the shape Jira gives that kind of field. */
import type { HistoryItem, Issue, SiteData } from './model';

/** Fields whose changes Jira does not list as items of their own. */
const SILENT = new Set(['updated', 'resolutiondate', 'statuscategorychangedate', 'created']);

interface Change {
  readonly fieldId: string;
  readonly value: unknown;
}

/** `null` when nothing changed. */
export function changelogItem(
  data: Pick<SiteData, 'fields'>,
  issue: Issue,
  { fieldId, value }: Change,
): HistoryItem | null {
  const before = issue.fields[fieldId];
  if (SILENT.has(fieldId) || JSON.stringify(before ?? null) === JSON.stringify(value ?? null)) {
    return null;
  }
  if (fieldId === 'parent') return parentItem(before, value);
  const [from, to] = [pair(before), pair(value)];
  const custom = data.fields.find(({ id }) => id === fieldId);
  return {
    field: custom?.custom === true ? custom.name : fieldName(fieldId),
    fieldId,
    fieldtype: custom?.custom === true ? 'custom' : 'jira',
    from: from.id,
    fromString: from.text,
    to: to.id,
    toString: to.text,
  };
}

function parentItem(before: unknown, after: unknown): HistoryItem {
  const of = (value: unknown) => (value ?? {}) as { id?: string; key?: string };
  return {
    field: 'IssueParentAssociation',
    fieldtype: 'jira',
    from: of(before).id ?? null,
    fromString: of(before).key ?? null,
    to: of(after).id ?? null,
    toString: of(after).key ?? null,
  };
}

/** Jira's changelog calls some fields otherwise than REST does. */
function fieldName(fieldId: string): string {
  const names: Readonly<Record<string, string>> = {
    fixVersions: 'Fix Version',
    versions: 'Version',
    components: 'Component',
    duedate: 'duedate',
  };
  return names[fieldId] ?? fieldId;
}

function pair(value: unknown): { id: string | null; text: string | null } {
  if (value === null || value === undefined) return { id: null, text: null };
  if (Array.isArray(value)) {
    const parts = value.map(pair);
    const join = (of: (part: (typeof parts)[number]) => string | null, by: string) =>
      parts.map((part) => of(part) ?? '').join(by);
    const isText = value.every((one) => typeof one === 'string');
    return isText
      ? { id: null, text: value.join(' ') }
      : { id: join(({ id }) => id, ', '), text: join((part) => part.text, ', ') };
  }
  if (typeof value === 'object') {
    const one = value as Readonly<Record<string, Scalar>>;
    return {
      id: text(one['accountId'] ?? one['id']),
      text: text(one['displayName'] ?? one['name'] ?? one['value'] ?? one['key']),
    };
  }
  return { id: null, text: text(value as Scalar) };
}

type Scalar = string | number | boolean | undefined;

function text(value: Scalar): string | null {
  return value === undefined ? null : String(value);
}
