/** What people do in Jira: each edit leaves the changelog entry and the event Jira would leave. */
import type { Clock } from '../clock';
import type { JiraEdit, ProductEvent } from '../seams';
import { changelogItem } from './changelog-item';
import type { History, HistoryItem, Issue, Sprint, Version } from './model';
import { issueEvent, sprintVerb, versionVerb } from './product-events';
import type { Store } from './store';
import { jiraInstant } from './instants';

export class EditRefusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface EditOutcome {
  readonly issueId?: string;
  readonly issueKey?: string;
  readonly events: readonly ProductEvent[];
}

export function applyEdit(store: Store, clock: Clock, edit: JiraEdit): EditOutcome {
  const { change, accountId } = edit;
  switch (change.kind) {
    case 'create':
      return create(store, clock, { accountId, fields: change.fields });
    case 'update':
      return update(store, clock, { accountId, issueId: change.issueId, fields: change.fields });
    case 'transition': {
      const status = store.data.statuses.find(({ id }) => id === change.statusId);
      if (status === undefined)
        throw new EditRefusal(400, `There is no status ${change.statusId}.`);
      return update(store, clock, { accountId, issueId: change.issueId, fields: { status } });
    }
    case 'delete':
      return remove(store, { accountId, issueId: change.issueId });
    case 'sprint':
      return saveSprint(store, change.sprint as unknown as Sprint);
    case 'version':
      return saveVersion(store, change.version as unknown as Version);
  }
}

function issueOf(store: Store, issueId: string): Issue {
  const issue = store.view.issueById(issueId) ?? store.view.issueByKey(issueId);
  if (issue === undefined) {
    throw new EditRefusal(404, 'Issue does not exist or you do not have permission to see it.');
  }
  return issue;
}

