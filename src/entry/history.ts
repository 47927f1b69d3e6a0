import type { AsyncEvent } from '@forge/events';
import * as z from 'zod';
import { consoleLog } from '../adapters/console-log';
import { inBackground } from '../adapters/storage/storage-use';
import { backfill } from '../application/facts/backfill';
import type { HistoryJob } from '../application/ports/history-jobs';
import { createPorts } from './wiring';

const payload: z.ZodType<{ job: HistoryJob }> = z.object({
  job: z.object({
    kind: z.literal('backfill'),
    attempts: z.number(),
  }),
});

export async function handler({ body }: AsyncEvent): Promise<void> {
  const parsed = payload.safeParse(body);
  if (!parsed.success) {
    // Left over from a version that wrote jobs differently; the nightly sweep asks again.
    consoleLog.event('job-not-understood', {});
    return;
  }
  await inBackground(() => backfill(createPorts('jobs'), parsed.data.job));
}
