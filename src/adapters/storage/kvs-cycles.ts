import { Filter, FilterConditions, kvs } from '@forge/kvs';
import * as z from 'zod';
import type { AuditEntry } from '../../application/ports/audit';
import type { Cycles } from '../../application/ports/cycles';
import type { Cycle } from '../../domain/okr/cycle';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import { recordFormat } from './definition-records';
import { auditRow } from './kvs-audit';
import { everyPage, isConflict, PAGE, storage } from './kvs-call';

const ENTITY = 'cycle';

const id = <Id extends string>() => z.string().transform((text) => text as Id);

const cycle: z.ZodType<Cycle> = z.object({
  id: id<Cycle['id']>(),
  version: z.number(),
  name: z.string(),
  period: z.object({ start: id<CalendarDate>(), end: id<CalendarDate>() }),
  createdAt: z.string(),
  updatedAt: z.string(),
  updatedBy: id<Cycle['updatedBy']>(),
});

export const cycleFormat = recordFormat(cycle);

interface Row {
  readonly start: string;
  readonly version: number;
  readonly record: unknown;
}

export function createKvsCycles(): Cycles {
  return {
    async find(key) {
      const row = await storage(() => kvs.entity<Row>(ENTITY).get(key));
      return row === undefined ? null : cycleFormat.read(row.record);
    },
    async list() {
      const rows = await everyPage((cursor) => {
        const query = kvs.entity<Row>(ENTITY).query().index('by-start').limit(PAGE);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      });
      return rows.map(({ value }) => cycleFormat.read(value.record));
    },
    async save(next, trace = []) {
      const { id: key, version, period } = next;
      const row: Row = { start: period.start, version, record: cycleFormat.write(next) };
      const transaction = traced(trace).set(
        key,
        row,
        version === 1
          ? { entityName: ENTITY }
          : { entityName: ENTITY, conditions: isVersion(version - 1) },
      );
      return (await isDone(() => transaction.execute())) ? 'saved' : 'version-conflict';
    },
    async remove({ id: key, version }, trace = []) {
      const options = { entityName: ENTITY, conditions: isVersion(version) };
      const transaction = traced(trace).delete(key, options);
      return (await isDone(() => transaction.execute())) ? 'removed' : 'version-conflict';
    },
  };
}

const isVersion = (version: number) =>
  new Filter<Row>().and('version', FilterConditions.equalTo(version));

function traced(trace: readonly AuditEntry[]) {
  const transaction = kvs.transact();
  for (const { entityName, key, row } of trace.map(auditRow)) {
    transaction.set(key, row, { entityName });
  }
  return transaction;
}

async function isDone(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await storage(work);
    return true;
  } catch (thrown) {
    if (isConflict(thrown)) return false;
    throw thrown;
  }
}
