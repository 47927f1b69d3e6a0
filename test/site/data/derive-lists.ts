import type { Field } from '../jira/model';
import { ENTRY_SHAPES, entryId } from './list-entries';
import { asRecords, isRecord, type RawRecord, textOf } from './raw-value';
import type { RawIssue } from './shapes';
import type { ListName, ListsById } from './site-lists';
import { forgottenStatus } from './status-category';

const USER_FIELDS = ['assignee', 'reporter', 'creator'];

/**
 * Adds to the lists whatever the issues mention and no list holds. Current values come first:
 * they say more than what old changelog entries only name.
 */
export function addMentions(lists: ListsById, issues: readonly RawIssue[]): void {
  for (const issue of issues) addValues(lists, issue);
  for (const issue of issues) addHistory(lists, issue);
}

function addValues(lists: ListsById, issue: RawIssue): void {
  const { fields } = issue;
  const projectId = fields.project.id;
  addEntry(lists, 'projects', fields.project);
  addEntry(lists, 'issueTypes', fields.issuetype);
  addEntry(lists, 'statuses', fields.status);
  addEntry(lists, 'priorities', fields.priority);
  addEntry(lists, 'resolutions', fields.resolution);
  for (const name of USER_FIELDS) addEntry(lists, 'users', fields[name]);
  for (const version of [...asRecords(fields.fixVersions), ...asRecords(fields.versions)]) {
    addEntry(lists, 'versions', { projectId: Number(projectId), ...version });
  }
  for (const component of asRecords(fields.components)) {
    addEntry(lists, 'components', { projectId, ...component });
  }
  for (const link of asRecords(fields['issuelinks'])) addEntry(lists, 'linkTypes', link['type']);
  for (const author of authorsOf(fields)) addEntry(lists, 'users', author);
  for (const [id, value] of Object.entries(fields)) {
    if (id.startsWith('customfield_')) addCustomField(lists, id, value);
  }
}

function addHistory(lists: ListsById, issue: RawIssue): void {
  for (const history of issue.changelog?.histories ?? []) {
    addEntry(lists, 'users', history.author);
    for (const item of history.items) addItem(lists, item, issue.fields.project.id);
  }
}

function addEntry(lists: ListsById, name: ListName, raw: unknown): void {
  if (!isRecord(raw)) return;
  const id = textOf(raw, name === 'users' ? 'accountId' : 'id');
  if (id === null || lists[name].has(id)) return;
  const parsed = ENTRY_SHAPES[name].safeParse(raw);
  if (!parsed.success) return;
  // The map of a list holds that list's entries; the compiler cannot follow the name.
  (lists[name] as Map<string, unknown>).set(entryId(parsed.data), parsed.data);
}

function authorsOf(fields: RawRecord): unknown[] {
  const pages = [
    ['comment', 'comments'],
    ['worklog', 'worklogs'],
  ] as const;
  return pages.flatMap(([field, key]) => {
    const page = fields[field];
    return isRecord(page) ? asRecords(page[key]).map((entry) => entry['author']) : [];
  });
}

/** The list that holds what the sides of an item name. */
const LISTS_BY_ITEM: Readonly<Record<string, 'statuses' | 'users' | 'versions' | 'components'>> = {
  status: 'statuses',
  assignee: 'users',
  reporter: 'users',
  'Fix Version': 'versions',
  Version: 'versions',
  Component: 'components',
};

/** What is named only in history: a status, person or version that nothing carries any more. */
function addItem(lists: ListsById, item: RawRecord, projectId: string): void {
  const list = LISTS_BY_ITEM[textOf(item, 'field') ?? ''];
  if (list === undefined) return;
  for (const [idKey, nameKey] of [
    ['from', 'fromString'],
    ['to', 'toString'],
  ] as const) {
    const id = textOf(item, idKey);
    if (id === null || id === '' || lists[list].has(id)) continue;
    const name = textOf(item, nameKey) ?? id;
    if (list === 'statuses') lists.statuses.set(id, forgottenStatus(id, name));
    else if (list === 'users') addEntry(lists, list, { accountId: id, displayName: name });
    else addEntry(lists, list, { id, name, projectId });
  }
}

function addCustomField(lists: ListsById, id: string, value: unknown): void {
  for (const sprint of sprintsIn(value)) addSprint(lists, sprint);
  if (lists.fields.has(id) || value === null || value === undefined) return;
  const schema = guessSchema(value);
  const customId = Number(id.replace('customfield_', ''));
  const field: Field = {
    id,
    name: sprintsIn(value).length > 0 ? 'Sprint' : id,
    custom: true,
    clauseNames: [`cf[${customId}]`],
    schema: { ...schema, customId },
  };
  lists.fields.set(id, field);
}

/** Sprints inside a field's value: Jira sends whole sprints, so a list of them can be derived. */
function sprintsIn(value: unknown): readonly RawRecord[] {
  return asRecords(value).filter(
    (entry) => 'id' in entry && 'name' in entry && ('boardId' in entry || 'startDate' in entry),
  );
}

function addSprint(lists: ListsById, raw: RawRecord): void {
  addEntry(lists, 'sprints', raw);
  const board = textOf(raw, 'boardId');
  if (board !== null) addEntry(lists, 'boards', { id: board, name: `Board ${board}` });
}

function guessSchema(value: unknown): NonNullable<Field['schema']> {
  const types = 'com.atlassian.jira.plugin.system.customfieldtypes';
  if (sprintsIn(value).length > 0) {
    return { type: 'array', items: 'json', custom: 'com.pyxis.greenhopper.jira:gh-sprint' };
  }
  if (typeof value === 'number') return { type: 'number', custom: `${types}:float` };
  if (typeof value === 'string') return { type: 'string', custom: `${types}:textfield` };
  if (isRecord(value) && 'accountId' in value)
    return { type: 'user', custom: `${types}:userpicker` };
  if (isRecord(value) && 'value' in value) return { type: 'option', custom: `${types}:select` };
  if (asRecords(value).some((entry) => 'value' in entry)) {
    return { type: 'array', items: 'option', custom: `${types}:multicheckboxes` };
  }
  return { type: 'any', custom: `${types}:readonlyfield` };
}
