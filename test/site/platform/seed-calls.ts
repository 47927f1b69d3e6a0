/** Makes the calls that a site's people would have made, such as planning a year in cycles. */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Project } from '../jira/model';
import type { BridgeEnv } from './bridge';

const stepShape = z.strictObject({
  as: z.string(),
  /** `null`: on the page of the whole site. */
  projectKey: z.string().nullable(),
  call: z.string(),
  /** `"@Title"` stands for the id, `"@Title#version"` for the version of what has that title. */
  input: z.record(z.string(), z.unknown()),
});
type Step = z.infer<typeof stepShape>;

const answerShape = z.object({
  ok: z.boolean(),
  data: z.unknown(),
  error: z.unknown().optional(),
});

/** Everything in an answer that people can name and the app has an id for. */
const namedShape = z.looseObject({
  id: z.string(),
  version: z.number().optional(),
  title: z.string().optional(),
  name: z.string().optional(),
  keyResults: z.array(z.unknown()).optional(),
});

export interface SeedCallOptions {
  readonly file: string;
  readonly projects: readonly Project[];
  readonly moduleKeys: { readonly project: string; readonly site: string };
  readonly invoke: (call: string, payload: unknown, env: BridgeEnv) => Promise<unknown>;
}

/** What was refused; nothing stops the steps after it. */
export async function seedCalls(options: SeedCallOptions): Promise<readonly string[]> {
  const { file, invoke } = options;
  const steps = z.array(stepShape).parse(JSON.parse(readFileSync(file, 'utf8')));
  const known = new Map<string, string | number>();
  const problems: string[] = [];
  for (const step of steps) {
    const env = envOf(step, options);
    const answer = answerShape.safeParse(await invoke(step.call, resolve(step.input, known), env));
    if (answer.data?.ok === true) learn(answer.data.data, known);
    else problems.push(`${step.call}: ${JSON.stringify(answer.data?.error ?? null)}`);
  }
  return problems;
}

function envOf({ as, projectKey }: Step, { projects, moduleKeys }: SeedCallOptions): BridgeEnv {
  if (projectKey === null) return { moduleKey: moduleKeys.site, accountId: as, extension: {} };
  const project = projects.find(({ key }) => key === projectKey);
  if (project === undefined) throw new Error(`The site has no project ${projectKey}`);
  const { id, key, projectTypeKey: type } = project;
  return {
    moduleKey: moduleKeys.project,
    accountId: as,
    extension: { project: { id, key, type } },
  };
}

function resolve(input: unknown, known: ReadonlyMap<string, string | number>): unknown {
  if (Array.isArray(input)) return input.map((item) => resolve(item, known));
  if (typeof input === 'object' && input !== null) {
    return Object.fromEntries(
      Object.entries(input).map(([name, value]) => [name, resolve(value, known)]),
    );
  }
  if (typeof input !== 'string' || !input.startsWith('@')) return input;
  const value = known.get(input.slice(1));
  if (value === undefined) throw new Error(`Nothing is called ${input.slice(1)} yet`);
  return value;
}

function learn(data: unknown, known: Map<string, string | number>): void {
  const items: readonly unknown[] = Array.isArray(data) ? data : [data];
  for (const item of items) {
    const page = z.looseObject({ objectives: z.array(z.unknown()) }).safeParse(item);
    if (page.success) learn(page.data.objectives, known);
    const named = namedShape.safeParse(item);
    if (!named.success) continue;
    const { id, version, title, name, keyResults } = named.data;
    const word = title ?? name;
    if (word !== undefined) known.set(word, id);
    if (word !== undefined && version !== undefined) known.set(`${word}#version`, version);
    if (keyResults !== undefined) learn(keyResults, known);
  }
}
