import { Queue } from '@forge/events';
import type { HistoryJob, HistoryJobs } from '../../application/ports/history-jobs';
import { UpstreamError } from '../../application/ports/upstream-error';

/** One at a time: reading the past may take long, and must leave Jira to others in between. */
const ONE_AT_A_TIME = { key: 'history', limit: 1 };

export function createForgeHistoryJobs(): HistoryJobs {
  const queue = new Queue<{ job: HistoryJob }>({ key: 'history' });
  return {
    async push(job, delaySeconds = 0) {
      const delay = delaySeconds > 0 ? { delayInSeconds: delaySeconds } : {};
      try {
        await queue.push({ body: { job }, concurrency: ONE_AT_A_TIME, ...delay });
      } catch (cause) {
        throw new UpstreamError('storage-unavailable', 'A job could not be queued', { cause });
      }
    },
  };
}
