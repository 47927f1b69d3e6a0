import { Filter, FilterConditions, kvs } from '@forge/kvs';
import type { AuditEntry } from '../../application/ports/audit';
import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsStore,
} from '../../application/ports/settings-store';
import { auditRow, createKvsAuditLog } from './kvs-audit';
import { isConflict, storage } from './kvs-call';
import { settingsFormat } from './settings-record';

const ENTITY = 'settings';
const KEY = 'settings';

interface Row {
  readonly version: number;
  readonly record: unknown;
}

/**
 * One row of a custom entity, since only entities can be written under a condition. Settings of
 * before are a plain value under the same key; they are read until they are saved anew.
 */
export function createKvsSettingsStore(): SettingsStore {
  return {
    async load() {
      const stored = await read();
      return stored === null ? DEFAULT_SETTINGS : settingsFormat.read(stored.record);
    },
    async save(next, trace = []) {
      const current = await read();
      const version = current === null ? 0 : settingsFormat.read(current.record).version;
      if (next.version !== version + 1) return 'version-conflict';
      try {
        await (current?.isRow === true ? replace(next, trace) : create(next, trace));
        return 'saved';
      } catch (thrown) {
        if (isConflict(thrown)) return 'version-conflict';
        throw thrown;
      }
    },
  };
}

async function read(): Promise<{ readonly record: unknown; readonly isRow: boolean } | null> {
  const row = await storage(() => kvs.entity<Row>(ENTITY).get(KEY));
  if (row !== undefined) return { record: row.record, isRow: true };
  const plain = await storage(() => kvs.get<unknown>(KEY));
  return plain === undefined ? null : { record: plain, isRow: false };
}

const rowOf = (settings: Settings): Row => ({
  version: settings.version,
  record: settingsFormat.write(settings),
});

/** The first of two admins who save at once creates the row, the second is refused. */
async function create(settings: Settings, trace: readonly AuditEntry[]): Promise<void> {
  const row = rowOf(settings);
  await storage(() => kvs.entity<Row>(ENTITY).set(KEY, row, { keyPolicy: 'FAIL_IF_EXISTS' }));
  // A transaction has no such condition; from the second time on both are written in one.
  await createKvsAuditLog().append(trace);
}

async function replace(settings: Settings, trace: readonly AuditEntry[]): Promise<void> {
  const conditions = new Filter<Row>().and(
    'version',
    FilterConditions.equalTo(settings.version - 1),
  );
  const transaction = kvs.transact().set(KEY, rowOf(settings), { entityName: ENTITY, conditions });
  for (const { entityName, key, row } of trace.map(auditRow)) {
    transaction.set(key, row, { entityName });
  }
  await storage(() => transaction.execute());
}
