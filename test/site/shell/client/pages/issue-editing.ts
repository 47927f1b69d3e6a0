/** What a project's issues can be changed to, and the changes themselves. */
import type { Field, Project, Status } from '../../../jira/model';
import {
  getProject,
  listFields,
  listTypesAndStatuses,
  pointsField,
  type IssueBean,
  type IssueTypeChoice,
} from '../site/jira-reads';
import { edit, jira } from '../site/site-client';

export interface IssueEditing {
  readonly project: Project;
  readonly types: readonly IssueTypeChoice[];
  readonly statuses: readonly Status[];
  readonly fields: readonly Field[];
  readonly points: Field | undefined;
}

export async function loadIssueEditing(projectKey: string): Promise<IssueEditing> {
  const [project, { types, statuses }, fields] = await Promise.all([
    getProject(projectKey),
    listTypesAndStatuses(projectKey),
    listFields(),
  ]);
  return { project, types, statuses, fields, points: pointsField(fields) };
}

/** As Jira's own pages do, by REST as the person: who may not edit is refused. */
export function transitionIssue(issue: IssueBean, status: Status): Promise<unknown> {
  return jira('POST', `/rest/api/3/issue/${issue.id}/transitions`, {
    transition: { id: status.id },
  });
}

export function setFields(issue: IssueBean, fields: Record<string, unknown>): Promise<unknown> {
  return jira('PUT', `/rest/api/3/issue/${issue.id}`, { fields });
}

/** An empty key takes the parent away. */
export function setParent(issue: IssueBean, parentKey: string): Promise<unknown> {
  return setFields(issue, { parent: parentKey === '' ? null : { key: parentKey } });
}

export function deleteIssue(issue: IssueBean): Promise<unknown> {
  return jira('DELETE', `/rest/api/3/issue/${issue.id}`);
}

export function createIssue(fields: Record<string, unknown>): Promise<{ issueKey?: string }> {
  return edit({ kind: 'create', fields });
}
