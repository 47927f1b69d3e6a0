/** Entity properties: JSON values that apps keep at projects, by key. */
import type { Database } from '../database';

export type Properties = ReturnType<typeof createProperties>;

export function createProperties(db: Database) {
  db.exec(
    'create table if not exists jira_properties (owner text, key text, value text, primary key (owner, key))',
  );
  const select = db.prepare('select value from jira_properties where owner = ? and key = ?');
  const selectKeys = db.prepare('select key from jira_properties where owner = ? order by key');
  const upsert = db.prepare(
    'insert into jira_properties values (?, ?, ?) on conflict (owner, key) do update set value = excluded.value',
  );
  const drop = db.prepare('delete from jira_properties where owner = ? and key = ?');
  return {
    /** `undefined` when there is none. */
    get(owner: string, key: string): unknown {
      const row = select.get(owner, key) as { value: string } | undefined;
      return row === undefined ? undefined : JSON.parse(row.value);
    },
    keys: (owner: string) => (selectKeys.all(owner) as { key: string }[]).map(({ key }) => key),
    set: (owner: string, key: string, value: unknown) =>
      void upsert.run(owner, key, JSON.stringify(value)),
    remove: (owner: string, key: string) => drop.run(owner, key).changes > 0,
  };
}
