import type { StoredRecord, StoredRecords } from '../../src/application/ports/stored-records';

/** Rows that a test puts there; the other doubles in memory have none. */
export function memoryStoredRecords(rows: StoredRecord[] = []): StoredRecords {
  const at = ({ kind, key }: Pick<StoredRecord, 'kind' | 'key'>) =>
    rows.findIndex((row) => row.kind === kind && row.key === key);
  const put = (record: StoredRecord) => {
    const found = at(record);
    if (found < 0) rows.push(record);
    else rows[found] = record;
  };
  return {
    kinds: [{ name: 'objective', is: 'kept', holdsPeople: true }],
    page: async (kind) =>
      Promise.resolve({ records: rows.filter((row) => row.kind === kind), nextCursor: null }),
    problemWith: () => null,
    replace: async (_before, after) => {
      put(after);
      return Promise.resolve();
    },
    write: async (records) => {
      records.forEach(put);
      return Promise.resolve();
    },
    remove: async (records) => {
      for (const record of records) rows.splice(at(record), 1);
      return Promise.resolve();
    },
  };
}
