import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import type { HistoryJob, HistoryJobs } from '../../application/ports/history-jobs';
import type { Clock } from '../../application/ports/surroundings';
import { UpstreamError } from '../../application/ports/upstream-error';
import { storage } from '../storage/kvs-call';

/** One at a time: reading the past may take long, and must leave Jira to others in between. */
const ONE_AT_A_TIME = { key: 'history', limit: 1 };

/** When the next one falls due, in epoch milliseconds. */
const NEXT = 'history-next';
const KEPT = { value: 1, unit: 'DAYS' } as const;

export function createForgeHistoryJobs(clock: Clock): HistoryJobs {
  const queue = new Queue<{ job: HistoryJob }>({ key: 'history' });
  async function push(job: HistoryJob, delaySeconds = 0): Promise<void> {
    const delay = delaySeconds > 0 ? { delayInSeconds: delaySeconds } : {};
    try {
      await queue.push({ body: { job }, concurrency: ONE_AT_A_TIME, ...delay });
    } catch (cause) {
      throw new UpstreamError('storage-unavailable', 'A job could not be queued', { cause });
    }
  }
  return {
    push,
    async goOn(job, delaySeconds) {
      const due = await storage(() => kvs.get<number>(NEXT));
      if (due !== undefined && due > clock.now()) return;
      await push(job, delaySeconds);
      // Noted last: two that go on do no harm, none would.
      if (delaySeconds === 0) return;
      const at = clock.now() + delaySeconds * 1000;
      await storage(() => kvs.set(NEXT, at, { ttl: KEPT }), at);
    },
  };
}
