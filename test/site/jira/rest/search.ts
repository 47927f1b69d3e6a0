import { matchJql, searchJql } from '../jql/search-jql';
import { parseJql } from '../jql/parse-jql';
import { autocompleteData } from '../jql/autocomplete-data';
import { issueShape } from './issue-shape';
import { type Exchange, json, refusal, type RestAnswer } from './exchange';

const MAX_IDS = 5_000;
const MAX_WITH_FIELDS = 100;

export function search(exchange: Exchange): RestAnswer {
  const input = searchInput(exchange);
  const { fields, expand, reconcileIssues } = input;
  if (reconcileIssues.length > 50) {
    return refusal(400, ['The number of issues to reconcile is limited to 50.']);
  }
  const view = exchange.search.view(reconcileIssues);
  const found = searchJql(input.jql, view, exchange.viewer);
  if (!found.ok) return refusal(400, found.messages);
  const isIdsOnly = fields.every((id) => id === 'id' || id === 'key') && expand.length === 0;
  const size = Math.min(input.maxResults, isIdsOnly ? MAX_IDS : MAX_WITH_FIELDS);
  const start = startOf(input.nextPageToken);
  if (start === null) return refusal(400, ['The nextPageToken is invalid or has expired.']);
  const page = found.issues.slice(start, start + size);
  const isLast = start + page.length >= found.issues.length;
  const issues = page.map((issue) => {
    const shape = issueShape(exchange.store, issue, { fields, expand });
    if (fields.includes('key') || !isIdsOnly || fields.length === 0) return shape;
    return { id: shape.id };
  });
  const token = isLast ? {} : { nextPageToken: tokenOf(start + page.length) };
  return json({ issues, isLast, ...token }, issues.length);
}

function searchInput({ request, query, body }: Exchange) {
  const isPost = request.method === 'POST';
  const list = (name: string): string[] => {
    const value = isPost ? body[name] : query.getAll(name);
    const items = typeof value === 'string' ? [value] : Array.isArray(value) ? value : [];
    return items.flatMap((item) => String(item).split(','));
  };
  const one = (name: string) => (isPost ? body[name] : (query.get(name) ?? undefined));
  return {
    jql: textOf(one('jql')),
    fields: list('fields'),
    expand: list('expand'),
    reconcileIssues: list('reconcileIssues'),
    maxResults: Math.max(1, Number(one('maxResults') ?? 50)),
    nextPageToken: one('nextPageToken') as string | undefined,
  };
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

const tokenOf = (start: number) => Buffer.from(`page:${start}`).toString('base64url');

function startOf(token: string | undefined): number | null {
  if (token === undefined) return 0;
  const start = /^page:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return start === undefined ? null : Number(start);
}

export function approximateCount({ body, search, viewer }: Exchange): RestAnswer {
  const found = searchJql(textOf(body['jql']), search.view([]), viewer);
  return found.ok ? json({ count: found.issues.length }) : refusal(400, found.messages);
}

export function match(exchange: Exchange): RestAnswer {
  const { store, viewer, body } = exchange;
  const ids = body['issueIds'] as number[];
  const issues = ids.flatMap((id) => store.view.issueById(String(id)) ?? []);
  const matches = (body['jqls'] as string[]).map((jql) => {
    const found = matchJql(issues, jql, store.view, viewer);
    return found.ok
      ? { matchedIssues: found.issues.map(({ id }) => Number(id)), errors: [] }
      : { matchedIssues: [], errors: found.messages };
  });
  return json({ matches });
}

export function parse({ body, query, store, viewer }: Exchange): RestAnswer {
  const validation = (query.get('validation') ?? 'strict') as 'strict' | 'warn' | 'none';
  const queries = (body['queries'] as string[]).map((jql) =>
    parseJql(jql, store.view, viewer, validation),
  );
  return json({ queries });
}

export function autocomplete({ store }: Exchange): RestAnswer {
  return json(autocompleteData(store.view));
}
