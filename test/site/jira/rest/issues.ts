import type { JiraEdit } from '../../seams';
import { EditRefusal } from '../edits';
import type { Issue } from '../model';
import { projectOf } from '../permissions';
import { issueShape } from './issue-shape';
import {
  type Exchange,
  json,
  noContent,
  NO_ISSUE,
  paged,
  refusal,
  type RestAnswer,
} from './exchange';

function visible({ store, params, viewer }: Exchange): Issue | undefined {
  const [idOrKey = ''] = params;
  const issue = store.view.issueById(idOrKey) ?? store.view.issueByKey(idOrKey);
  return issue !== undefined && store.view.canBrowse(viewer.accountId, issue) ? issue : undefined;
}

const listOf = (query: URLSearchParams, name: string) =>
  query.getAll(name).flatMap((text) => text.split(','));

export function getIssue(exchange: Exchange): RestAnswer {
  const issue = visible(exchange);
  if (issue === undefined) return refusal(404, [NO_ISSUE]);
  const asked = listOf(exchange.query, 'fields');
  const fields = asked.length === 0 ? ['*all'] : asked;
  const expand = listOf(exchange.query, 'expand');
  return json(issueShape(exchange.store, issue, { fields, expand }), 1);
}

export function bulkFetch(exchange: Exchange): RestAnswer {
  const { store, body, viewer } = exchange;
  const ids = (body['issueIdsOrKeys'] as unknown[]).map(String);
  if (ids.length > 100) return refusal(400, ['The number of issues is limited to 100.']);
  const fields = (body['fields'] as string[] | undefined) ?? ['*navigable'];
  const expand = (body['expand'] as string[] | undefined) ?? [];
  const found = ids.flatMap((id) => store.view.issueById(id) ?? store.view.issueByKey(id) ?? []);
  const issues = found.filter((issue) => store.view.canBrowse(viewer.accountId, issue));
  const missing = ids.filter(
    (id) => !issues.some((issue) => issue.id === id || issue.key === id.toUpperCase()),
  );
  return json(
    {
      issues: issues.map((issue) => issueShape(store, issue, { fields, expand })),
      issueErrors: missing.map((id) => ({ id, errorMessage: NO_ISSUE })),
    },
    issues.length,
  );
}

export function changelog(exchange: Exchange): RestAnswer {
  const issue = visible(exchange);
  if (issue === undefined) return refusal(404, [NO_ISSUE]);
  const page = paged(issue.histories, exchange.query, 100);
  return json(page, page.values.length);
}

export function bulkChangelog({ store, body, viewer }: Exchange): RestAnswer {
  const ids = (body['issueIdsOrKeys'] as unknown[]).map(String);
  const fieldIds = body['fieldIds'] as string[] | undefined;
  const size = Math.min(10_000, Number(body['maxResults'] ?? 1_000));
  const start = Number(body['nextPageToken'] ?? 0);
  const all = ids.flatMap((id) => {
    const issue = store.view.issueById(id) ?? store.view.issueByKey(id);
    if (issue === undefined || !store.view.canBrowse(viewer.accountId, issue)) return [];
    return issue.histories.flatMap((history) => {
      const items = history.items.filter(
        ({ fieldId }) => fieldIds === undefined || fieldIds.includes(fieldId ?? ''),
      );
      return items.length === 0 ? [] : [{ issueId: issue.id, history: { ...history, items } }];
    });
  });
  const page = all.slice(start, start + size);
  const byIssue = [...new Set(page.map(({ issueId }) => issueId))].map(
    (id) => [id, page.filter(({ issueId }) => issueId === id)] as const,
  );
  const next = start + page.length;
  return json(
    {
      issueChangeLogs: byIssue.map(([issueId, rows]) => ({
        issueId,
        changeHistories: rows.map(({ history }) => history),
      })),
      ...(next < all.length ? { nextPageToken: String(next) } : {}),
    },
    page.length,
  );
}

export function transitions(exchange: Exchange): RestAnswer {
  const issue = visible(exchange);
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
function write(exchange: Exchange, change: JiraEdit['change']): RestAnswer {
  const { store, viewer } = exchange;
  if (viewer.accountId === null) return refusal(401, ['You are not authenticated.']);
  const issue = visible(exchange);
  const project = issue === undefined ? undefined : projectOf(store.data, issue);
  if (issue === undefined || project === undefined) return refusal(404, [NO_ISSUE]);
  if (!store.permissions.has(viewer.accountId, project, 'edit')) {
    return refusal(403, ['You do not have permission to edit this issue.']);
  }
  try {
    exchange.edit({ accountId: viewer.accountId, change });
    return noContent();
  } catch (thrown) {
    if (thrown instanceof EditRefusal) return refusal(thrown.status, [thrown.message]);
    throw thrown;
  }
}

export function transition(exchange: Exchange): RestAnswer {
  const { id } = exchange.body['transition'] as { id: string };
  return write(exchange, {
    kind: 'transition',
    issueId: visible(exchange)?.id ?? '',
    statusId: id,
  });
}

export function updateIssue(exchange: Exchange): RestAnswer {
  return write(exchange, {
    kind: 'update',
    issueId: visible(exchange)?.id ?? '',
    fields: exchange.body['fields'] as Record<string, unknown>,
  });
}

export function deleteIssue(exchange: Exchange): RestAnswer {
  return write(exchange, { kind: 'delete', issueId: visible(exchange)?.id ?? '' });
}
