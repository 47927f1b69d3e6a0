import { UpstreamError } from '../../application/ports/upstream-error';
import type { JiraClient, JiraQuestion } from './jira-client';

/** Tokens of pages expire; a search that broke off for that begins anew so often. */
const BEGINNINGS = 2;

interface TokenPage {
  readonly nextPageToken?: string | null | undefined;
}

interface Paging<Page extends TokenPage> {
  readonly question: (nextPageToken: string | undefined) => JiraQuestion<Page>;
  /** `false`: enough was seen. Pages may overlap, so what it keeps is keyed by id. */
  readonly take: (page: Page) => boolean;
  /** What was taken belongs to a reading that broke off. */
  readonly forget: () => void;
}

type Ending =
  | { readonly kind: 'all' | 'enough' | 'missing' }
  | { readonly kind: 'rejected'; readonly messages: readonly string[] };

/**
 * Reads one page after the other until there is none. Only the first page says whether the question
 * is right: a later one that is refused means that the token has expired.
 */
export async function everyPageOf<Page extends TokenPage>(
  client: JiraClient,
  { question, take, forget }: Paging<Page>,
): Promise<Ending> {
  for (let beginning = 1; beginning <= BEGINNINGS; beginning += 1) {
    forget();
    const ending = await read(client, { question, take });
    if (ending.kind !== 'broken-off') return ending;
  }
  throw new UpstreamError('unexpected-answer', 'Jira did not give the pages of its answer');
}

async function read<Page extends TokenPage>(
  client: JiraClient,
  { question, take }: Omit<Paging<Page>, 'forget'>,
): Promise<Ending | { readonly kind: 'broken-off' }> {
  const tokens = new Set<string>();
  let token: string | undefined;
  for (;;) {
    const answer = await client.ask(question(token));
    if (answer.kind !== 'ok') return token === undefined ? answer : { kind: 'broken-off' };
    if (!take(answer.value)) return { kind: 'enough' };
    token = answer.value.nextPageToken ?? undefined;
    if (token === undefined) return { kind: 'all' };
    // The same page for ever would never end.
    if (tokens.has(token)) return { kind: 'broken-off' };
    tokens.add(token);
  }
}
