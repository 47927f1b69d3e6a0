import type { JiraEdit } from '../../seams';
import { EditRefusal } from '../edit-refusal';
import { findIssue, projectReference } from '../field-input';
import type { Issue } from '../model';
import { projectOf } from '../permissions';
import { issueShape } from './issue-shape';
import {
  created,
  type Exchange,
  json,
  noContent,
  NO_ISSUE,
  refusal,
  type RestAnswer,
} from './exchange';
import { selfUrl } from './self-url';

const MAX_BULK = 100;
/** With a handful of plain fields, Jira hands out more at once. */
const MAX_BULK_PLAIN = 1000;

export function visibleIssue({ store, params, viewer }: Exchange): Issue | undefined {
  const issue = findIssue(store, params[0] ?? '');
  return issue !== undefined && store.view.canBrowse(viewer.accountId, issue) ? issue : undefined;
}

const listOf = (query: URLSearchParams, name: string) =>
  query.getAll(name).flatMap((text) => text.split(','));

export function getIssue(exchange: Exchange): RestAnswer {
  const issue = visibleIssue(exchange);
  if (issue === undefined) return refusal(404, [NO_ISSUE]);
  const asked = listOf(exchange.query, 'fields');
  const fields = asked.length === 0 ? ['*all'] : asked;
  const expand = listOf(exchange.query, 'expand');
  return json(issueShape(exchange.store, issue, { fields, expand }), 1);
}

export function bulkFetch(exchange: Exchange): RestAnswer {
  const { store, body, viewer } = exchange;
  const ids = stringsOf(body['issueIdsOrKeys']);
  const fields = body['fields'] === undefined ? ['*navigable'] : stringsOf(body['fields']);
  const expand = stringsOf(body['expand']);
  const isPlain = expand.length === 0 && fields.every((id) => !id.startsWith('*'));
  const most = isPlain ? MAX_BULK_PLAIN : MAX_BULK;
  if (ids.length === 0) return refusal(400, ['issueIdsOrKeys must not be empty.']);
  if (ids.length > most) return refusal(400, [`The number of issues is limited to ${most}.`]);
  const seen = (issue: Issue) => store.view.canBrowse(viewer.accountId, issue);
  const found = new Map(
    ids.flatMap((id) => {
      const issue = findIssue(store, id);
      return issue !== undefined && seen(issue) ? [[id, issue] as const] : [];
    }),
  );
  const issues = [...new Set(found.values())];
  return json(
    {
      issues: issues.map((issue) => issueShape(store, issue, { fields, expand })),
      issueErrors: ids.filter((id) => !found.has(id)).map((id) => ({ id, errorMessage: NO_ISSUE })),
    },
    issues.length,
  );
}

export function stringsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

export function transitions(exchange: Exchange): RestAnswer {
  const issue = visibleIssue(exchange);
  if (issue === undefined) return refusal(404, [NO_ISSUE]);
  return json({
    expand: 'transitions',
    transitions: exchange.store.data.statuses.map((status) => ({
      id: status.id,
      name: status.name,
      to: status,
      hasScreen: false,
      isGlobal: true,
      isInitial: false,
      isAvailable: true,
      isConditional: false,
    })),
  });
}

/** Writes go through the same edits as the site's own pages. */
export function write(exchange: Exchange, changeOf: (issue: Issue) => JiraEdit['change']) {
  const { store, viewer } = exchange;
  const issue = visibleIssue(exchange);
  const project = issue === undefined ? undefined : projectOf(store.data, issue);
  if (issue === undefined || project === undefined) return refusal(404, [NO_ISSUE]);
  if (!store.permissions.has(viewer.accountId, project, 'edit')) {
    return refusal(403, ['You do not have permission to edit this issue.']);
  }
  return attempt(exchange, changeOf(issue), noContent);
}

type Written = ReturnType<Exchange['edit']>;

function attempt(
  { edit, viewer }: Exchange,
  change: JiraEdit['change'],
  answer: (written: Written) => RestAnswer,
): RestAnswer {
  try {
    return answer(edit({ accountId: viewer.accountId ?? '', change }));
  } catch (thrown) {
    if (!(thrown instanceof EditRefusal)) throw thrown;
    const messages = thrown.message === '' ? [] : [thrown.message];
    return refusal(thrown.status, messages, thrown.errors);
  }
}

