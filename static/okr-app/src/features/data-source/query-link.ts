/** What a text in the query field turned out to be, when it is no query itself. */
export type QueryLink =
  | { readonly kind: 'query'; readonly jql: string }
  | { readonly kind: 'filter'; readonly filterId: string }
  | { readonly kind: 'issue'; readonly key: string };

const ISSUE_PATH = /\/(?:browse|issues)\/([A-Z][A-Z0-9_]*-\d+)\/?$/i;
const FILTER_ID = /^\d+$/;

/**
 * Reads an address of Jira: a search (`…/issues/?jql=…`), a saved filter (`…/issues/?filter=123`)
 * or an issue (`…/browse/ABC-1`). `null` for every other text.
 */
export function readQueryLink(text: string): QueryLink | null {
  const trimmed = text.trim();
  if (!/^https?:\/\/\S+$/i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const { searchParams, pathname } = new URL(trimmed);
  return searchOf(searchParams) ?? issueOf(searchParams.get('selectedIssue'), pathname);
}

function searchOf(params: URLSearchParams): QueryLink | null {
  const jql = params.get('jql')?.trim() ?? '';
  if (jql !== '') return { kind: 'query', jql };
  const filterId = params.get('filter') ?? params.get('filterId') ?? '';
  return FILTER_ID.test(filterId) ? { kind: 'filter', filterId } : null;
}

function issueOf(selected: string | null, pathname: string): QueryLink | null {
  const key = selected ?? ISSUE_PATH.exec(pathname)?.[1];
  return key === undefined ? null : { kind: 'issue', key: key.toUpperCase() };
}
