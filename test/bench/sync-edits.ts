import type { SyncSite } from './sync-site';

const DONE = '10002';
const IN_PROGRESS = '3';

interface Edits {
  readonly count: number;
  /** Of the site's clock, from the first to the last. */
  readonly overMs: number;
  /** Another round begins with other issues. */
  readonly round: number;
}

/** People move issues all over the site; each move raises its event, as Jira would. */
export async function editIssues(site: SyncSite, { count, overMs, round }: Edits): Promise<void> {
  const { jira, platform } = site.parts;
  const issues = site.source.data.issues;
  const every = Math.max(1, Math.floor(issues.length / count));
  const stepMs = overMs / count;
  for (let index = 0; index < count; index += 1) {
    const issue = issues[(index * every + round) % issues.length];
    if (issue === undefined) continue;
    const { id } = issue.fields['status'] as { id: string };
    const statusId = id === DONE ? IN_PROGRESS : DONE;
    jira.edit({
      accountId: site.source.as,
      change: { kind: 'transition', issueId: issue.id, statusId },
    });
    site.advance(stepMs);
    // A handful of events reach the app before the next edits do.
    if (index % 5 === 4) await platform.deliveries.drain();
  }
  await platform.deliveries.drain();
}
