/** The events Jira raises, in the shapes of Forge's event reference. */
import type { ProductEvent } from '../seams';
import type { History, Issue, Sprint } from './model';

export function sprintVerb(before: Sprint['state'] | undefined, after: Sprint['state']): string {
  if (before === undefined) return 'created';
  if (before === after) return 'updated';
  return after === 'active' ? 'started' : 'closed';
}

export function versionVerb(before: boolean | undefined, after: boolean): string {
  if (before === undefined) return 'created';
  if (before === after) return 'updated';
  return after ? 'released' : 'unreleased';
}

/** The payload of Forge's event reference. */
export function issueEvent(
  name: string,
  issue: Issue,
  { accountId, history }: { accountId: string; history?: History },
): ProductEvent {
  const { summary, issuetype, creator, created, project, reporter, assignee, updated, status } =
    issue.fields;
  return {
    name,
    payload: {
      issue: {
        id: issue.id,
        key: issue.key,
        fields: {
          summary,
          issuetype,
          creator,
          created,
          project,
          reporter,
          assignee,
          updated,
          status,
        },
      },
      atlassianId: accountId,
      ...(history === undefined ? {} : { changelog: { id: history.id, items: history.items } }),
    },
  };
}
