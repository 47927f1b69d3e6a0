import { createForgeJobs } from '../adapters/queue/forge-jobs';

/** A schedule may run twice or not at all; the job asks what changed since the last one. */
export async function handler(): Promise<{ statusCode: number }> {
  await createForgeJobs().push({ kind: 'sweep' });
  return { statusCode: 204 };
}
