import type { Field } from '../jira/model';
import { ENTRY_SHAPES, entryId } from './list-entries';
import { asRecords, isRecord, type RawRecord, textOf } from './raw-value';
import type { RawIssue } from './shapes';
import type { ListName, ListsById } from './site-lists';
import { forgottenStatus } from './status-category';

const USER_FIELDS = ['assignee', 'reporter', 'creator'];

/** Adds to the lists whatever an issue mentions and no list holds. */
export function addMentions(lists: ListsById, issue: RawIssue): void {
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
  for (const history of issue.changelog?.histories ?? []) {
    addEntry(lists, 'users', history.author);
    for (const item of history.items) addItem(lists, item);
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

/** A status or person that is named only in history; lists come first, so they win. */
function addItem(lists: ListsById, item: RawRecord): void {
  const field = textOf(item, 'field');
  if (field !== 'status' && field !== 'assignee' && field !== 'reporter') return;
  for (const [idKey, nameKey] of [
    ['from', 'fromString'],
    ['to', 'toString'],
  ] as const) {
    const id = textOf(item, idKey);
    if (id === null || id === '') continue;
    const name = textOf(item, nameKey) ?? id;
    if (field !== 'status') addEntry(lists, 'users', { accountId: id, displayName: name });
    else if (!lists.statuses.has(id)) lists.statuses.set(id, forgottenStatus(id, name));
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
export function sprintsIn(value: unknown): readonly RawRecord[] {
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
