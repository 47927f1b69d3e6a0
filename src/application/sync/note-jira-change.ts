import type { Ports } from '../ports/ports';
import type { PendingChange } from '../ports/sync-store';

/** Time for more changes to gather, and for Jira's search to catch up. */
const GATHER_SECONDS = 5;

/** An event handler has no time for more than this. */
export async function noteJiraChange(
  ports: Pick<Ports, 'pending' | 'jobs'>,
  change: PendingChange,
): Promise<void> {
  await ports.pending.add(change);
  if (await ports.pending.claimRun()) {
    await ports.jobs.push({ kind: 'changes', change }, GATHER_SECONDS);
  }
}
