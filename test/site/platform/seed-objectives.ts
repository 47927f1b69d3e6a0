/** Writes a site's first objectives through the app's own resolver, as a person would. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Project } from '../jira/model';
import type { BridgeEnv } from './bridge';

const seedShape = z.array(
  z.object({
    projectKey: z.string(),
    as: z.string(),
    /** Index of an earlier one, to which it contributes. */
    parent: z.number().optional(),
    objective: z.record(z.string(), z.unknown()),
    keyResults: z.array(z.record(z.string(), z.unknown())),
  }),
);
const answerShape = z.object({
  ok: z.boolean(),
  data: z.looseObject({ id: z.string() }).optional(),
  error: z.looseObject({ retryAfterSeconds: z.number().optional() }).optional(),
});

export interface SeedOptions {
  readonly file: string;
  readonly projects: readonly Project[];
  /** The module whose resolver takes the calls. */
  readonly moduleKey: string;
  readonly invoke: (call: string, payload: unknown, env: BridgeEnv) => Promise<unknown>;
  /** Lets seconds of the site's time go by: Jira's quota for an hour was used up. */
  readonly letPass: (seconds: number) => void;
}

/** How many objectives were written, and what was refused. */
export async function seedObjectives(
  options: SeedOptions,
): Promise<{ readonly written: number; readonly problems: readonly string[] }> {
  const { file, projects, moduleKey, invoke, letPass } = options;
  const seeds = seedShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  const problems: string[] = [];
  const ids: (string | undefined)[] = [];
  for (const [index, { projectKey, as, parent, objective, keyResults }] of seeds.entries()) {
    const project = projects.find(({ key }) => key === projectKey);
    if (project === undefined) {
      problems.push(`${file}: the site has no project ${projectKey}`);
      continue;
    }
    const { id, key, projectTypeKey: type } = project;
    const env = { moduleKey, accountId: as, extension: { project: { id, key, type } } };
    const create = async (call: string, payload: unknown) => {
      let answer = answerShape.safeParse(await invoke(call, payload, env));
      const wait = answer.data?.error?.retryAfterSeconds;
      if (wait !== undefined) {
        letPass(wait);
        answer = answerShape.safeParse(await invoke(call, payload, env));
      }
      if (answer.data?.data !== undefined) return answer.data.data.id;
      problems.push(`${call} in ${projectKey}: ${JSON.stringify(answer.data?.error ?? null)}`);
      return undefined;
    };
    const above = parent === undefined ? {} : { parentId: ids[parent] ?? null };
    const fields = { ...objective, ...above };
    const objectiveId = await create('createObjective', { projectId: null, fields });
    if (objectiveId === undefined) continue;
    ids[index] = objectiveId;
    for (const one of keyResults) await create('createKeyResult', { objectiveId, fields: one });
  }
  return { written: ids.filter((id) => id !== undefined).length, problems };
}
