import { asApp, route } from '@forge/api';
import * as z from 'zod';
import type { MatchOutcome } from '../../application/ports/work-items';
import { UpstreamError } from '../../application/ports/upstream-error';
import type { IssueId } from '../../domain/shared/ids';
import type { JiraClient } from './jira-client';

/**
 * Jira names no limit for one question; these keep its text and its work moderate. Few issues are
 * asked about with many queries at once, many issues with few. Decision 0020.
 */
const PAIRS_AT_ONCE = 250_000;
const ISSUES_AT_ONCE = 5_000;
const QUERIES_AT_ONCE = 500;
const QUERY_TEXT_AT_ONCE = 100_000;
/** A question this large that found no answer is asked in halves before Jira counts as down. */
const LARGE = 50_000;

const matches = z.object({
  matches: z.array(
    z.object({
      matchedIssues: z.array(z.number()).default([]),
      errors: z.array(z.string()).default([]),
    }),
  ),
});
type Match = z.infer<typeof matches>['matches'][number];

interface Question {
  readonly ids: readonly IssueId[];
  readonly jqls: readonly string[];
}

/** Which of the issues each query finds, in the order of the queries. */
export async function matchIssues(
  client: JiraClient,
  ids: readonly IssueId[],
  jqls: readonly string[],
): Promise<readonly MatchOutcome[]> {
  const outcomes: MatchOutcome[] = [];
  for (const queries of inQuestions(jqls)) {
    const found = queries.map(() => ({ issueIds: new Set<IssueId>(), errors: [] as string[] }));
    const size = Math.min(ISSUES_AT_ONCE, Math.floor(PAIRS_AT_ONCE / queries.length));
    for (let from = 0; from < ids.length; from += size) {
      const answer = await answerTo(client, { ids: ids.slice(from, from + size), jqls: queries });
      answer.forEach(({ matchedIssues, errors }, index) => {
        for (const id of matchedIssues) found[index]?.issueIds.add(String(id) as IssueId);
        found[index]?.errors.push(...errors);
      });
    }
    outcomes.push(...found.map(outcomeOf));
  }
  return outcomes;
}

function outcomeOf({
  issueIds,
  errors,
}: {
  readonly issueIds: ReadonlySet<IssueId>;
  readonly errors: readonly string[];
}): MatchOutcome {
  return errors.length > 0
    ? { kind: 'invalid-jql', messages: [...new Set(errors)] }
    : { kind: 'matched', issueIds };
}

/** As many queries as their number and their text allow. */
function inQuestions(jqls: readonly string[]): readonly (readonly string[])[] {
  const all: string[][] = [];
  let text = 0;
  for (const jql of jqls) {
    const last = all.at(-1);
    text += jql.length;
    if (last !== undefined && last.length < QUERIES_AT_ONCE && text <= QUERY_TEXT_AT_ONCE) {
      last.push(jql);
      continue;
    }
    all.push([jql]);
    text = jql.length;
  }
  return all;
}

async function answerTo(client: JiraClient, question: Question): Promise<readonly Match[]> {
  const { ids, jqls } = question;
  const answer = await ask(client, question);
  if (answer.kind === 'ok') {
    if (answer.value.matches.length === jqls.length) return answer.value.matches;
    throw new UpstreamError('unexpected-answer', 'Jira matched another number of queries');
  }
  if (ids.length + jqls.length <= 2) {
    throw new UpstreamError('unexpected-answer', 'Jira refused to match');
  }
  return jqls.length > ids.length ? byQueries(client, question) : byIssues(client, question);
}

async function byQueries(client: JiraClient, { ids, jqls }: Question): Promise<readonly Match[]> {
  const [first, second] = halves(jqls);
  const before = await answerTo(client, { ids, jqls: first });
  return [...before, ...(await answerTo(client, { ids, jqls: second }))];
}

async function byIssues(client: JiraClient, { ids, jqls }: Question): Promise<readonly Match[]> {
  const [first, second] = halves(ids);
  const before = await answerTo(client, { ids: first, jqls });
  const after = await answerTo(client, { ids: second, jqls });
  return before.map(({ matchedIssues, errors }, at) => ({
    matchedIssues: [...matchedIssues, ...(after[at]?.matchedIssues ?? [])],
    errors: [...errors, ...(after[at]?.errors ?? [])],
  }));
}

type Answer =
  { readonly kind: 'ok'; readonly value: z.infer<typeof matches> } | { readonly kind: 'too-large' };

/** `too-large`: refused, or not answered in time though Jira may well be up. */
async function ask(client: JiraClient, { ids, jqls }: Question): Promise<Answer> {
  try {
    const answer = await client.ask({
      schema: matches,
      send: () =>
        asApp().requestJira(route`/rest/api/3/jql/match`, {
          method: 'POST',
          headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
          body: JSON.stringify({ issueIds: ids.map(Number), jqls }),
        }),
    });
    return answer.kind === 'ok' ? answer : { kind: 'too-large' };
  } catch (thrown) {
    const isUnanswered = thrown instanceof UpstreamError && thrown.fault === 'unavailable';
    if (isUnanswered && ids.length * jqls.length > LARGE) return { kind: 'too-large' };
    throw thrown;
  }
}

function halves<Item>(items: readonly Item[]): readonly [readonly Item[], readonly Item[]] {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
}
