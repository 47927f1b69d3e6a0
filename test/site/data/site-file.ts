import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import type { DataProblem } from './data-problem';
import { parseInstant } from './instant';
import { permissionsShape } from './shapes';

const persona = z.strictObject({
  accountId: z.string().min(1),
  name: z.string().min(1),
  role: z.string().min(1),
});

const siteShape = z.strictObject({
  name: z.string().min(1),
  now: z.string().refine((text) => parseInstant(text) !== null, 'must be an instant'),
  as: z.string().min(1),
  personas: z.array(persona).min(1),
  folders: z.array(z.string()),
  permissions: permissionsShape.exactOptional(),
  security: z
    .array(z.strictObject({ level: z.string().min(1), issues: z.array(z.string()) }))
    .exactOptional(),
  objectives: z.string().exactOptional(),
  calls: z.string().exactOptional(),
});

/** `site.json`: which folders make up a site, when it starts and who uses it. */
export type SiteFile = z.infer<typeof siteShape>;

/** The site that starts when none is named. */
export const DEFAULT_SITE = join(__dirname, 'default');

/** The `site.json` of a folder, with its paths made absolute; `null` if it has none. */
export function readSiteFile(dir: string, problems: DataProblem[]): SiteFile | null {
  const file = join(dir, 'site.json');
  if (!existsSync(file)) return null;
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const message = `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    problems.push({ file, line: null, field: null, message });
    return null;
  }
  const parsed = siteShape.safeParse(raw);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) {
      problems.push({ file, line: null, field: path.join('.') || null, message });
    }
    return null;
  }
  const at = (path: string) => resolve(dirname(file), path);
  const { objectives, calls, folders, ...rest } = parsed.data;
  return {
    ...rest,
    folders: folders.map(at),
    ...(objectives === undefined ? {} : { objectives: at(objectives) }),
    ...(calls === undefined ? {} : { calls: at(calls) }),
  };
}