interface Update {
  readonly accountId: string;
  readonly issueId: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function update(store: Store, clock: Clock, { accountId, issueId, fields }: Update): EditOutcome {
  const issue = issueOf(store, issueId);
  const at = jiraInstant(clock.now());
  const after = withConsequences(store, issue, { fields: resolved(store, issue, fields), at });
  const items: HistoryItem[] = Object.entries(after).flatMap(
    ([fieldId, value]) => changelogItem(store.data, issue, { fieldId, value }) ?? [],
  );
  if (items.length === 0) return { issueId: issue.id, issueKey: issue.key, events: [] };
  const history: History = {
    id: String(Math.round(clock.now())) + String(issue.histories.length),
    created: at,
    author: { accountId },
    items,
  };
  store.assign(issue, { ...after, updated: at });
  issue.histories.push(history);
  return {
    issueId: issue.id,
    issueKey: issue.key,
    events: [issueEvent('avi:jira:updated:issue', issue, { accountId, history })],
  };
}

/** References by id or key become whole objects, as REST reads return them. */
function resolved(
  store: Store,
  issue: Issue,
  fields: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const out: Record<string, unknown> = { ...fields };
  if ('parent' in fields) out['parent'] = parentReference(store, fields['parent']);
  if ('assignee' in fields) out['assignee'] = userReference(store, fields['assignee']);
  const byId = (list: readonly { id: string }[], value: unknown) =>
    typeof value === 'object' && value !== null && 'id' in value
      ? list.find(({ id }) => id === String(value.id))
      : value;
  for (const [field, list] of [
    ['status', store.data.statuses],
    ['issuetype', store.data.issueTypes],
    ['priority', store.data.priorities],
    ['project', store.data.projects],
  ] as const) {
    if (field in fields) out[field] = byId(list, fields[field]) ?? issue.fields[field];
  }
  return out;
}

function parentReference(store: Store, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const reference = value as { id?: string; key?: string };
  const parent = issueOf(store, reference.id ?? reference.key ?? '');
  const { summary, issuetype, status } = parent.fields;
  return { id: parent.id, key: parent.key, fields: { summary, issuetype, status } };
}

function userReference(store: Store, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return null;
  const { accountId } = value as { accountId: string };
  const user = store.data.users.find((one) => one.accountId === accountId);
  if (user === undefined) throw new EditRefusal(400, `User '${accountId}' does not exist.`);
  return user;
}

/** What Jira sets along with a status: resolution and the dates that go with it. */
function withConsequences(
  store: Store,
  issue: Issue,
  { fields, at }: { fields: Record<string, unknown>; at: string },
): Record<string, unknown> {
  const status = fields['status'] as { statusCategory: { key: string } } | undefined;
  if (status === undefined) return fields;
  const before = (issue.fields['status'] as typeof status).statusCategory.key;
  const after = status.statusCategory.key;
  if (before === after) return fields;
  const isDone = after === 'done';
  return {
    ...fields,
    resolution: isDone ? (store.data.resolutions[0] ?? { id: '10000', name: 'Done' }) : null,
    resolutiondate: isDone ? at : null,
    statuscategorychangedate: at,
  };
}

function create(
  store: Store,
  clock: Clock,
  { accountId, fields }: Omit<Update, 'issueId'>,
): EditOutcome {
  const reference = fields['project'] as { id?: string; key?: string } | undefined;
  const project = store.data.projects.find(
    ({ id, key }) => id === reference?.id || key === reference?.key,
  );
  if (project === undefined) throw new EditRefusal(400, 'valid project is required');
  if (typeof fields['summary'] !== 'string' || fields['summary'].trim() === '') {
    throw new EditRefusal(400, 'You must specify a summary of the issue.');
  }
  const at = jiraInstant(clock.now());
  const user = store.data.users.find((one) => one.accountId === accountId) ?? null;
  const type = fields['issuetype'] as { id?: string; name?: string } | undefined;
  const issuetype =
    store.data.issueTypes.find(({ id, name }) => id === type?.id || name === type?.name) ??
    store.data.issueTypes.find(({ hierarchyLevel }) => hierarchyLevel === 0);
  const status = store.data.statuses.find(({ statusCategory }) => statusCategory.key === 'new');
  const blank = Object.fromEntries(store.data.fields.map(({ id }) => [id, null]));
  const issue: Issue = {
    id: store.nextIssueId(),
    key: store.nextKey(project),
    histories: [],
    fields: {
      ...blank,
      timespent: null,
      timeoriginalestimate: null,
      timeestimate: null,
      labels: [],
      components: [],
      fixVersions: [],
      versions: [],
      issuelinks: [],
      subtasks: [],
      priority: store.data.priorities[0] ?? null,
      resolution: null,
      resolutiondate: null,
      assignee: null,
      security: null,
      created: at,
      updated: at,
      statuscategorychangedate: at,
      reporter: user,
      creator: user,
    },
  };
  const rest = resolved(store, issue, fields);
  issue.fields = { ...issue.fields, ...rest, project, issuetype, status };
  store.put(issue);
  return {
    issueId: issue.id,
    issueKey: issue.key,
    events: [issueEvent('avi:jira:created:issue', issue, { accountId })],
  };
}

function remove(store: Store, { accountId, issueId }: Omit<Update, 'fields'>): EditOutcome {
  const issue = issueOf(store, issueId);
  for (const child of store.view.childrenOf(issue.id)) store.assign(child, { parent: null });
  store.remove(issue);
  return {
    issueId: issue.id,
    issueKey: issue.key,
    events: [issueEvent('avi:jira:deleted:issue', issue, { accountId })],
  };
}

function saveSprint(store: Store, sprint: Sprint): EditOutcome {
  const index = store.data.sprints.findIndex(({ id }) => id === sprint.id);
  const before = store.data.sprints[index];
  if (index === -1) store.data.sprints.push(sprint);
  else store.data.sprints[index] = { ...before, ...sprint };
  const verb = sprintVerb(before?.state, sprint.state);
  return { events: [{ name: `avi:jira-software:${verb}:sprint`, payload: { sprint } }] };
}

function saveVersion(store: Store, version: Version): EditOutcome {
  const index = store.data.versions.findIndex(({ id }) => id === version.id);
  const before = store.data.versions[index];
  if (index === -1) store.data.versions.push(version);
  else store.data.versions[index] = { ...before, ...version };
  const verb = versionVerb(before?.released, version.released);
  return { events: [{ name: `avi:jira:${verb}:version`, payload: { version } }] };
}
