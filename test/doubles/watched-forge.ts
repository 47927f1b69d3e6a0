/** Every request of the app to storage and to Jira, seen by whoever counts them. */
import type { Kvs } from '../site/platform/kvs';
import { installForge } from '../support/in-process-forge';
import { type EditedJira, jiraFetch } from './edited-jira';

type Fetch = (target: { type: string }, url: string, init?: { body?: string }) => Promise<Response>;

function nameOf([, url]: Parameters<Fetch>): string {
  return url.split('/').slice(-2).join('/');
}

/** Storage and, where there is one, Jira: each request is a call. */
export function callForge(
  { kvs, jira }: { kvs: Kvs; jira: EditedJira | null },
  call: (name: string, work: () => Promise<Response>) => Promise<Response>,
): void {
  installForge({ kvs });
  const fetchStorage = globalThis.__forge_fetch__ as Fetch;
  const fetchJira = jira === null ? fetchStorage : (jiraFetch(jira) as unknown as Fetch);
  globalThis.__forge_fetch__ = (...request: Parameters<Fetch>) =>
    request[0].type === 'kvs'
      ? call(nameOf(request), () => fetchStorage(...request))
      : call(`jira ${request[1]}`, () => fetchJira(...request));
}
