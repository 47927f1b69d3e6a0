import { findIssue } from '../field-input';
import { type Exchange, json, NO_ISSUE, paged, refusal, type RestAnswer } from './exchange';
import { historyShape } from './issue-shape';
import { stringsOf, visibleIssue } from './issues';

export function changelog(exchange: Exchange): RestAnswer {
  const issue = visibleIssue(exchange);
  if (issue === undefined) return refusal(404, [NO_ISSUE]);
  const page = paged(issue.histories, exchange.query, { most: 100, usual: 100 });
  const values = page.values.map((history) => historyShape(exchange.store, history));
  return json({ ...page, values }, values.length);
}

interface Entry {
  readonly issueId: string;
  readonly history: { readonly created: string };
}

/** By date, then by issue, as the endpoint promises. */
function oldestFirst(a: Entry, b: Entry): number {
  const apart = Date.parse(a.history.created) - Date.parse(b.history.created);
  return apart === 0 ? Number(a.issueId) - Number(b.issueId) : apart;
}

export function bulkChangelog({ store, body, viewer }: Exchange): RestAnswer {
  const ids = stringsOf(body['issueIdsOrKeys']);
  if (ids.length === 0 || ids.length > 1000) {
    return refusal(400, ['The number of issues must be between 1 and 1000.']);
  }
  const fieldIds = body['fieldIds'] === undefined ? undefined : stringsOf(body['fieldIds']);
  if ((fieldIds?.length ?? 0) > 10) return refusal(400, ['At most 10 fieldIds are allowed.']);
  const size = Math.min(10_000, Number(body['maxResults'] ?? 1_000));
  const start = Number(body['nextPageToken'] ?? 0);
  if (!Number.isInteger(start) || start < 0) {
    return refusal(400, ['The nextPageToken is invalid.']);
  }
  const all = ids.flatMap((id) => {
    const issue = findIssue(store, id);
    if (issue === undefined || !store.view.canBrowse(viewer.accountId, issue)) return [];
    return issue.histories.flatMap((history) => {
      const items = history.items.filter(
        ({ fieldId }) => fieldIds === undefined || fieldIds.includes(fieldId ?? ''),
      );
      return items.length === 0 ? [] : [{ issueId: issue.id, history: { ...history, items } }];
    });
  });
  const page = all.sort(oldestFirst).slice(start, start + size);
  const byIssue = new Map<string, unknown[]>();
  for (const { issueId, history } of page) {
    byIssue.set(issueId, [...(byIssue.get(issueId) ?? []), historyShape(store, history)]);
  }
  const next = start + page.length;
  return json(
    {
      issueChangeLogs: [...byIssue].map(([issueId, changeHistories]) => ({
        issueId,
        changeHistories,
      })),
      ...(next < all.length ? { nextPageToken: String(next) } : {}),
    },
    page.length,
  );
}
