import { z } from 'zod';
import type { PendingChange } from '../application/ports/sync-store';
import { noteJiraChange } from '../application/sync/note-jira-change';
import type { IssueId } from '../domain/shared/ids';
import { createPorts } from './wiring';

const jiraEvent = z.looseObject({
  eventType: z.string(),
  issue: z.object({ id: z.union([z.string(), z.number()]).transform(String) }).optional(),
});

/** Only remembers what changed; 25 s are too few to measure anything. */
export async function handler(event: unknown): Promise<void> {
  const change = changeOf(event);
  if (change === null) return;
  await noteJiraChange(createPorts(), change);
}

export function changeOf(event: unknown): PendingChange | null {
  const parsed = jiraEvent.safeParse(event);
  if (!parsed.success) return null;
  const { eventType, issue } = parsed.data;
  if (eventType.endsWith(':sprint')) return { kind: 'sprints-changed' };
  if (eventType.endsWith(':version')) return { kind: 'versions-changed' };
  if (issue === undefined) return null;
  const kind = eventType === 'avi:jira:deleted:issue' ? 'issue-deleted' : 'issue-changed';
  return { kind, issueId: issue.id as IssueId };
}
