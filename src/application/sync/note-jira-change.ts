import type { Job } from '../ports/jobs';
import type { Ports } from '../ports/ports';
import type { PendingChange } from '../ports/sync-store';

/** Time for Jira's search to catch up, and for more events of the same edit to come in. */
const GATHER_SECONDS = 5;

/**
 * While more changes keep coming in, their run waits longer each time: a bulk edit becomes a few
 * runs instead of hundreds, and its first change still shows within a minute.
 */
const LONGER_SECONDS = [10, 20, 15] as const;
/** All of them together; a queue that hands jobs over late makes it no longer. */
const LONGEST_MS = 45_000;

type GatherPorts = Pick<Ports, 'pending' | 'jobs' | 'clock'>;

/** An event handler has no time for more than this. */
export async function noteJiraChange(
  ports: Pick<Ports, 'pending' | 'jobs'>,
  change: PendingChange,
): Promise<void> {
  const key = await ports.pending.add(change);
  if (await ports.pending.claimRun(key)) {
    await ports.jobs.push({ kind: 'changes', change, key }, GATHER_SECONDS);
  }
}

/** Whether a job has nothing to do now: others do it, or it comes again when more has gathered. */
export async function isNotItsTurn(ports: GatherPorts, job: Job): Promise<boolean> {
  return (await isTakenInElsewhere(ports, job)) || isStillGathering(ports, job);
}

/**
 * Whether another run took in what this one was queued for. Without this, two that were
 * queued at once, since the first came late, would each go on queueing the next for ever.
 */
async function isTakenInElsewhere(ports: GatherPorts, job: Job): Promise<boolean> {
  if (job.kind !== 'changes' || job.key === undefined) return false;
  // Whoever holds the claim runs in any case: until then, nobody else is queued.
  if ((await ports.pending.claimedBy()) === job.key) return false;
  return !(await ports.pending.isWaiting(job.key));
}

/** Whether the run was put off because changes keep coming in; their claim stands until it runs. */
async function isStillGathering(ports: GatherPorts, job: Job): Promise<boolean> {
  if (job.kind !== 'changes') return false;
  const now = ports.clock.now();
  const { since, looks, waiting: before } = job.gathering ?? { since: now, looks: 0, waiting: 1 };
  const seconds = LONGER_SECONDS[looks];
  if (seconds === undefined || now - since >= LONGEST_MS) return false;
  const changes = (await ports.pending.list()).map(({ change }) => JSON.stringify(change));
  // One edit may come with several events about its issue.
  const waiting = new Set(changes).size;
  if (waiting <= before) return false;
  await ports.jobs.push({ ...job, gathering: { since, looks: looks + 1, waiting } }, seconds);
  return true;
}
