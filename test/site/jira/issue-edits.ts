/** Edits of issues: each leaves the changelog entry and the event Jira would leave. */
import type { ProductEvent } from '../seams';
import { changelogItems } from './changelog-item';
import { EditRefusal, fieldRefusal } from './edit-refusal';
import { findIssue, projectReference, readFields } from './field-input';
import { jiraInstant } from './instants';
import type { History, Issue, IssueType, Project, Status } from './model';
import { projectOf } from './permissions';
import { issueEvent } from './product-events';
import { statusesOf } from './project-statuses';
import type { Store } from './store';

export interface EditOutcome {
  readonly issueId?: string;
  readonly issueKey?: string;
  readonly events: readonly ProductEvent[];
}

interface By {
  readonly accountId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

type Fields = Readonly<Record<string, unknown>>;

function issueOf(store: Store, issueId: string): Issue {
  const issue = findIssue(store, issueId);
  if (issue === undefined) {
    throw new EditRefusal(404, 'Issue does not exist or you do not have permission to see it.');
  }
  return issue;
}

export function updateIssue(
  store: Store,
  { accountId, at }: By,
  { issueId, fields }: { readonly issueId: string; readonly fields: Fields },
): EditOutcome {
  const issue = issueOf(store, issueId);
  const wanted = moved(store, issue, readFields(store, fields, issue));
  const after = withConsequences(store, issue, { fields: wanted, at });
  return change(store, issue, { after, accountId, at });
}

/** Nothing happens when every value is what it was. */
function change(
  store: Store,
  issue: Issue,
  { after, accountId, at }: By & { readonly after: Fields },
): EditOutcome {
  const items = Object.entries(after).flatMap(([fieldId, value]) =>
    changelogItems(store.data, issue, { fieldId, value }),
  );
  const names = { issueId: issue.id, issueKey: issue.key };
  const isSilent = 'worklog' in after || 'comment' in after || 'issuelinks' in after;
  if (items.length === 0 && !isSilent) return { ...names, events: [] };
  const created = jiraInstant(at);
  const history: History = {
    id: store.numbering.historyId(),
    created,
    author: { accountId },
    items,
  };
  store.touched.add(issue.id);
  store.assign(issue, { ...after, updated: created }, items.length === 0 ? undefined : history);
  return {
    ...names,
    issueKey: issue.key,
    events: [issueEvent('avi:jira:updated:issue', issue, { accountId, history })],
  };
}

/** Another project means another key; the old one still finds the issue. */
function moved(store: Store, issue: Issue, fields: Fields): Fields {
  const project = fields['project'] as Project | undefined;
  if (project === undefined || project.id === projectOf(store.data, issue)?.id) return fields;
  return { key: store.numbering.key(project.key), ...fields };
}

/** What Jira sets along with a status: resolution and the dates that go with it. */
function withConsequences(
  store: Store,
  issue: Issue,
  { fields, at }: { readonly fields: Fields; readonly at: number },
): Fields {
  const status = fields['status'] as Status | undefined;
  if (status === undefined) return fields;
  const before = (issue.fields['status'] as Status).statusCategory.key;
  const after = status.statusCategory.key;
  if (before === after) return fields;
  const isDone = after === 'done';
  const wasDone = before === 'done';
  const instant = jiraInstant(at);
  return {
    ...fields,
    ...(isDone ? { resolution: doneResolution(store), resolutiondate: instant } : {}),
    ...(wasDone ? { resolution: null, resolutiondate: null } : {}),
    statuscategorychangedate: instant,
  };
}

function doneResolution({ data }: Store) {
  const isDone = ({ name }: { readonly name: string }) => /^(done|fixed)$/i.test(name);
  return data.resolutions.find(isDone) ?? data.resolutions[0] ?? { id: '10000', name: 'Done' };
}

export function createIssue(
  store: Store,
  { accountId, at }: By,
  { fields }: { readonly fields: Fields },
): EditOutcome {
  const project = projectReference(store, fields['project']);
  const { summary, status: wantedStatus, issuetype: wantedType, ...others } = fields;
  const given = readFields(store, { summary: summary ?? '', ...others });
  const issuetype = typeOf(store, wantedType);
  if (issuetype.subtask && (given['parent'] ?? null) === null) {
    throw fieldRefusal('parent', 'Issue type is a sub-task but parent issue key not specified.');
  }
  const status =
    wantedStatus === undefined
      ? firstStatus(store, project)
      : readFields(store, { status: wantedStatus })['status'];
  const user = store.data.users.find((one) => one.accountId === accountId) ?? null;
  const issue: Issue = {
    id: store.numbering.issueId(),
    key: store.numbering.key(project.key),
    histories: [],
    fields: {
      ...blankFields(store, jiraInstant(at)),
      reporter: user,
      creator: user,
      ...given,
      project,
      issuetype,
      status,
    },
  };
  store.touched.add(issue.id);
  store.put(issue);
  return {
    issueId: issue.id,
    issueKey: issue.key,
    events: [issueEvent('avi:jira:created:issue', issue, { accountId })],
  };
}

function typeOf({ data }: Store, value: unknown): IssueType {
  const { id, name } = (value ?? {}) as { id?: string; name?: string };
  const isAsked = (type: IssueType) => (id === undefined ? type.name === name : type.id === id);
  const found =
    id === undefined && name === undefined
      ? data.issueTypes.find(({ hierarchyLevel }) => hierarchyLevel === 0)
      : data.issueTypes.find(isAsked);
  if (found === undefined) throw fieldRefusal('issuetype', 'Specify a valid issue type');
  return found;
}

const firstStatuses = new WeakMap<Store, Map<string, Status>>();

/** Found once: a workflow's first step stays what it is. */
function firstStatus(store: Store, project: Project): Status | undefined {
  const known = firstStatuses.get(store) ?? new Map<string, Status>();
  firstStatuses.set(store, known);
  const isNew = ({ statusCategory }: Status) => statusCategory.key === 'new';
  const found =
    known.get(project.id) ??
    statusesOf(store, project).all.find(isNew) ??
    store.data.statuses.find(isNew);
  if (found !== undefined) known.set(project.id, found);
  return found;
}

function blankFields({ data }: Store, at: string): Fields {
  const custom = data.fields.filter((field) => field.custom).map(({ id }) => [id, null] as const);
  return {
    ...Object.fromEntries<null>(custom),
    description: null,
    duedate: null,
    timespent: null,
    timeoriginalestimate: null,
    timeestimate: null,
    labels: [],
    components: [],
    fixVersions: [],
    versions: [],
    issuelinks: [],
    parent: null,
    priority: data.priorities.find(({ name }) => name === 'Medium') ?? data.priorities[0] ?? null,
    resolution: null,
    resolutiondate: null,
    assignee: null,
    security: null,
    created: at,
    updated: at,
    statuscategorychangedate: at,
  };
}

/** Sub-tasks go with their issue; an epic's stories stay, without a parent. */
export function deleteIssue(
  store: Store,
  by: By,
  { issueId }: { readonly issueId: string },
): EditOutcome {
  const issue = issueOf(store, issueId);
  const children = store.view.childrenOf(issue.id);
  const isSubtask = (child: Issue) =>
    (child.fields['issuetype'] as { subtask?: boolean } | undefined)?.subtask === true;
  const events = children.flatMap((child) =>
    isSubtask(child)
      ? deleteIssue(store, by, { issueId: child.id }).events
      : change(store, child, { ...by, after: { parent: null } }).events,
  );
  store.deleted.add(issue.id);
  store.remove(issue);
  return {
    issueId: issue.id,
    issueKey: issue.key,
    events: [...events, issueEvent('avi:jira:deleted:issue', issue, { accountId: by.accountId })],
  };
}

/** Search and reads do not find it any more; what was recorded of it gives way as for a deletion. */
export function archiveIssue(store: Store, { issueId }: { readonly issueId: string }): EditOutcome {
  const issue = issueOf(store, issueId);
  store.deleted.add(issue.id);
  store.remove(issue);
  return { issueId: issue.id, issueKey: issue.key, events: [] };
}
