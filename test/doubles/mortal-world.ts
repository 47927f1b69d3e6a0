/**
 * A world whose functions can die at any call they make, as by `kill -9`: what was called before
 * has happened, nothing after it does, and what the function knew is gone. The queue delivers
 * again what was under way.
 */
import type { HistoryJob } from '../../src/application/ports/history-jobs';
import type { Job } from '../../src/application/ports/jobs';
import type { Ports } from '../../src/application/ports/ports';
import { backfill } from '../../src/application/facts/backfill';
import { recompute } from '../../src/application/sync/recompute';
import { UpstreamError } from '../../src/application/ports/upstream-error';
import { createStorageUse, withStorageUse } from '../../src/adapters/storage/storage-use';
import { parseJob } from '../../src/entry/job-payload';
import { createStorage } from '../../src/entry/storage';
import { type Database, openDatabase } from '../site/database';
import { createKvs, type Kvs } from '../site/platform/kvs';
import { readManifest } from '../site/platform/manifest';
import path from 'node:path';
import { askingJira, type EditedJira } from './edited-jira';
import { callForge } from './watched-forge';
import type { FakeIssue } from './fake-jira';
import { testWorld, type TestWorld } from './test-world';

const { entities } = readManifest(path.resolve(__dirname, '../..'));
const SECOND = 1_000;
/** Redelivered after so long. Source: forge-facts 1.3. */
const AGAIN_AFTER = 1 * SECOND;

/** After so many calls a hurried job sees its deadline coming. */
const HURRIED_CALLS = 60;
/** More mean that jobs queue each other without end. */
const MOST_DELIVERIES = 500;

/** All else leaves a trace that outlives the process. */
const READS = /^(jira |get|query|workItems|histories|jql|fields|personalData)|\/(get|query)$/;

interface Call {
  readonly name: string;
  /** Between two calls that leave none, what a death leaves behind is the same. */
  readonly leavesTrace: boolean;
}

export interface Death {
  /** Counted from 1. */
  readonly call: number;
  readonly when: 'before' | 'after';
}

/** From one call on, counted from 1, calls of a kind are answered otherwise. */
export interface Fault {
  readonly call: number;
  readonly hits: (name: string) => boolean;
  /** So many of them. */
  readonly times: number;
  /** Not called: the call has no effect. */
  readonly answer: (work: () => Promise<unknown>) => Promise<unknown>;
}

type Delivery = { readonly due: number } & (
  | { readonly queue: 'recompute'; readonly job: Job }
  | { readonly queue: 'history'; readonly job: HistoryJob }
  | { readonly queue: 'event'; readonly work: (ports: Ports) => Promise<void> }
);

/** Counts the calls of one process, and ends it at the chosen one. */
class Life {
  calls = 0;
  readonly made: Call[] = [];
  isOver = false;
  readonly death: Promise<'died'>;
  private end: () => void = () => undefined;

  private readonly dies: Death | null;
  private readonly fault: Fault | null;
  private faultsLeft: number;

  constructor(mishap: Death | Fault | null) {
    this.dies = mishap !== null && 'when' in mishap ? mishap : null;
    this.fault = mishap !== null && 'hits' in mishap ? mishap : null;
    this.faultsLeft = this.fault?.times ?? 0;
    this.death = new Promise((resolve) => {
      this.end = () => {
        resolve('died');
      };
    });
  }

  async call<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    if (this.isOver) return never();
    this.calls += 1;
    this.made.push({ name, leavesTrace: !READS.test(name) });
    const { fault } = this;
    if (fault !== null && this.faultsLeft > 0 && this.calls >= fault.call && fault.hits(name)) {
      this.faultsLeft -= 1;
      return (await fault.answer(work)) as Value;
    }
    if (this.calls !== this.dies?.call) return work();
    this.isOver = true;
    if (this.dies.when === 'after') await work();
    this.end();
    return never();
  }
}

const never = <Value>() => new Promise<Value>(() => undefined);

/** Ports that are not storage; storage is watched request by request. */
const CALLED = [
  'workItems',
  'histories',
  'jql',
  'fields',
  'jobs',
  'historyJobs',
  'realtime',
  'personalData',
] as const satisfies readonly (keyof Ports)[];

const IN_JIRA: ReadonlySet<string> = new Set(['workItems', 'histories', 'jql', 'fields']);

export interface MortalWorld extends TestWorld {
  readonly kvs: Kvs;
  /** Hands a change over as Jira's event would. */
  deliver(work: (ports: Ports) => Promise<void>, delayMs?: number): void;
  push(job: Job): void;
  /**
   * Runs what is due until an instant; at the chosen call, counted over all of it, a process dies,
   * or calls fail. A job that throws is not delivered again, as Forge does not either.
   */
  runUntil(end: number, mishap?: Death | Fault): Promise<Passed>;
  /** Deliveries that are still to come. */
  waiting(): number;
  /** What is in storage and has not expired, with its size in bytes. */
  stored(): readonly { readonly key: string; readonly bytes: number }[];
  /** Remembers everything, so that it can be gone back to. */
  save(): () => void;
  /** Each job gets to do a little before its deadline comes near. */
  setHurried(isHurried: boolean): void;
}

export interface Passed {
  readonly calls: readonly Call[];
  readonly deliveries: number;
  readonly hasDied: boolean;
}

