import { mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

const RETRY_MS = 100;
/** Longer than any build; a process that died in one leaves its lock behind. */
const STALE_MS = 120_000;

/** Processes that start at the same moment build one after the other. */
export async function oneAtATime<Result>(
  dir: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = path.join(dir, 'building');
  await mkdir(dir, { recursive: true });
  while (!(await take(lock))) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const found = await stat(lock).catch(() => undefined);
    const age = found === undefined ? 0 : Date.now() - found.mtimeMs;
    if (age > STALE_MS) await rm(lock, { recursive: true, force: true });
    return false;
  }
}
