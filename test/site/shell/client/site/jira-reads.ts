/** What the shell reads from Jira, as the signed-in person. */
import type { Field, IssueType, Project, Status } from '../../../jira/model';
import { jira } from './site-client';

interface IssueFields {
  readonly [fieldId: string]: unknown;
  readonly summary?: string;
  readonly status?: Status;
  readonly issuetype?: IssueType;
  readonly assignee?: Person | null;
  readonly parent?: IssueReference | null;
  readonly project?: Pick<Project, 'id' | 'key' | 'name' | 'projectTypeKey'>;
  readonly timeoriginalestimate?: number | null;
}

interface Person {
  readonly accountId: string;
  readonly displayName: string;
}

interface IssueReference {
  readonly id: string;
  readonly key: string;
  readonly fields?: { readonly summary?: string };
}

export interface IssueBean {
  readonly id: string;
  readonly key: string;
  readonly fields: IssueFields;
}

export interface ChangeBean {
  readonly id: string;
  readonly created: string;
  readonly author?: Person | null;
  readonly items: readonly {
    readonly field: string;
    readonly fromString: string | null;
    readonly toString: string | null;
  }[];
}

export interface IssuePage {
  readonly issues: readonly IssueBean[];
  readonly nextPageToken?: string;
  readonly isLast?: boolean;
}

export async function listProjects(): Promise<readonly Project[]> {
  const page = await jira<{ values: readonly Project[] }>(
    'GET',
    '/rest/api/3/project/search?maxResults=100',
  );
  return page.values;
}

export function getProject(key: string): Promise<Project> {
  return jira('GET', `/rest/api/3/project/${encodeURIComponent(key)}`);
}

export function listFields(): Promise<readonly Field[]> {
  return jira('GET', '/rest/api/3/field');
}

export interface IssueTypeChoice {
  readonly id: string;
  readonly name: string;
}

type TypeWithStatuses = IssueTypeChoice & { readonly statuses: readonly Status[] };

/** The types of a project's issues, and the statuses they can take, in the order of work. */
export async function listTypesAndStatuses(
  projectKey: string,
): Promise<{ types: readonly IssueTypeChoice[]; statuses: readonly Status[] }> {
  const types = await jira<readonly TypeWithStatuses[]>(
    'GET',
    `/rest/api/3/project/${encodeURIComponent(projectKey)}/statuses`,
  );
  const byId = new Map(types.flatMap(({ statuses }) => statuses).map((s) => [s.id, s]));
  const order = ['new', 'indeterminate', 'done'];
  const rank = ({ statusCategory }: Status): number => order.indexOf(statusCategory.key);
  return { types, statuses: [...byId.values()].sort((a, b) => rank(a) - rank(b)) };
}

export function searchIssues(request: {
  readonly jql: string;
  readonly fields: readonly string[];
  readonly maxResults: number;
  readonly nextPageToken?: string;
}): Promise<IssuePage> {
  return jira('POST', '/rest/api/3/search/jql', request);
}

export async function countIssues(jql: string): Promise<number> {
  const answer = await jira<{ count: number }>('POST', '/rest/api/3/search/approximate-count', {
    jql,
  });
  return answer.count;
}

export function getIssue(
  key: string,
): Promise<IssueBean & { changelog?: { histories: readonly ChangeBean[] } }> {
  return jira('GET', `/rest/api/3/issue/${encodeURIComponent(key)}?expand=changelog`);
}

/** Global permissions of the signed-in person. */
export async function isJiraAdministrator(): Promise<boolean> {
  const answer = await jira<{ permissions: Record<string, { havePermission: boolean }> }>(
    'GET',
    '/rest/api/3/mypermissions?permissions=ADMINISTER',
  );
  return answer.permissions['ADMINISTER']?.havePermission ?? false;
}

/** The field that holds story points: the first number field whose name says so. */
export function pointsField(fields: readonly Field[]): Field | undefined {
  const numbers = fields.filter(({ schema }) => schema?.type === 'number');
  return (
    numbers.find(({ name }) => /^story points$/i.test(name)) ??
    numbers.find(({ name }) => /^story point/i.test(name))
  );
}
