/**
 * Rows of the storage stand-in. Reads by key see `kvs`, always current. Queries see `kvs_seen`
 * and its index, which follow `kvs` after a lag, as the platform's indexes do.
 */
import { createHash } from 'node:crypto';
import type { Database } from '../database';
import type { EntityDefinition } from './manifest';
import { indexEntry, indexesOf, type EntityIndex } from './kvs-values';

export interface StoredRow {
  readonly key: string;
  /** JSON text. */
  readonly value: string;
  readonly created: number;
  readonly updated: number;
  readonly expires: number | null;
}

/** `kvs`, `secret`, or `entity:` and the entity's name. */
export type Space = string;

export const BY_KEY: EntityIndex = { name: 'by-key', partition: [], range: [] };

const SCHEMA = `
create table if not exists kvs (space text, key text, value text, created integer,
  updated integer, expires integer, primary key (space, key)) without rowid;
create table if not exists kvs_seen (space text, key text, value text, created integer,
  updated integer, expires integer, primary key (space, key)) without rowid;
create table if not exists kvs_index (space text, name text, part text, first text, rest text,
  key text, primary key (space, name, part, first, rest, key)) without rowid;
create index if not exists kvs_index_key on kvs_index (space, key);
create table if not exists kvs_unseen (seq integer primary key, due integer, space text, key text);
create table if not exists kvs_meta (name text primary key, value text) without rowid;`;
const COLUMNS = 'key, value, created, updated, expires';

export type KvsRecords = ReturnType<typeof createKvsRecords>;

export interface RecordsOptions {
  readonly db: Database;
  readonly entities: readonly EntityDefinition[];
  readonly now: () => number;
}

export function createKvsRecords({ db, entities, now }: RecordsOptions) {
  db.exec(SCHEMA);
  const indexes = new Map<Space, readonly EntityIndex[]>(
    entities.map((entity) => [`entity:${entity.name}`, [BY_KEY, ...indexesOf(entity)]]),
  );
  const select = db.prepare(`select ${COLUMNS} from kvs where space = ? and key = ?`);
  const put = db.prepare('insert or replace into kvs values (?, ?, ?, ?, ?, ?)');
  const drop = db.prepare('delete from kvs where space = ? and key = ?');
  const see = db.prepare('insert or replace into kvs_seen values (?, ?, ?, ?, ?, ?)');
  const unsee = db.prepare('delete from kvs_seen where space = ? and key = ?');
  const index = db.prepare('insert or replace into kvs_index values (?, ?, ?, ?, ?, ?)');
  const unindex = db.prepare('delete from kvs_index where space = ? and key = ?');
  const postpone = db.prepare('insert into kvs_unseen (due, space, key) values (?, ?, ?)');
  const dueUnseen = db.prepare('select seq, space, key from kvs_unseen where due <= ?');
  const seen = db.prepare('delete from kvs_unseen where seq = ?');
  let queryLagMs = 0;

  const read = (space: Space, key: string) => select.get(space, key) as StoredRow | undefined;

  function publish(space: Space, key: string): void {
    unindex.run(space, key);
    const row = read(space, key);
    if (row === undefined) {
      unsee.run(space, key);
      return;
    }
    see.run(space, row.key, row.value, row.created, row.updated, row.expires);
    const value: unknown = JSON.parse(row.value);
    for (const one of indexes.get(space) ?? [BY_KEY]) {
      const entry = indexEntry(value, one);
      if (entry === undefined) continue;
      index.run(space, one.name, entry.partition, entry.first, entry.rest, key);
    }
  }

  function changed(space: Space, key: string): void {
    if (space === 'secret') return;
    if (queryLagMs === 0) publish(space, key);
    else postpone.run(now() + queryLagMs, space, key);
  }

  /** A deploy with other indexes builds them anew. */
  function rebuildIndexes(): void {
    const hash = createHash('sha256').update(JSON.stringify(entities)).digest('hex');
    const known = db.prepare('select value from kvs_meta where name = ?').get('entities');
    if ((known as { value: string } | undefined)?.value === hash) return;
    db.transaction(() => {
      db.exec('delete from kvs_index; delete from kvs_seen;');
      const rows = db.prepare("select space, key from kvs where space <> 'secret'").all();
      for (const row of rows as { space: string; key: string }[]) publish(row.space, row.key);
      db.prepare('insert or replace into kvs_meta values (?, ?)').run('entities', hash);
    });
  }
  rebuildIndexes();

  return {
    read,
    write(space: Space, row: StoredRow): void {
      db.transaction(() => {
        put.run(space, row.key, row.value, row.created, row.updated, row.expires);
        changed(space, row.key);
      });
    },
    remove(space: Space, key: string): void {
      db.transaction(() => {
        drop.run(space, key);
        changed(space, key);
      });
    },
    indexOf: (space: Space, name: string) =>
      (indexes.get(space) ?? [BY_KEY]).find((one) => one.name === name),
    setQueryLag(milliseconds: number): void {
      queryLagMs = milliseconds;
    },
    /** Lets queries see the writes whose lag is over. */
    settle(): void {
      const due = dueUnseen.all(now()) as { seq: number; space: string; key: string }[];
      if (due.length === 0) return;
      db.transaction(() => {
        for (const { seq, space, key } of due) {
          publish(space, key);
          seen.run(seq);
        }
      });
    },
    all: (space: Space) =>
      db
        .prepare(`select ${COLUMNS} from kvs where space = ? order by key`)
        .all(space) as StoredRow[],
    spaces: () =>
      (
        db.prepare('select distinct space from kvs order by space').all() as { space: string }[]
      ).map((row) => row.space),
  };
}
