import type { RunningSite } from './running-site';

export interface FoundIssue {
  readonly id: string;
  readonly key: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Jira's own search as a person, through the site's shell: no code of the app is involved. */
export async function shellSearch(
  site: RunningSite,
  { as, jql, fields = [] }: { as: string; jql: string; fields?: readonly string[] },
): Promise<FoundIssue[]> {
  const found: FoundIssue[] = [];
  let nextPageToken: string | undefined;
  do {
    const body = await askJira(site, as, {
      method: 'POST',
      path: '/rest/api/3/search/jql',
      body: {
        jql,
        fields: fields.length === 0 ? ['id', 'key'] : fields,
        maxResults: 5000,
        nextPageToken,
      },
    });
    const page = body as { issues: FoundIssue[]; nextPageToken?: string };
    found.push(...page.issues);
    nextPageToken = page.nextPageToken;
  } while (nextPageToken !== undefined);
  return found;
}

/** One REST call as a person; refuses anything but success. */
export async function askJira(
  site: RunningSite,
  as: string,
  request: { method: string; path: string; body?: unknown },
): Promise<unknown> {
  const answer = await site.control<{ status: number; body: string }>('jira', request, as);
  if (answer.status >= 300) {
    throw new Error(`Jira answered ${answer.status} to ${request.path}: ${answer.body}`);
  }
  return JSON.parse(answer.body) as unknown;
}
