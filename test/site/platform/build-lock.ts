/** Several sites may start at once from one checkout; only one of them builds. */
import { mkdir, rm, stat, utimes } from 'node:fs/promises';
import path from 'node:path';

const RETRY_MS = 100;
const HEARTBEAT_MS = 500;
/** A builder that has not been heard of for so long was killed, or its test ended. */
const SILENT_MS = 5_000;

/** Runs the work while no other process works on the same folder. */
export async function oneAtATime<Result>(
  dir: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const lock = path.join(dir, 'building');
  await mkdir(dir, { recursive: true });
  while (!(await take(lock))) await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(lock, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(lock, { recursive: true, force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const found = await stat(lock).catch(() => undefined);
    const silence = found === undefined ? 0 : Date.now() - found.mtimeMs;
    if (silence > SILENT_MS) await rm(lock, { recursive: true, force: true });
    return false;
  }
}
