/** An issue as REST returns it: the asked fields, the derived ones filled in. */
import type { History, Issue, User } from '../model';
import type { Store } from '../store';
import { selfUrl } from './self-url';

/** Search shows only the latest; the whole changelog has its own endpoints. */
const CHANGELOG_IN_SEARCH = 40;

export interface ShapeOptions {
  /** Field ids; `*all` and `*navigable` mean all. */
  readonly fields: readonly string[];
  readonly expand: readonly string[];
}

export function issueShape(store: Store, issue: Issue, { fields, expand }: ShapeOptions) {
  const wanted = fieldsOf(store, issue, fields);
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: selfUrl(`api/3/issue/${issue.id}`),
    key: issue.key,
    ...(Object.keys(wanted).length === 0 ? {} : { fields: wanted }),
    ...(expand.includes('names') ? { names: namesOf(store, Object.keys(wanted)) } : {}),
    ...(expand.includes('changelog') ? { changelog: latestChanges(store, issue) } : {}),
  };
}

/** The display name of each field shown. */
function namesOf({ data }: Store, fieldIds: readonly string[]): Record<string, string> {
  const names = new Map(data.fields.map(({ id, name }) => [id, name]));
  return Object.fromEntries(fieldIds.map((fieldId) => [fieldId, names.get(fieldId) ?? fieldId]));
}

function latestChanges(store: Store, { histories }: Issue) {
  const newest = histories.slice(-CHANGELOG_IN_SEARCH).reverse();
  return {
    startAt: 0,
    maxResults: newest.length,
    total: histories.length,
    histories: newest.map((history) => historyShape(store, history)),
  };
}

/** An entry whose author is unknown has no `author` at all. */
export function historyShape({ data }: Store, { author, ...history }: History) {
  const user = data.users.find(({ accountId }) => accountId === author?.accountId);
  if (user === undefined) return author === null ? history : { ...history, author };
  return { ...history, author: userShape(user) };
}

export function userShape({ accountId, accountType, active, displayName, timeZone }: User) {
  return {
    self: selfUrl(`api/3/user?accountId=${encodeURIComponent(accountId)}`),
    accountId,
    accountType,
    active,
    displayName,
    timeZone,
  };
}

type Derived = (store: Store, issue: Issue) => unknown;

/** These follow from other issues and fields. */
const DERIVED: Readonly<Record<string, Derived>> = {
  subtasks: (store, issue) => subtasksOf(store, issue).map(reference),
  aggregatetimespent: (store, issue) => sum(store, issue, 'timespent'),
  aggregatetimeoriginalestimate: (store, issue) => sum(store, issue, 'timeoriginalestimate'),
  aggregatetimeestimate: (store, issue) => sum(store, issue, 'timeestimate'),
  progress: (_store, { fields }) => progress(fields['timespent'], fields['timeestimate']),
  aggregateprogress: (store, issue) =>
    progress(sum(store, issue, 'timespent'), sum(store, issue, 'timeestimate')),
  timetracking: (_store, { fields }) => timetracking(fields),
};

function fieldsOf(store: Store, issue: Issue, asked: readonly string[]): Record<string, unknown> {
  const isAll = asked.includes('*all') || asked.includes('*navigable');
  const removed = new Set(asked.filter((id) => id.startsWith('-')).map((id) => id.slice(1)));
  const ids = isAll ? [...Object.keys(issue.fields), ...Object.keys(DERIVED)] : asked;
  const entries = [...new Set(ids)]
    .filter((id) => !removed.has(id) && (id in issue.fields || id in DERIVED))
    .map((id) => [id, valueOf(store, issue, id)] as const);
  return Object.fromEntries<unknown>(entries);
}

function valueOf(store: Store, issue: Issue, fieldId: string): unknown {
  const derived = DERIVED[fieldId];
  if (derived !== undefined) return derived(store, issue);
  const value = issue.fields[fieldId];
  if (fieldId === 'parent') return parentNow(store, value);
  if (fieldId === 'fixVersions' || fieldId === 'versions') return asNow(store.data.versions, value);
  return isSprints(value) ? asNow(store.data.sprints, value) : value;
}

interface Listed {
  readonly id: number | string;
}

const isSprints = (value: unknown): value is Listed[] =>
  Array.isArray(value) &&
  value.some((one) => typeof one === 'object' && one !== null && 'state' in one);

/** A sprint that was closed or a version that was released shows so in every issue. */
function asNow(list: readonly Listed[], value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return (value as readonly Listed[]).map((one) => list.find(({ id }) => id === one.id) ?? one);
}

function parentNow({ view }: Store, value: unknown): unknown {
  const { id } = (value ?? {}) as { id?: string };
  const parent = id === undefined ? undefined : view.issueById(id);
  return parent === undefined ? value : reference(parent);
}

function reference({ id, key, fields }: Issue) {
  const { summary, status, priority, issuetype } = fields;
  return {
    id,
    key,
    self: selfUrl(`api/3/issue/${id}`),
    fields: { summary, status, priority, issuetype },
  };
}

function subtasksOf({ view }: Store, issue: Issue): Issue[] {
  return view
    .childrenOf(issue.id)
    .filter((child) => (child.fields['issuetype'] as { subtask?: boolean }).subtask === true);
}

function sum(store: Store, issue: Issue, field: string): number | null {
  const values = [issue, ...subtasksOf(store, issue)]
    .map((one) => one.fields[field])
    .filter((one) => typeof one === 'number');
  return values.length === 0 ? null : values.reduce((total, one) => total + one, 0);
}

function progress(spentValue: unknown, remainingValue: unknown) {
  const spent = typeof spentValue === 'number' ? spentValue : 0;
  const total = spent + (typeof remainingValue === 'number' ? remainingValue : 0);
  return {
    progress: spent,
    total,
    ...(total === 0 ? {} : { percent: Math.floor((100 * spent) / total) }),
  };
}

function timetracking(fields: Readonly<Record<string, unknown>>) {
  const entries = [
    ['originalEstimateSeconds', fields['timeoriginalestimate']],
    ['remainingEstimateSeconds', fields['timeestimate']],
    ['timeSpentSeconds', fields['timespent']],
  ] as const;
  return Object.fromEntries(entries.filter(([, value]) => typeof value === 'number'));
}
