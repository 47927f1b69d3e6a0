import { Filter, FilterConditions, kvs, WhereConditions } from '@forge/kvs';
import type { AuditEntry } from '../../application/ports/audit';
import type {
  ChildFilter,
  DefinitionChange,
  DefinitionFilter,
  OkrRepository,
} from '../../application/ports/okr-repository';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { AnnounceChange } from './change-mark';
import { auditRow } from './kvs-audit';
import {
  keyResultFormat,
  metricFormat,
  objectiveFormat,
  type RecordFormat,
} from './definition-records';
import { everyPage, getAll, isConflict, PAGE, storage, WHOLE_SITE } from './kvs-call';

interface Row {
  readonly version: number;
  readonly record: unknown;
}

/** Stands in the index for objectives without a parent; project ids are numbers. */
const NO_PARENT = 'none';

/** Definitions as custom entities; what the indexes need are attributes of their own. */
export function createKvsOkrRepository(announceChange: AnnounceChange): OkrRepository {
  return {
    findObjective: (id) => find('objective', id, objectiveFormat),
    async findObjectives(ids) {
      const rows = await getAll(ids.map((key) => ({ key, entityName: 'objective' })));
      return [...rows.values()].map((row) => objectiveFormat.read((row as Row).record));
    },
    findKeyResult: (id) => find('key-result', id, keyResultFormat),
    findMetric: (id) => find('metric', id, metricFormat),
    async findMetrics(ids) {
      const rows = await getAll(ids.map((key) => ({ key, entityName: 'metric' })));
      return [...rows.values()].map((row) => metricFormat.read((row as Row).record));
    },
    listObjectives: (filter) => list('objective', filter, objectiveFormat),
    listChildObjectives,
    listKeyResults: (filter) => list('key-result', filter, keyResultFormat),
    async listKeyResultsOf(objectiveId) {
      const rows = await everyPage((cursor) => {
        const query = kvs
          .entity<Row>('key-result')
          .query()
          .index('by-objective', { partition: [objectiveId] })
          .limit(PAGE);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany();
      });
      return rows.map(({ value }) => keyResultFormat.read(value.record));
    },
    async save(change, trace) {
      await announceChange();
      return save(change, trace);
    },
    async removeObjective(id) {
      await announceChange();
      await storage(() => kvs.entity('objective').delete(id));
    },
    async removeKeyResult({ id, metricId }: KeyResult) {
      await announceChange();
      await storage(() =>
        kvs
          .transact()
          .delete(id, { entityName: 'key-result' })
          .delete(metricId, { entityName: 'metric' })
          .execute(),
      );
    },
  };
}

async function listChildObjectives({
  parentHome,
  lifecycle,
}: ChildFilter): Promise<readonly Objective[]> {
  const rows = await everyPage((cursor) => {
    const query = kvs
      .entity<Row>('objective')
      .query()
      .index('by-parent-home', { partition: [parentHome ?? WHOLE_SITE] })
      .where(WhereConditions.equalTo(lifecycle))
      .limit(PAGE);
    return (cursor === undefined ? query : query.cursor(cursor)).getMany();
  });
  return rows.map(({ value }) => objectiveFormat.read(value.record));
}

async function find<Value>(
  entityName: string,
  key: string,
  format: RecordFormat<Value>,
): Promise<Value | null> {
  const row = await storage(() => kvs.entity<Row>(entityName).get(key));
  return row === undefined ? null : format.read(row.record);
}

async function list<Value>(
  entityName: string,
  { projectId, lifecycle }: DefinitionFilter,
  format: RecordFormat<Value>,
): Promise<readonly Value[]> {
  const rows = await everyPage((cursor) => {
    const all = kvs.entity<Row>(entityName).query();
    const indexed =
      projectId === null
        ? all.index('by-lifecycle')
        : all.index('by-project', { partition: [projectId] });
    const query = indexed.where(WhereConditions.equalTo(lifecycle)).limit(PAGE);
    return (cursor === undefined ? query : query.cursor(cursor)).getMany();
  });
  return rows.map(({ value }) => format.read(value.record));
}

/** One transaction: each record replaces exactly the version before its own, or nothing happens. */
async function save(
  change: DefinitionChange,
  trace: readonly AuditEntry[] = [],
): Promise<'saved' | 'version-conflict'> {
  const transaction = kvs.transact();
  const written = [...rowsOf(change), ...trace.map(auditRow)];
  for (const { entityName, key, row } of rowsOf(change)) {
    const conditions = new Filter<Row>().and('version', FilterConditions.equalTo(row.version - 1));
    const isNew = row.version === 1;
    transaction.set(key, row, isNew ? { entityName } : { entityName, conditions });
  }
  for (const { entityName, key, row } of trace.map(auditRow)) {
    transaction.set(key, row, { entityName });
  }
  try {
    await storage(() => transaction.execute(), written);
    return 'saved';
  } catch (thrown) {
    if (isConflict(thrown)) return 'version-conflict';
    throw thrown;
  }
}

function rowsOf({ objective, keyResult, metric }: DefinitionChange) {
  const rows: { entityName: string; key: string; row: Row & Record<string, unknown> }[] = [];
  if (objective !== undefined) {
    const { id: key, lifecycle, version } = objective;
    const projectId = objective.projectId ?? WHOLE_SITE;
    const parentHome =
      objective.parentId === null ? NO_PARENT : (objective.parentHome ?? WHOLE_SITE);
    const record = objectiveFormat.write(objective);
    const row = { projectId, parentHome, lifecycle, version, record };
    rows.push({ entityName: 'objective', key, row });
  }
  if (keyResult !== undefined) {
    const { id: key, objectiveId, lifecycle, version } = keyResult;
    const projectId = keyResult.projectId ?? WHOLE_SITE;
    const record = keyResultFormat.write(keyResult);
    const row = { projectId, objectiveId, lifecycle, version, record };
    rows.push({ entityName: 'key-result', key, row });
  }
  if (metric !== undefined) {
    const { id: key, version } = metric.metric;
    const projectId = metric.metric.projectId ?? WHOLE_SITE;
    const row = { projectId, version, record: metricFormat.write(metric) };
    rows.push({ entityName: 'metric', key, row });
  }
  return rows;
}
