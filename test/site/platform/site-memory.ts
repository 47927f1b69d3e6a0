/** What the site must know to go on where it stopped: when it began, and what time it is. */
import type { Database } from '../database';

export type SiteMemory = ReturnType<typeof createSiteMemory>;

export function createSiteMemory(db: Database) {
  db.exec('create table if not exists site (name text primary key, value text) without rowid');
  const select = db.prepare('select value from site where name = ?');
  const put = db.prepare('insert or replace into site values (?, ?)');
  const read = (name: string) => (select.get(name) as { value: string } | undefined)?.value;
  const number = (name: string) => {
    const text = read(name);
    return text === undefined ? undefined : Number(text);
  };
  return {
    startedAt: () => number('started-at'),
    clock: () => number('clock'),
    /** The folders its data came from. */
    data: () => read('data'),
    isSeeded: () => read('seeded') === 'yes',
    begin(startedAt: number, data: string): void {
      put.run('started-at', String(startedAt));
      put.run('data', data);
    },
    saveClock(now: number): void {
      put.run('clock', String(Math.round(now)));
    },
    seeded(): void {
      put.run('seeded', 'yes');
    },
  };
}
