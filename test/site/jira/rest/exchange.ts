/** What an endpoint gets and gives. */
import type { Clock } from '../../clock';
import type { JiraEdit, ProductRequest, ProductResponse } from '../../seams';
import type { SearchPages } from '../search-pages';
import type { SearchView } from '../search-view';
import type { Properties } from '../properties';
import type { Store } from '../store';

export interface RestContext {
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly search: SearchView;
  readonly pages: SearchPages;
  readonly properties: Properties;
  readonly options: { readonly appAccountId: string; readonly manageOkrsPermission: string };
}

export interface Exchange extends RestContext {
  readonly request: ProductRequest;
  /** Path parameters, decoded. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Readonly<Record<string, unknown>>;
  /** Who asks; `null` is nobody. */
  readonly edit: (edit: JiraEdit) => { readonly issueId?: string; readonly issueKey?: string };
  readonly viewer: { readonly accountId: string | null; readonly timeZone: string };
}

export interface RestAnswer extends ProductResponse {
  readonly points: number;
  readonly isUnmodelled?: boolean;
}

const HEADERS = { 'content-type': 'application/json;charset=UTF-8' };

/** 1 point and 1 per object returned, 2 more per user or permission object. */
export function json(value: unknown, objects = 0, people = 0): RestAnswer {
  return {
    status: 200,
    headers: HEADERS,
    body: JSON.stringify(value),
    points: 1 + objects + 2 * people,
  };
}

/** Jira's error collection. */
export function refusal(
  status: number,
  errorMessages: readonly string[],
  errors: Readonly<Record<string, string>> = {},
): RestAnswer {
  return { status, headers: HEADERS, body: JSON.stringify({ errorMessages, errors }), points: 1 };
}

export function created(value: unknown): RestAnswer {
  return { ...json(value), status: 201 };
}

export function noContent(): RestAnswer {
  return { status: 204, headers: {}, body: '', points: 1 };
}

export function unmodelled(what: string): RestAnswer {
  return {
    ...refusal(501, [`The local site does not model ${what}.`]),
    points: 0,
    isUnmodelled: true,
  };
}

export const NO_ISSUE = 'Issue does not exist or you do not have permission to see it.';

/** `startAt` pages, as the older lists have them. */
export function paged<Value>(
  values: readonly Value[],
  query: URLSearchParams,
  { most, usual }: { readonly most: number; readonly usual: number },
) {
  const startAt = Math.max(0, Number(query.get('startAt') ?? 0) || 0);
  const maxResults = Math.max(0, Math.min(most, Number(query.get('maxResults') ?? usual) || 0));
  const page = values.slice(startAt, startAt + maxResults);
  return {
    startAt,
    maxResults,
    total: values.length,
    isLast: startAt + page.length >= values.length,
    values: page,
  };
}
