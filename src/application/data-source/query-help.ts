import { keyQuery, summaryQuery, typedKey } from '../../domain/metrics/issue-search';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { IssueRow } from '../ports/issue-reader';
import type { Ports } from '../ports/ports';
import type { QueryVocabulary, SavedFilter, SuggestedValue } from '../ports/query-help';
import { notFound, type Outcome } from '../refusal';

type HelpPorts = Pick<Ports, 'queryHelp'>;

const MAX_FILTERS = 50;
const MAX_ISSUES = 20;

/** The site's fields, operators and functions, as the person may use them in a query. */
export async function getQueryVocabulary(ports: HelpPorts): Promise<Outcome<QueryVocabulary>> {
  return ok(await ports.queryHelp.vocabulary());
}

export async function suggestQueryValues(
  ports: HelpPorts,
  _caller: Caller,
  { fieldName, text }: { readonly fieldName: string; readonly text: string },
): Promise<Outcome<readonly SuggestedValue[]>> {
  return ok(await ports.queryHelp.suggestions(fieldName, text));
}

/** Favourites first. */
export async function findFilters(
  ports: HelpPorts,
  _caller: Caller,
  { text }: { readonly text: string },
): Promise<Outcome<readonly SavedFilter[]>> {
  return ok(await ports.queryHelp.filters(text.trim(), MAX_FILTERS));
}

export async function getFilter(
  ports: HelpPorts,
  _caller: Caller,
  { filterId }: { readonly filterId: string },
): Promise<Outcome<SavedFilter>> {
  const filter = await ports.queryHelp.filter(filterId);
  return filter === null ? notFound('filter-not-found') : ok(filter);
}

/** By key or by the beginning of words in the summary; the latest changed first. */
export async function findIssues(
  ports: Pick<Ports, 'issues'>,
  _caller: Caller,
  { text, projectKey }: { readonly text: string; readonly projectKey: string | null },
): Promise<Outcome<readonly IssueRow[]>> {
  const key = typedKey(text);
  const named = key === null ? [] : await rowsOf(ports, keyQuery(key));
  const query = summaryQuery(text, projectKey);
  const found = query === null ? [] : await rowsOf(ports, query);
  const known = new Set(named.map(({ id }) => id));
  return ok([...named, ...found.filter(({ id }) => !known.has(id))]);
}

/** Jira refuses a key that does not exist; to a search that is simply nothing found. */
async function rowsOf(ports: Pick<Ports, 'issues'>, jql: string): Promise<readonly IssueRow[]> {
  const page = await ports.issues.page(jql, { pageToken: null, size: MAX_ISSUES });
  return page.kind === 'page' ? page.rows : [];
}
