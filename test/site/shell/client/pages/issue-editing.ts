/** What a project's issues can be changed to, and the changes themselves. */
import type { Field, Status } from '../../../jira/model';
import {
  getProject,
  listFields,
  listStatuses,
  pointsField,
  type IssueBean,
  type ProjectDetail,
} from '../site/jira-reads';
import { edit } from '../site/site-client';

export interface IssueEditing {
  readonly project: ProjectDetail;
  readonly statuses: readonly Status[];
  readonly fields: readonly Field[];
  readonly points: Field | undefined;
}

export async function loadIssueEditing(projectKey: string): Promise<IssueEditing> {
  const [project, statuses, fields] = await Promise.all([
    getProject(projectKey),
    listStatuses(projectKey),
    listFields(),
  ]);
  return { project, statuses, fields, points: pointsField(fields) };
}

export function transitionIssue(issue: IssueBean, status: Status): Promise<unknown> {
  return edit({ kind: 'transition', issueId: issue.id, statusId: status.id });
}

export function setFields(issue: IssueBean, fields: Record<string, unknown>): Promise<unknown> {
  return edit({ kind: 'update', issueId: issue.id, fields });
}

/** An empty key takes the parent away. */
export function setParent(issue: IssueBean, parentKey: string): Promise<unknown> {
  return setFields(issue, { parent: parentKey === '' ? null : { key: parentKey } });
}

export function deleteIssue(issue: IssueBean): Promise<unknown> {
  return edit({ kind: 'delete', issueId: issue.id });
}

export function createIssue(fields: Record<string, unknown>): Promise<{ issueKey?: string }> {
  return edit({ kind: 'create', fields });
}