export function createIssue(exchange: Exchange): RestAnswer {
  const { store, viewer } = exchange;
  const fields = fieldsOf(exchange);
  const unwritable = notWritable(fields);
  if (unwritable !== null) return unwritable;
  if (fields['issuetype'] === undefined) {
    return refusal(400, [], { issuetype: 'Specify an issue type' });
  }
  try {
    const project = projectReference(store, fields['project']);
    if (!store.permissions.has(viewer.accountId, project, 'edit')) {
      return refusal(400, [], { project: 'You do not have permission to create issues.' });
    }
  } catch (thrown) {
    if (!(thrown instanceof EditRefusal)) throw thrown;
    return refusal(thrown.status, [], thrown.errors);
  }
  return attempt(exchange, { kind: 'create', fields }, ({ issueId = '', issueKey = '' }) =>
    created({ id: issueId, key: issueKey, self: selfUrl(`api/3/issue/${issueId}`) }),
  );
}

export function transition(exchange: Exchange): RestAnswer {
  const { id = '' } = (exchange.body['transition'] ?? {}) as { id?: string };
  if (!exchange.store.data.statuses.some((status) => status.id === id)) {
    return refusal(400, [`Transition id '${id}' is not valid for this issue.`]);
  }
  return write(exchange, (issue) => ({ kind: 'transition', issueId: issue.id, statusId: id }));
}

type Operation = Readonly<Record<string, unknown>>;

const fieldsOf = ({ body }: Exchange) =>
  (body['fields'] ?? {}) as Readonly<Record<string, unknown>>;

/** Jira writes these itself: by a transition, a worklog, or what `timetracking` says. */
const JIRAS_OWN: readonly string[] = [
  'status',
  'timespent',
  'timeoriginalestimate',
  'timeestimate',
  'resolutiondate',
  'statuscategorychangedate',
  'created',
  'updated',
  'creator',
];

function notWritable(fields: Readonly<Record<string, unknown>>): RestAnswer | null {
  const names = Object.keys(fields).filter((fieldId) => JIRAS_OWN.includes(fieldId));
  if (names.length === 0) return null;
  const why = (fieldId: string) =>
    `Field '${fieldId}' cannot be set. It is not on the appropriate screen, or unknown.`;
  return refusal(400, [], Object.fromEntries(names.map((name) => [name, why(name)])));
}

export function updateIssue(exchange: Exchange): RestAnswer {
  const fields = fieldsOf(exchange);
  const update = (exchange.body['update'] ?? {}) as Readonly<Record<string, readonly Operation[]>>;
  const unwritable = notWritable({ ...fields, ...update });
  if (unwritable !== null) return unwritable;
  return write(exchange, (issue) => ({
    kind: 'update',
    issueId: issue.id,
    fields: {
      ...fields,
      ...Object.fromEntries(
        Object.entries(update).map(([fieldId, operations]) => [
          fieldId,
          operations.reduce(operated, issue.fields[fieldId]),
        ]),
      ),
    },
  }));
}

/** `set`, or `add` and `remove` for lists. */
function operated(value: unknown, operation: Operation): unknown {
  if ('set' in operation) return operation['set'];
  const list: unknown[] = Array.isArray(value) ? value : [];
  const name = (one: unknown) =>
    typeof one === 'object' && one !== null && 'id' in one ? String(one.id) : String(one);
  const { add, remove } = operation;
  const kept = list.filter((one) => name(one) !== name(remove) && name(one) !== name(add));
  return add === undefined ? kept : [...kept, add];
}

export function deleteIssue(exchange: Exchange): RestAnswer {
  const { store, query } = exchange;
  const issue = visibleIssue(exchange);
  const hasSubtasks = store.view
    .childrenOf(issue?.id ?? '')
    .some(({ fields }) => (fields['issuetype'] as { subtask?: boolean }).subtask === true);
  if (hasSubtasks && query.get('deleteSubtasks') !== 'true') {
    return refusal(400, [
      `The issue '${issue?.key ?? ''}' has subtasks. You must specify the 'deleteSubtasks' parameter to delete this issue and all its subtasks.`,
    ]);
  }
  return write(exchange, ({ id }) => ({ kind: 'delete', issueId: id }));
}

function hasRecipients(to: unknown): boolean {
  return Object.values((to ?? {}) as Readonly<Record<string, unknown>>).some((one) =>
    Array.isArray(one) ? one.length > 0 : one === true,
  );
}

/** The mail goes nowhere; who would get it stands in the call log. */
export function notify(exchange: Exchange): RestAnswer {
  if (visibleIssue(exchange) === undefined) return refusal(404, [NO_ISSUE]);
  return !hasRecipients(exchange.body['to']) && exchange.body['restrict'] === undefined
    ? refusal(400, ['No recipients were defined for notification.'])
    : noContent();
}
