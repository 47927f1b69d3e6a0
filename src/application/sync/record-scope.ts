import { changesBetween, type RecordedChange } from '../../domain/history/items-at';
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
  /** Tells when a difference came about, where that is known better than by when it was seen. */
  readonly dated?: (before: WorkItem, after: WorkItem) => readonly RecordedChange[] | null;
}

/**
 * Keeps what the scope's issues were before they became what they are now, without any call to
 * Jira. Written before the issues themselves, so that what breaks off is done again, not lost.
 * The first time, the past before is asked for in the background. Returns what was recorded.
 */
export async function recordScope(
  ports: RecordPorts,
  { hash, before, after, at, dated }: Population,
): Promise<readonly RecordedChange[]> {
  const since = await ports.scopeHistories.recordedSince(hash);
  if (since !== null && before !== null) {
    const seen = changesBetween(before, after, at);
    const changes = dated === undefined ? seen : datedBy(dated, seen, { after, since, at });
    await ports.scopeHistories.append(hash, changes);
    return changes;
  }
  // A record with a hole in it would tell a wrong past.
  if (since !== null) await ports.scopeHistories.remove(hash);
  await ports.scopeHistories.begin(hash, at);
  await askForPast(ports);
  return [];
}

/** Within the record: before it began there is nothing to undo. */
function datedBy(
  dated: NonNullable<Population['dated']>,
  seen: readonly RecordedChange[],
  { after, since, at }: { after: readonly WorkItem[]; since: number; at: number },
): readonly RecordedChange[] {
  const now = new Map(after.map((item) => [item.id, item]));
  return seen.flatMap((change) => {
    const item = now.get(change.issueId);
    const steps = change.before === null || item === undefined ? null : dated(change.before, item);
    const within = (one: number) => Math.min(at, Math.max(since + 1, one));
    return steps?.map((step) => ({ ...step, at: within(step.at) })) ?? [change];
  });
}

/** One run for all that is asked for within a moment; it begins when the moment is over. */
export async function askForPast(ports: Pick<Ports, 'historyJobs' | 'limiter'>): Promise<void> {
  if ((await ports.limiter.take('backfill', GATHER_SECONDS)) > 0) return;
  await ports.historyJobs.push({ kind: 'backfill', attempts: 0 }, GATHER_SECONDS);
}
