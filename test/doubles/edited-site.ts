/**
 * The application as it ships, its Jira adapters included, over the stand-in of Jira: a random
 * site that people edit, whose events come late, twice, in another order, or never.
 */
import { createJiraChangelogs } from '../../src/adapters/jira/jira-changelogs';
import { createJiraClient } from '../../src/adapters/jira/jira-client';
import { createJiraJqlCheck } from '../../src/adapters/jira/jira-jql-check';
import { createJiraWorkItems } from '../../src/adapters/jira/jira-work-items';
import { NO_USAGE } from '../../src/application/ports/budget';
import type { Ports } from '../../src/application/ports/ports';
import type { PendingChange } from '../../src/application/ports/sync-store';
import { changeOf } from '../../src/entry/jira-changed';
import type { createStorage } from '../../src/entry/storage';
import { type Clock, createClock } from '../site/clock';
import { createRandom } from '../site/data/random';
import { type Database, openDatabase } from '../site/database';
import { createJira } from '../site/jira/create-jira';
import type { Issue } from '../site/jira/model';
import type { Jira, JiraEdit } from '../site/seams';
import { installForge, type JiraReply } from '../support/in-process-forge';
import type { LivingIssue } from '../support/random-edit';
import { APP, POINTS, randomSite, TEAM_POINTS } from '../support/random-site';
import { testWorld } from './test-world';

const START = Date.parse('2026-03-02T09:00:00.000Z');
const HOUR = 3_600_000;

let database: Database | undefined;

/** One database for all sites, emptied between them: opening one takes longer than a site's life. */
function emptyDatabase(): Database {
  database ??= openDatabase(':memory:');
  const table =
    'create table if not exists jira_edits (seq integer primary key, at real, edit text)';
  database.exec(table);
  database.exec('delete from jira_edits');
  return database;
}

interface Options {
  readonly storage?: typeof createStorage;
}

export type EditedSite = ReturnType<typeof editedSite>;

export function editedSite(seed: number, { storage }: Options = {}) {
  const random = createRandom(seed);
  const clock = createClock(START + random.between(0, 20) * HOUR);
  clock.freeze();
  const data = randomSite(random, clock.now());
  const jira = createJira({
    data,
    future: [],
    clock,
    db: emptyDatabase(),
    appAccountId: APP,
    manageOkrsPermission: 'manage-okrs',
    pointsPerHour: Number.POSITIVE_INFINITY,
  });
  const hooks = { betweenCalls: (): void => undefined };
  installForge({ jira: forwarder(jira, hooks) });
  const world = testWorld({ ...(storage !== undefined && { storage }) });
  // The app's clock and Jira's differ, as clocks do.
  const skew = { ms: 0 };
  const now = () => clock.now() + skew.ms;
  Object.defineProperty(world.clock, 'at', { get: now, configurable: true });
  const ports = overJira(world.ports);
  return {
    random,
    clock,
    jira,
    hooks,
    skew,
    world,
    ports,
    issues: living(jira, data.issues),
    told: changesOf(jira),
    /** The same definitions over the same Jira, and nothing known yet: what a first sync finds. */
    anew: () => withNothingKnown(ports, now),
  };
}

function forwarder(jira: Jira, hooks: { readonly betweenCalls: () => void }) {
  return async (request: {
    readonly method: string;
    readonly path: string;
    readonly body: unknown;
  }): Promise<JiraReply> => {
    hooks.betweenCalls();
    const { method, path } = request;
    const answer = await jira.handle({
      provider: 'app',
      accountId: undefined,
      method,
      path,
      headers: {},
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      origin: 'backend',
      scopes: ['read:jira-work'],
    });
    return { status: answer.status, headers: answer.headers, body: answer.body };
  };
}

function overJira(ports: Ports): Ports {
  const client = createJiraClient({ timeoutMs: () => 5_000 });
  return {
    ...ports,
    workItems: createJiraWorkItems(client),
    histories: createJiraChangelogs(client),
    jql: createJiraJqlCheck(client),
    fields: {
      ...ports.fields,
      storyPoints: () => Promise.resolve({ companyManaged: POINTS, teamManaged: TEAM_POINTS }),
    },
    meter: { spent: () => ({ ...NO_USAGE, ...client.spent() }) },
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
function living(jira: Jira, initial: readonly Issue[]) {
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
function changesOf(jira: Jira): PendingChange[] {
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
