/**
 * The application as it ships, its Jira adapters included, over the stand-in of Jira: a random
 * site that people edit, whose events come late, twice, in another order, or never.
 */
import type { Ports } from '../../src/application/ports/ports';
import type { PendingChange } from '../../src/application/ports/sync-store';
import { changeOf } from '../../src/entry/jira-changed';
import { type Clock, createClock } from '../site/clock';
import { createRandom } from '../site/data/random';
import type { Issue } from '../site/jira/model';
import type { JiraEdit } from '../site/seams';
import { installForge } from '../support/in-process-forge';
import type { LivingIssue } from '../support/random-edit';
import { APP, asTuple, randomSite } from '../support/random-site';
import { askingJira, editedJira, type EditedJira, jiraFetch } from './edited-jira';
import { testWorld } from './test-world';

/** Around the days on which clocks change in Europe, America and New Zealand. */
const STARTS = ['2026-03-02', '2026-03-06', '2026-03-27', '2026-04-03', '2026-10-23', '2026-10-30'];
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Asia/Kolkata',
  'Pacific/Auckland',
  'Pacific/Honolulu',
] as const;
const HOUR = 3_600_000;

export type EditedSite = ReturnType<typeof editedSite>;

export function editedSite(seed: number) {
  const random = createRandom(seed);
  const start = Date.parse(`${random.pick(asTuple(STARTS))}T09:00:00.000Z`);
  const clock = createClock(start + random.between(0, 20) * HOUR);
  clock.freeze();
  const data = randomSite(random, clock.now());
  const jira = editedJira(data, clock, APP);
  const hooks = { betweenCalls: (): void => undefined };
  installForge({});
  globalThis.__forge_fetch__ = jiraFetch(jira, () => {
    hooks.betweenCalls();
  });
  const world = testWorld();
  // The app's clock and Jira's differ, as clocks do.
  const skew = { ms: 0 };
  const now = () => clock.now() + skew.ms;
  Object.defineProperty(world.clock, 'at', { get: now, configurable: true });
  const night = { nightHour: random.between(0, 5) };
  const ports: Ports = { ...world.ports, ...askingJira(world.ports), site: night };
  return {
    random,
    clock,
    jira,
    hooks,
    skew,
    world,
    ports,
    timeZone: random.pick(ZONES),
    issues: living(jira, data.issues),
    told: changesOf(jira),
    /** The same definitions over the same Jira, and nothing known yet: what a first sync finds. */
    anew: () => withNothingKnown(ports, now),
  };
}

function withNothingKnown(ports: Ports, now: () => number): Ports {
  const other = testWorld();
  Object.defineProperty(other.clock, 'at', { get: now, configurable: true });
  const { states, readings, scopes, scopeHistories, sync, pending } = other.ports;
  const { limiter, definitions, jobs, historyJobs } = other.ports;
  const empty = { states, readings, scopes, scopeHistories, sync, pending };
  return { ...ports, ...empty, limiter, definitions, jobs, historyJobs, hash: ports.hash };
}

/** Which issues there are, for whoever edits them. */
function living(jira: EditedJira, initial: readonly Issue[]) {
  const known = new Map(initial.map((issue) => [issue.id, levelOf(issue.fields)] as const));
  jira.onEvent(({ name, payload }) => {
    const { id, fields } = (payload['issue'] ?? {}) as Partial<Issue>;
    if (id === undefined) return;
    if (name === 'avi:jira:deleted:issue') known.delete(id);
    else known.set(id, levelOf(fields ?? {}));
  });
  return {
    list: (): readonly LivingIssue[] => [...known].map(([id, level]) => ({ id, level })),
    forget: ({ change }: JiraEdit) => {
      if (change.kind === 'archive') known.delete(change.issueId);
    },
  };
}

const levelOf = (fields: Readonly<Record<string, unknown>>): number =>
  (fields['issuetype'] as { hierarchyLevel?: number } | undefined)?.hierarchyLevel ?? 0;

/** What the app would be told, in the order it happened; the test delivers it, or does not. */
function changesOf(jira: EditedJira): PendingChange[] {
  const changes: PendingChange[] = [];
  jira.onEvent(({ name, payload }) => {
    const change = changeOf({ ...payload, eventType: name });
    if (change !== null) changes.push(change);
  });
  return changes;
}

export function moveClock(clock: Clock, milliseconds: number): void {
  clock.set(clock.now() + milliseconds);
}