/** With a Jira, the app's own adapters ask it, and each of their requests is a call. */
export function mortalWorld(jira: EditedJira | null = null): MortalWorld {
  const world = testWorld({ storage: createStorage });
  const db = openDatabase(':memory:');
  const kvs = createKvs({ db, entities, now: () => world.clock.at });
  kvs.setLimited(false);
  let life = new Life(null);
  callForge({ kvs, jira }, (name, work) => life.call(name, work));

  let deliveries: Delivery[] = [];
  let ids = 0;
  let isHurried = false;

  function collectPushed(): void {
    const at = world.clock.at;
    for (const { job, delaySeconds } of world.jobs.waiting.splice(0)) {
      deliveries.push({ queue: 'recompute', job, due: at + delaySeconds * SECOND });
    }
    for (const { job, delaySeconds } of world.historyJobs.waiting.splice(0)) {
      deliveries.push({ queue: 'history', job, due: at + delaySeconds * SECOND });
    }
  }

  /** As every invocation gets them: new, so that nothing is remembered from before. */
  function portsOf(current: Life): Ports {
    const nextId = { next: () => `m-${String((ids += 1)).padStart(6, '0')}` };
    const storage = createStorage({ now: () => world.clock.at }, nextId);
    const ports: Ports = { ...world.portsFor('nobody'), ...storage };
    const before = current.calls;
    const isLate = () => isHurried && current.calls > before + HURRIED_CALLS;
    const remainingMs = () => (isLate() ? 1 : 900 * SECOND);
    const own = jira === null ? CALLED : CALLED.filter((name) => !IN_JIRA.has(name));
    const watched = Object.fromEntries(
      own.map((name) => [
        name,
        watch(ports[name], (method, work) => current.call(`${name}.${method}`, work)),
      ]),
    );
    const asked = jira === null ? {} : askingJira(ports);
    return { ...ports, deadline: { remainingMs }, ids: nextId, ...watched, ...asked };
  }

  async function run(delivery: Delivery): Promise<void> {
    const ports = portsOf(life);
    if (delivery.queue === 'history') return backfill(ports, structuredClone(delivery.job));
    if (delivery.queue === 'event') return delivery.work(ports);
    const job = parseJob({ job: JSON.parse(JSON.stringify(delivery.job)) as unknown });
    if (job === null) throw new Error(`Not understood: ${JSON.stringify(delivery.job)}`);
    return recompute(ports, job);
  }

  return {
    ...world,
    kvs,
    deliver(work, delayMs = 0) {
      deliveries.push({ queue: 'event', work, due: world.clock.at + delayMs });
    },
    waiting() {
      collectPushed();
      return deliveries.length;
    },
    push: (job) => void deliveries.push({ queue: 'recompute', job, due: world.clock.at }),
    stored: () => storedRows(db, world.clock.at),
    async runUntil(end, mishap) {
      life = new Life(mishap ?? null);
      const first = life;
      let count = 0;
      for (;;) {
        collectPushed();
        deliveries.sort((a, b) => a.due - b.due);
        const next = deliveries[0];
        if (next === undefined || next.due > end) break;
        world.clock.at = Math.max(world.clock.at, next.due);
        deliveries.shift();
        count += 1;
        if (count > MOST_DELIVERIES) throw new Error(`Without end: ${JSON.stringify(next)}`);
        // Its own count of requests under way, as a process has.
        const use = createStorageUse({ share: Infinity, patienceMs: () => 0 });
        const work = withStorageUse(use, () => run(next)).then(() => 'done');
        const outcome = await Promise.race([work, life.death]).catch(lostFor(mishap));
        if (outcome !== 'died') continue;
        deliveries.push({ ...next, due: world.clock.at + AGAIN_AFTER });
        life = new Life(null);
      }
      world.clock.at = end;
      const { made, isOver } = first;
      life = new Life(null);
      return { calls: made, deliveries: count, hasDied: isOver };
    },
    save() {
      const back = saved(world);
      for (const table of TABLES) db.exec(`create table saved_${table} as select * from ${table}`);
      collectPushed();
      const known = { deliveries: [...deliveries], ids, isHurried };
      return () => {
        back();
        for (const table of TABLES) {
          db.exec(`delete from ${table}; insert into ${table} select * from saved_${table}`);
        }
        deliveries = [...known.deliveries];
        ({ ids, isHurried } = known);
      };
    },
    setHurried: (hurried) => void (isHurried = hurried),
  };
}

/** What a fault does to a job; without one nothing may be thrown. */
const lostFor = (mishap: Death | Fault | undefined) => (thrown: unknown) => {
  if (mishap === undefined || !(thrown instanceof UpstreamError)) throw thrown;
  return 'lost';
};

function storedRows(db: Database, at: number) {
  const rows = db.prepare(
    'select space, key, length(value) as bytes from kvs where expires is null or expires > ?',
  );
  return (rows.all(at) as { space: string; key: string; bytes: number }[]).map(
    ({ space, key, bytes }) => ({ key: `${space} ${key}`, bytes }),
  );
}

const TABLES = ['kvs', 'kvs_seen', 'kvs_index', 'kvs_unseen'];

/** Jira itself outlives every process; only what tests change is gone back to. */
function saved({ jira, clock, jobs, historyJobs }: TestWorld): () => void {
  const issues = new Map<string, FakeIssue>(jira.issues);
  const changelogs = new Map(jira.changelogs);
  const at = clock.at;
  return () => {
    jira.issues.clear();
    for (const [id, issue] of issues) jira.issues.set(id as never, issue);
    jira.changelogs.clear();
    for (const [id, changes] of changelogs) jira.changelogs.set(id, changes);
    jira.calls.length = 0;
    clock.at = at;
    jobs.waiting.length = 0;
    historyJobs.waiting.length = 0;
  };
}

type Method = (...input: readonly unknown[]) => Promise<unknown>;

function watch<Port extends object>(
  port: Port,
  call: (method: string, work: () => Promise<unknown>) => Promise<unknown>,
): Port {
  const methods = Object.entries(port).map(([name, method]) => [
    name,
    (...input: readonly unknown[]) => call(name, async () => (method as Method)(...input)),
  ]);
  return Object.fromEntries(methods) as Port;
}
