import type { History, HistoryItem, Issue } from '../jira/model';
import { type FieldKind, fieldKind, sharedValue } from './field-value';
import { fieldIdByName, type FieldIdOf, historyItem } from './history-item';
import { parseInstant } from './instant';
import { asRecords, isRecord, textOf } from './raw-value';
import type { RawHistory, RawIssue } from './shapes';
import type { ListsById } from './site-lists';

/** Jira computes these; the site does so anew, because they go stale with every change. */
const COMPUTED = [
  'subtasks',
  'workratio',
  'lastViewed',
  'epic',
  'sprint',
  'closedSprints',
  'flagged',
];

export interface IssueBuilder {
  build(raw: RawIssue): Issue;
}

export function issueBuilder(lists: ListsById): IssueBuilder {
  const kinds = new Map<string, FieldKind>();
  for (const field of lists.fields.values()) {
    const kind = fieldKind(field);
    if (kind !== null) kinds.set(field.id, kind);
  }
  const fieldIdOf = fieldIdByName(lists.fields.values());
  return {
    build(raw) {
      const fields: Record<string, unknown> = {};
      for (const [id, value] of Object.entries(raw.fields)) {
        const kind = kinds.get(id);
        fields[id] = kind === undefined || value === null ? value : sharedValue(kind, value, lists);
      }
      for (const id of COMPUTED) Reflect.deleteProperty(fields, id);
      if (isRecord(fields['parent'])) {
        const { id, key } = fields['parent'];
        fields['parent'] = { id: String(id), key };
      }
      const histories = (raw.changelog?.histories ?? []).map((one) => history(one, fieldIdOf));
      histories.sort((a, b) => (parseInstant(a.created) ?? 0) - (parseInstant(b.created) ?? 0));
      return { id: raw.id, key: raw.key, fields, histories };
    },
  };
}

function history(raw: RawHistory, fieldIdOf: FieldIdOf): History {
  return {
    id: raw.id,
    created: raw.created,
    author: raw.author ? { accountId: raw.author.accountId } : null,
    items: raw.items.map((item): HistoryItem => historyItem(item, fieldIdOf)),
  };
}

/** Fills the instants that Jira always sends and some exports leave out. */
export function addMissingInstants(issue: Issue, lists: ListsById): void {
  const { fields } = issue;
  fields['updated'] ??= lastActivity(issue, Infinity);
  fields['statuscategorychangedate'] ??=
    categoryChangedAt(issue.histories, lists) ?? fields['created'];
}

/** The latest of creation, changes, comments and worklogs up to an instant, as it is written. */
export function lastActivity({ fields, histories }: Issue, until: number): unknown {
  let latest = { at: -Infinity, text: fields['created'] };
  const consider = (text: unknown) => {
    const at = parseInstant(text);
    if (at !== null && at <= until && at > latest.at) latest = { at, text };
  };
  consider(fields['created']);
  for (const { created } of histories) consider(created);
  for (const [field, entries] of PAGES) {
    const page = fields[field];
    if (isRecord(page)) for (const entry of asRecords(page[entries])) consider(entry['created']);
  }
  return latest.text;
}

export const PAGES = [
  ['comment', 'comments'],
  ['worklog', 'worklogs'],
] as const;

/** When the status last moved into another category, by the history given. */
export function categoryChangedAt(histories: readonly History[], lists: ListsById): string | null {
  for (const { created, items } of histories.toReversed()) {
    if (items.some((item) => changesCategory(item, lists))) return created;
  }
  return null;
}

export function changesCategory(item: HistoryItem, lists: ListsById): boolean {
  if (item.field !== 'status') return false;
  const category = (id: string | null) => lists.statuses.get(id ?? '')?.statusCategory.id;
  return category(item.from) !== category(item.to);
}

/** Old exports name an epic in its own field; Jira Cloud reads `parent` for it. */
export function adoptEpicLinks(issues: readonly Issue[], lists: ListsById): void {
  const epicLink = [...lists.fields.values()].find(
    ({ name, schema }) => name === 'Epic Link' || schema?.custom?.endsWith(':gh-epic-link'),
  );
  if (epicLink === undefined) return;
  const byKey = new Map(issues.map((issue) => [issue.key, issue]));
  for (const { fields } of issues) {
    const epic = byKey.get(textOf(fields, epicLink.id) ?? '');
    if (epic !== undefined) fields['parent'] ??= { id: epic.id, key: epic.key };
  }
}
