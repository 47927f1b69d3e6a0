/** Field values as callers write them become values as REST reads return them. */
import { EditRefusal, fieldRefusal } from './edit-refusal';
import type { Issue, Project, SiteData } from './model';
import type { Store } from './store';

type Fields = Readonly<Record<string, unknown>>;
type Read = (store: Store, value: unknown, fieldId: string) => unknown;

/** What people may write besides custom fields. */
const READERS: Readonly<Record<string, Read>> = {
  summary: (_store, value) => {
    if (typeof value !== 'string' || value.trim() === '') {
      throw fieldRefusal('summary', 'You must specify a summary of the issue.');
    }
    return value;
  },
  labels: (_store, value) => {
    const labels = Array.isArray(value) ? value.map(String) : [];
    const spaced = labels.find((label) => /\s/.test(label));
    if (spaced !== undefined) {
      throw fieldRefusal('labels', `The label '${spaced}' contains spaces which is invalid.`);
    }
    return labels;
  },
  parent: (store, value) => parentReference(store, value),
  assignee: userReference,
  reporter: userReference,
  creator: userReference,
  project: (store, value) => projectReference(store, value),
  status: (store, value, fieldId) => one(store.data.statuses, value, fieldId),
  issuetype: (store, value, fieldId) => one(store.data.issueTypes, value, fieldId),
  priority: (store, value, fieldId) => one(store.data.priorities, value, fieldId),
  resolution: (store, value, fieldId) => one(store.data.resolutions, value, fieldId),
  fixVersions: (store, value, fieldId) => many(store.data.versions, value, fieldId),
  versions: (store, value, fieldId) => many(store.data.versions, value, fieldId),
  components: (store, value, fieldId) => many(store.data.components, value, fieldId),
  security: (store, value) => securityLevel(store.data, value),
};

/** Taken as they are. */
const PLAIN = new Set([
  'description',
  'environment',
  'duedate',
  'timespent',
  'timeoriginalestimate',
  'timeestimate',
  'worklog',
  'comment',
  'issuelinks',
  'resolutiondate',
  'statuscategorychangedate',
]);

/** `issue`: the one that is changed; none when it is created. */
export function readFields(store: Store, fields: Fields, issue?: Issue): Record<string, unknown> {
  const { timetracking, ...rest } = fields;
  const times = timetracking === undefined ? {} : timeFields(timetracking, issue);
  const read = Object.fromEntries(
    Object.entries(rest).map(([fieldId, value]) => [
      fieldId,
      readField(store, { fieldId, value, before: issue?.fields[fieldId] }),
    ]),
  );
  return { ...read, ...times };
}

interface Written {
  readonly fieldId: string;
  readonly value: unknown;
  /** What the field held until now. */
  readonly before: unknown;
}

function readField(store: Store, { fieldId, value, before }: Written): unknown {
  const reader = READERS[fieldId];
  if (reader !== undefined) return reader(store, value, fieldId);
  if (PLAIN.has(fieldId)) return value;
  const field = store.data.fields.find(({ id, custom }) => id === fieldId && custom);
  if (field === undefined) {
    throw fieldRefusal(
      fieldId,
      `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`,
    );
  }
  if (field.schema?.custom?.endsWith(':gh-sprint') === true) {
    return sprints(store, value, before);
  }
  if (field.schema?.type === 'number' && value !== null && typeof value !== 'number') {
    throw fieldRefusal(fieldId, 'Operation value must be a number');
  }
  return value;
}

interface Listed {
  readonly id: string;
  readonly name: string;
}

function one<Item extends Listed>(list: readonly Item[], value: unknown, fieldId: string) {
  if (value === null) return null;
  const { id, name } = value as Partial<Listed>;
  const found = list.find((item) => (id === undefined ? item.name === name : item.id === id));
  if (found === undefined) {
    throw fieldRefusal(fieldId, `Specify a valid value for ${fieldId}`);
  }
  return found;
}

function many<Item extends Listed>(list: readonly Item[], value: unknown, fieldId: string) {
  return Array.isArray(value) ? value.map((item) => one(list, item, fieldId)) : [];
}

