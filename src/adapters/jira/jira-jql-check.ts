import { asApp, asUser, route } from '@forge/api';
import * as z from 'zod';
import type { JqlCheck, JqlCount } from '../../application/ports/jql-check';
import { UpstreamError } from '../../application/ports/upstream-error';
import type { JiraClient } from './jira-client';
import { jqlFacts, parsedQueries } from './jql-payload';

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
const count = z.object({ count: z.number() });

export function createJiraJqlCheck(client: JiraClient): JqlCheck {
  return {
    async parse(jql) {
      const answer = await client.ask({
        schema: parsedQueries,
        send: () =>
          asUser().requestJira(route`/rest/api/3/jql/parse?validation=strict`, {
            method: 'POST',
            headers: HEADERS,
            body: JSON.stringify({ queries: [jql] }),
          }),
      });
      if (answer.kind === 'rejected') return { kind: 'invalid-jql', messages: answer.messages };
      const query = answer.kind === 'ok' ? answer.value.queries[0] : undefined;
      if (query === undefined) throw new UpstreamError('unexpected-answer', 'Nothing was parsed');
      // Strict validation reports a value that does not exist as a warning, without a structure.
      const messages = [...query.errors, ...query.warnings];
      if (query.errors.length > 0 || query.structure == null)
        return { kind: 'invalid-jql', messages };
      return { kind: 'parsed', facts: jqlFacts(query.structure.where) };
    },
    count: (jql, as) => approximateCount(client, jql, as),
  };
}

async function approximateCount(
  client: JiraClient,
  jql: string,
  as: 'viewer' | 'app',
): Promise<JqlCount> {
  const answer = await client.ask({
    schema: count,
    send: () =>
      (as === 'app' ? asApp() : asUser()).requestJira(route`/rest/api/3/search/approximate-count`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({ jql }),
      }),
  });
  if (answer.kind === 'rejected') return { kind: 'invalid-jql', messages: answer.messages };
  if (answer.kind === 'missing') throw new UpstreamError('unexpected-answer', 'No such count');
  return { kind: 'counted', count: answer.value.count };
}
