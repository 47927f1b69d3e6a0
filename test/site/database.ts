/** One SQLite file holds everything the site remembers: storage, deliveries, schedules, Jira. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Libsql from 'libsql';

export type SqlValue = string | number | bigint | Buffer | null;

interface Statement {
  run(...values: readonly SqlValue[]): { readonly changes: number };
  get(...values: readonly SqlValue[]): unknown;
  all(...values: readonly SqlValue[]): unknown[];
}

export interface Database {
  exec(sql: string): void;
  prepare(sql: string): Statement;
  /** All or nothing; inside another transaction it joins that one. Durable when it returns. */
  transaction<Result>(work: () => Result): Result;
  close(): void;
}

/** `:memory:` for a throwaway. Acknowledged writes of a file survive `kill -9` and power loss. */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  const connection = new Libsql(file);
  if (file !== ':memory:') {
    connection.exec('pragma journal_mode = wal');
    connection.exec('pragma synchronous = full');
  }
  let isInside = false;
  return {
    exec: (sql) => void connection.exec(sql),
    prepare: (sql) => {
      const statement = connection.prepare<SqlValue[]>(sql);
      return {
        run: (...values) => ({ changes: statement.run(...values).changes }),
        get: (...values) => statement.get(...values),
        all: (...values) => statement.all(...values),
      };
    },
    transaction(work) {
      if (isInside) return work();
      connection.exec('begin immediate');
      isInside = true;
      try {
        const result = work();
        connection.exec('commit');
        return result;
      } catch (error) {
        connection.exec('rollback');
        throw error;
      } finally {
        isInside = false;
      }
    },
    close: () => void connection.close(),
  };
}
