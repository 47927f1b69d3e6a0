import type { AsyncEvent } from '@forge/events';
import { consoleLog } from '../adapters/console-log';
import { unparked } from '../adapters/queue/parked-job';
import { inBackground } from '../adapters/storage/storage-use';
import { recompute } from '../application/sync/recompute';
import { parseJob } from './job-payload';
import { createPorts } from './wiring';

export async function handler({ body }: AsyncEvent): Promise<void> {
  const job = parseJob(await unparked(body));
  if (job === null) {
    // Left over from a version that wrote jobs differently; the next sweep makes up for it.
    consoleLog.event('job-not-understood', {});
    return;
  }
  await inBackground(() => recompute(createPorts('jobs'), job));
}
