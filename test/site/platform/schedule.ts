/** Scheduled triggers on the site's clock. The last run is remembered; missed runs are not made up. */
import type { Database } from '../database';
import type { Outcome } from './child-protocol';
import { modulesOf, type AppManifest, type AppModule } from './manifest';

const INTERVAL_MS: Readonly<Record<string, number>> = {
  fiveMinute: 300_000,
  hour: 3_600_000,
  day: 24 * 3_600_000,
  week: 7 * 24 * 3_600_000,
};
/** The first run comes about five minutes after a deploy. */
const FIRST_RUN_MS = 300_000;

export interface ScheduleState {
  readonly key: string;
  readonly interval: string;
  readonly lastRunAt: number | null;
  readonly nextRunAt: number;
}

export interface ScheduleOptions {
  readonly db: Database;
  readonly manifest: AppManifest;
  readonly now: () => number;
  readonly invoke: (module: AppModule) => Promise<Outcome>;
}

export function createSchedule({ db, manifest, now, invoke }: ScheduleOptions) {
  db.exec('create table if not exists schedule (key text primary key, last integer, next integer)');
  const modules = modulesOf(manifest, 'scheduledTrigger');
  const add = db.prepare('insert or ignore into schedule values (?, null, ?)');
  const read = db.prepare('select last, next from schedule where key = ?');
  const ran = db.prepare('update schedule set last = ?, next = ? where key = ?');
  for (const { key } of modules) add.run(key, now() + FIRST_RUN_MS);

  function stateOf({ key, interval = 'hour' }: AppModule): ScheduleState {
    const row = read.get(key) as { last: number | null; next: number };
    return { key, interval, lastRunAt: row.last, nextRunAt: row.next };
  }

  async function run(module: AppModule): Promise<Outcome> {
    const { interval, nextRunAt } = stateOf(module);
    const length = INTERVAL_MS[interval] ?? 3_600_000;
    const missed = Math.max(0, Math.floor((now() - nextRunAt) / length));
    ran.run(now(), nextRunAt + (missed + 1) * length, module.key);
    // No retry: the platform makes none either.
    return invoke(module);
  }

  return {
    states: (): readonly ScheduleState[] => modules.map(stateOf),
    /** Runs what is due, each once. */
    async runDue(): Promise<void> {
      const due = modules.filter((module) => stateOf(module).nextRunAt <= now());
      await Promise.all(due.map(run));
    },
    /** Runs it now. `undefined` when there is none of that key. */
    async runNow(key: string): Promise<Outcome | undefined> {
      const module = modules.find((one) => one.key === key);
      if (module === undefined) return undefined;
      ran.run(now(), stateOf(module).nextRunAt, key);
      return invoke(module);
    },
    nextRunAt: () => Math.min(...modules.map((module) => stateOf(module).nextRunAt)),
  };
}
