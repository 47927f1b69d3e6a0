import { changesBetween } from '../../domain/history/items-at';
import type { WorkItem } from '../../domain/metrics/work-item';
import type { Ports } from '../ports/ports';

type RecordPorts = Pick<Ports, 'scopeHistories' | 'historyJobs' | 'limiter'>;

/** Time for more queries to gather: a run looks through all of them. */
const GATHER_SECONDS = 5;

interface Population {
  readonly hash: string;
  /** `null`: what was stored is not known to be whole. */
  readonly before: readonly WorkItem[] | null;
  readonly after: readonly WorkItem[];
  /** Epoch milliseconds. */
  readonly at: number;
}

/**
 * Keeps what the scope's issues were before they became what they are now, without any call to
 * Jira. Written before the issues themselves, so that what breaks off is done again, not lost.
 * The first time, the past before is asked for in the background.
 */
export async function recordScope(
  ports: RecordPorts,
  { hash, before, after, at }: Population,
): Promise<void> {
  const since = await ports.scopeHistories.recordedSince(hash);
  if (since !== null && before !== null) {
    await ports.scopeHistories.append(hash, changesBetween(before, after, at));
    return;
  }
  // A record with a hole in it would tell a wrong past.
  if (since !== null) await ports.scopeHistories.remove(hash);
  await ports.scopeHistories.begin(hash, at);
  await askForPast(ports);
}

/** One run for all that is asked for within a moment; it begins when the moment is over. */
export async function askForPast(ports: Pick<Ports, 'historyJobs' | 'limiter'>): Promise<void> {
  if ((await ports.limiter.take('backfill', GATHER_SECONDS)) > 0) return;
  await ports.historyJobs.push({ kind: 'backfill', attempts: 0 }, GATHER_SECONDS);
}
