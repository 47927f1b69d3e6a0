/** The table of deliveries. */
import { randomUUID } from 'node:crypto';
import type { Database } from '../database';
import type { Delivery, NewDelivery } from './deliveries';

const SCHEMA = `create table if not exists delivery (id text primary key, kind text, target text,
  body text, job text, concurrency text, due integer, since integer, attempts integer, retry text,
  chain text, running integer, copy integer) without rowid;
create index if not exists delivery_due on delivery (running, due);
create index if not exists delivery_job on delivery (job);`;

interface Row {
  readonly id: string;
  readonly kind: Delivery['kind'];
  readonly target: string;
  readonly body: string;
  readonly job: string | null;
  readonly concurrency: string;
  readonly due: number;
  readonly since: number;
  readonly attempts: number;
  readonly retry: string;
  readonly chain: string;
  readonly copy: number;
}

export interface StoredDelivery {
  readonly delivery: Delivery;
  /** Delivered before, and once more for the sake of chaos. */
  readonly isCopy: boolean;
}

export function createDeliveryRows(db: Database) {
  db.exec(SCHEMA);
  // What was in flight when the process died is delivered again.
  db.exec('update delivery set running = 0');
  const insert = db.prepare('insert into delivery values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0, 0)');
  const due = db.prepare('select * from delivery where running = 0 and due <= ? order by due');
  const claim = db.prepare('update delivery set running = 1 where id = ?');
  const later = db.prepare(
    'update delivery set running = 0, due = ?, attempts = attempts + 1, retry = ? where id = ?',
  );
  const again = db.prepare('update delivery set running = 0, copy = 1 where id = ?');
  const drop = db.prepare('delete from delivery where id = ?');
  const next = db.prepare('select min(due) as due from delivery where running = 0');
  const every = db.prepare('select * from delivery order by due');
  const count = db.prepare('select count(*) as n from delivery where job = ?');
  const cancel = db.prepare('delete from delivery where job = ? and running = 0');
  return {
    add(item: NewDelivery, now: number): void {
      insert.run(
        ...[randomUUID(), item.kind, item.target, JSON.stringify(item.body)],
        ...[item.job ?? null, JSON.stringify(item.concurrency ?? null)],
        ...[item.dueAt ?? now, now, 'null', item.chain],
      );
    },
    due: (now: number) => (due.all(now) as Row[]).map(stored),
    claim: (id: string) => void claim.run(id),
    retry(id: string, at: number, retry: NonNullable<Delivery['retry']>): void {
      later.run(at, JSON.stringify(retry), id);
    },
    again: (id: string) => void again.run(id),
    drop: (id: string) => void drop.run(id),
    nextDueAt: () => (next.get() as { due: number | null }).due,
    all: () => (every.all() as Row[]).map((row) => stored(row).delivery),
    countOf: (job: string) => (count.get(job) as { n: number }).n,
    cancel: (job: string) => cancel.run(job).changes,
  };
}

function stored(row: Row): StoredDelivery {
  const delivery: Delivery = {
    id: row.id,
    kind: row.kind,
    target: row.target,
    body: JSON.parse(row.body),
    job: row.job,
    concurrency: JSON.parse(row.concurrency) as Delivery['concurrency'],
    dueAt: row.due,
    since: row.since,
    attempts: row.attempts,
    retry: JSON.parse(row.retry) as Delivery['retry'],
    chain: row.chain,
  };
  return { delivery, isCopy: row.copy === 1 };
}
