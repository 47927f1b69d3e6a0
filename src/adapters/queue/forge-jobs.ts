import { Queue } from '@forge/events';
import type { Job, Jobs } from '../../application/ports/jobs';
import { UpstreamError } from '../../application/ports/upstream-error';
import { parked, type ParkedOr } from './parked-job';

/** One run at a time in an installation: two would overwrite each other's values. */
const ONE_AT_A_TIME = { key: 'recompute', limit: 1 };

export function createForgeJobs(): Jobs {
  const queue = new Queue<ParkedOr<Job>>({ key: 'recompute' });
  return {
    async push(job, delaySeconds = 0) {
      const delay = delaySeconds > 0 ? { delayInSeconds: delaySeconds } : {};
      try {
        const body = await parked(job);
        await queue.push({ body, concurrency: ONE_AT_A_TIME, ...delay });
      } catch (cause) {
        if (cause instanceof UpstreamError) throw cause;
        throw new UpstreamError('storage-unavailable', 'A job could not be queued', { cause });
      }
    },
  };
}
