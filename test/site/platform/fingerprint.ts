import { createHash, type Hash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

const SKIPPED = new Set(['build', 'node_modules', '.build', 'sites']);
const lockFile = path.resolve(__dirname, '../../../package-lock.json');

/** Changes with any file below the folders, and with any package. Absent ones count as empty. */
export async function fingerprint(places: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const place of [lockFile, ...places]) await addPlace(hash, place);
  return hash.digest('hex');
}

async function addPlace(hash: Hash, place: string): Promise<void> {
  const found = await stat(place).catch(() => undefined);
  if (found === undefined) return;
  if (found.isFile()) {
    hash.update(place).update(await readFile(place));
    return;
  }
  const names = (await readdir(place)).filter(
    (name) => !SKIPPED.has(name) && !/\.test\.tsx?$/.test(name),
  );
  for (const name of names.sort()) await addPlace(hash, path.join(place, name));
}
