import { autocompleteData } from '../jql/autocomplete-data';
import { parseJql } from '../jql/parse-jql';
import { matchJql, searchJql } from '../jql/search-jql';
import type { Issue } from '../model';
import type { Store } from '../store';
import { visibleSprint } from './boards';
import { type Exchange, json, refusal, type RestAnswer } from './exchange';
import { issueShape } from './issue-shape';

const MAX_IDS = 5_000;
const MAX_WITH_FIELDS = 100;
const MAX_RECONCILED = 50;

interface SearchInput {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  readonly reconcileIssues: readonly string[];
  readonly maxResults: number;
  readonly nextPageToken: string | undefined;
}

export function search(exchange: Exchange): RestAnswer {
  return answerSearch(exchange, searchInput(exchange));
}

/** Issues of one sprint, in the same pages. */
export function sprintIssues(exchange: Exchange): RestAnswer {
  const [id = ''] = exchange.params;
  if (visibleSprint(exchange) === undefined) return refusal(404, ['Sprint does not exist']);
  const input = searchInput(exchange);
  const jql = input.jql === '' ? `sprint = ${id}` : `sprint = ${id} AND (${input.jql})`;
  const fields = input.fields.length === 0 ? ['*navigable'] : input.fields;
  return answerSearch(exchange, { ...input, jql, fields });
}

function answerSearch(exchange: Exchange, input: SearchInput): RestAnswer {
  const { fields, expand, reconcileIssues } = input;
  if (reconcileIssues.length > MAX_RECONCILED) {
    return refusal(400, [`The number of issues to reconcile is limited to ${MAX_RECONCILED}.`]);
  }
  const isIdsOnly = fields.every((id) => id === 'id' || id === 'key') && expand.length === 0;
  const size = Math.min(input.maxResults, isIdsOnly ? MAX_IDS : MAX_WITH_FIELDS);
  const asked = { jql: input.jql, accountId: exchange.viewer.accountId };
  const place = placeOf(exchange, input, asked);
  if ('status' in place) return place;
  const { page, next } = pageAt(exchange, place, { size, reconcileIssues });
  const perIssue = expand.filter((name) => name !== 'names');
  const issues = page.map((issue) => {
    if (isIdsOnly && !fields.includes('key')) return { id: issue.id };
    return issueShape(exchange.store, issue, { fields, expand: perIssue });
  });
  const isLast = next >= place.ids.length;
  const token = isLast ? {} : { nextPageToken: exchange.pages.token(asked, place.ids, next) };
  const names = expand.includes('names') ? { names: namesOfAll(exchange.store, page, fields) } : {};
  return json({ issues, isLast, ...names, ...token }, issues.length);
}

/** Once for the whole page, unlike the `names` of a single issue. */
function namesOfAll(store: Store, page: readonly Issue[], fields: readonly string[]) {
  const all = page.map((issue) => issueShape(store, issue, { fields, expand: ['names'] }).names);
  return Object.assign({}, ...all) as Record<string, string>;
}

interface Place {
  /** All that the first page's search found. */
  readonly ids: readonly string[];
  readonly start: number;
}

/** Later pages go on in what the first one found; the query is not evaluated again. */
function placeOf(
  exchange: Exchange,
  input: SearchInput,
  asked: { readonly jql: string; readonly accountId: string | null },
): Place | RestAnswer {
  let start = 0;
  if (input.nextPageToken !== undefined) {
    const opened = exchange.pages.open(input.nextPageToken, asked);
    if (opened === null) return refusal(400, ['The nextPageToken is invalid or has expired.']);
    start = opened.start;
    if (opened.ids !== undefined) return { ids: opened.ids, start };
  }
  const ids = idsOf(exchange, input);
  return 'status' in ids ? ids : { ids, start };
}

/** What was deleted or hidden since the first page is left out. */
function pageAt(
  { search, viewer }: Exchange,
  { ids, start }: Place,
  { size, reconcileIssues }: { readonly size: number; readonly reconcileIssues: readonly string[] },
): { readonly page: readonly Issue[]; readonly next: number } {
  const view = search.view(reconcileIssues);
  const page: Issue[] = [];
  let next = start;
  while (next < ids.length && page.length < size) {
    const issue = view.issueById(ids[next] ?? '');
    if (issue !== undefined && view.canBrowse(viewer.accountId, issue)) page.push(issue);
    next += 1;
  }
  return { page, next };
}

function idsOf(exchange: Exchange, { jql, reconcileIssues }: SearchInput): string[] | RestAnswer {
  const found = searchJql(jql, exchange.search.view(reconcileIssues), exchange.viewer);
  return found.ok ? found.issues.map(({ id }) => id) : refusal(400, found.messages);
}

function searchInput({ request, query, body }: Exchange): SearchInput {
  const isPost = request.method === 'POST';
  const list = (name: string): string[] => {
    const value = isPost ? body[name] : query.getAll(name);
    const items = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
    return items.flatMap((item) => String(item).split(','));
  };
  const one = (name: string) => (isPost ? body[name] : (query.get(name) ?? undefined));
  const token = one('nextPageToken');
  return {
    jql: textOf(one('jql')),
    fields: list('fields'),
    expand: list('expand'),
    reconcileIssues: list('reconcileIssues'),
    maxResults: Math.max(1, Number(one('maxResults') ?? 50)),
    nextPageToken: typeof token === 'string' ? token : undefined,
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

export function approximateCount({ body, search, viewer }: Exchange): RestAnswer {
  const found = searchJql(textOf(body['jql']), search.view([]), viewer);
  return found.ok ? json({ count: found.issues.length }) : refusal(400, found.messages);
}

export function match(exchange: Exchange): RestAnswer {
  const { store, viewer, body } = exchange;
  const ids = Array.isArray(body['issueIds']) ? body['issueIds'].map(String) : [];
  const jqls = Array.isArray(body['jqls']) ? body['jqls'].map(String) : [];
  const issues = ids.flatMap((id) => store.view.issueById(id) ?? []);
  const matches = jqls.map((jql) => {
    const found = matchJql(issues, jql, store.view, viewer);
    return found.ok
      ? { matchedIssues: found.issues.map(({ id }) => Number(id)), errors: [] }
      : { matchedIssues: [], errors: found.messages };
  });
  return json({ matches });
}

export function parse({ body, query, store, viewer }: Exchange): RestAnswer {
  const asked = query.get('validation') ?? 'strict';
  const validation = asked === 'warn' || asked === 'none' ? asked : 'strict';
  const jqls = Array.isArray(body['queries']) ? body['queries'].map(String) : [];
  const queries = jqls.map((jql) => parseJql(jql, store.view, viewer, validation));
  return json({ queries });
}

export function autocomplete({ store }: Exchange): RestAnswer {
  return json(autocompleteData(store.view));
}
