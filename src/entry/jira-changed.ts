import * as z from 'zod';
import type { PendingChange } from '../application/ports/sync-store';
import { rememberPlan } from '../application/practice/release-plans';
import { noteJiraChange } from '../application/sync/note-jira-change';
import { parseCalendarDate } from '../domain/shared/calendar-date';
import type { IssueId, ProjectId } from '../domain/shared/ids';
import { createPorts } from './wiring';

const jiraEvent = z.looseObject({
  eventType: z.string(),
  issue: z.object({ id: z.union([z.string(), z.number()]).transform(String) }).optional(),
});

/** Only remembers what changed; 25 s are too few to measure anything. */
export async function handler(event: unknown): Promise<void> {
  const change = changeOf(event);
  if (change === null) return;
  const ports = createPorts();
  const planned = plannedIn(event);
  // The day a version is planned for is seen here before anybody can move it.
  if (planned !== null) await rememberPlan(ports, planned.projectId, planned);
  await noteJiraChange(ports, change);
}

const versionEvent = z.looseObject({
  eventType: z.enum(['avi:jira:created:version', 'avi:jira:updated:version']),
  version: z.object({
    id: z.union([z.string(), z.number()]).transform(String),
    projectId: z.union([z.string(), z.number()]).transform(String),
    releaseDate: z.string(),
  }),
});

export function plannedIn(event: unknown) {
  const parsed = versionEvent.safeParse(event);
  if (!parsed.success) return null;
  const { id: versionId, projectId, releaseDate } = parsed.data.version;
  const releaseOn = parseCalendarDate(releaseDate.slice(0, 10));
  if (releaseOn === undefined) return null;
  return { versionId, projectId: projectId as ProjectId, releaseOn };
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