/** One id is written; what is read keeps every closed sprint the issue was ever in. */
function sprints({ data }: Store, value: unknown, before: unknown) {
  const find = (entry: unknown) => {
    const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : entry;
    return data.sprints.find((sprint) => String(sprint.id) === String(id));
  };
  const asked = (Array.isArray(value) ? value : value === null ? [] : [value]).map((entry) => {
    const found = find(entry);
    if (found === undefined) throw new EditRefusal(400, 'The sprint does not exist.');
    return found;
  });
  const past = (Array.isArray(before) ? before : [])
    .flatMap((entry) => find(entry) ?? [])
    .filter((sprint) => sprint.state === 'closed' && !asked.includes(sprint));
  const all = [...past, ...asked];
  return all.length === 0 ? null : all;
}

function securityLevel({ permissions }: SiteData, value: unknown) {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  const id = String(value.id);
  const level = permissions.securityLevels[id];
  if (level === undefined) throw fieldRefusal('security', 'Security level is invalid.');
  return { id, name: level.name };
}

function parentReference(store: Store, value: unknown) {
  if (typeof value !== 'object' || value === null) return null;
  const { id, key } = value as { id?: string; key?: string };
  const parent = findIssue(store, id ?? key ?? '');
  if (parent === undefined) {
    throw fieldRefusal('parent', 'Given parent issue does not exist or you cannot see it.');
  }
  const { summary, issuetype, status } = parent.fields;
  return { id: parent.id, key: parent.key, fields: { summary, issuetype, status } };
}

function userReference({ data }: Store, value: unknown, fieldId: string) {
  if (value === null) return null;
  if (typeof value !== 'object') throw fieldRefusal(fieldId, 'expected Object');
  const accountId = 'accountId' in value ? value.accountId : 'id' in value ? value.id : undefined;
  const user = data.users.find((each) => each.accountId === accountId);
  if (user === undefined)
    throw fieldRefusal(fieldId, `User '${String(accountId)}' does not exist.`);
  return user;
}

export function projectReference({ data }: Store, value: unknown): Project {
  const asked = (value ?? {}) as { id?: string | number; key?: string };
  const found = data.projects.find(
    ({ id, key }) => id === String(asked.id ?? '') || key === asked.key,
  );
  if (found === undefined) throw fieldRefusal('project', 'valid project is required');
  return found;
}

export function findIssue(store: Store, idOrKey: string): Issue | undefined {
  return store.view.issueById(idOrKey) ?? store.view.issueByKey(idOrKey);
}

/**
 * `timetracking` stands for the two estimates, which cannot be set by themselves: in seconds, or as
 * people write durations; an empty text takes the estimate away. What remains follows the original
 * until work is logged.
 */
function timeFields(value: unknown, issue: Issue | undefined): Fields {
  const given = (value ?? {}) as Readonly<Record<string, unknown>>;
  const seconds = (name: string): number | null | undefined => {
    const exact = given[`${name}Seconds`];
    if (typeof exact === 'number') return exact;
    const text = given[name];
    if (text === '' || text === null) return null;
    return typeof text === 'string' ? durationSeconds(text) : undefined;
  };
  const original = seconds('originalEstimate');
  const hasLogged = typeof issue?.fields['timespent'] === 'number';
  const written = seconds('remainingEstimate');
  const remaining = written === undefined && !hasLogged ? original : written;
  return {
    ...(original === undefined ? {} : { timeoriginalestimate: original }),
    ...(remaining === undefined ? {} : { timeestimate: remaining }),
  };
}

/** Jira's defaults: a day has 8 hours, a week 5 days. */
const UNIT_SECONDS: Readonly<Record<string, number>> = { w: 144_000, d: 28_800, h: 3600, m: 60 };

export function durationSeconds(text: string): number {
  const parts = text.trim().split(/\s+/);
  return parts.reduce((total, part) => {
    const [, amount = '', unit = ''] = /^(\d+(?:\.\d+)?)([wdhm])$/.exec(part) ?? [];
    const each = UNIT_SECONDS[unit];
    if (each === undefined) {
      throw fieldRefusal('timetracking', `'${text}' is not a valid time duration.`);
    }
    return total + Number(amount) * each;
  }, 0);
}
