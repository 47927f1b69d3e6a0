import { Filter, FilterConditions, kvs, Sort } from '@forge/kvs';
import type { Page, PageRequest } from '../../application/ports/check-ins';
import type { RecordFormat } from './definition-records';
import { everyPage, isConflict, PAGE, storage } from './kvs-call';

/** Check-ins and comments lie alike: dated records about a subject, shown or deleted. */
export interface DatedRow {
  readonly subjectId: string;
  readonly state: 'shown' | 'deleted';
  /** Sorts the records of a subject. */
  readonly position: string;
  readonly version: number;
  readonly record: Readonly<Record<string, unknown>>;
}

interface Kind<Value> {
  readonly entityName: string;
  readonly format: RecordFormat<Value>;
}

export async function findDated<Value>(
  { entityName, format }: Kind<Value>,
  key: string,
): Promise<Value | null> {
  const row = await storage(() => kvs.entity<DatedRow>(entityName).get(key));
  return row === undefined ? null : format.read(row.record);
}

export async function listDated<Value>(
  { entityName, format }: Kind<Value>,
  subjectId: string,
  { cursor, limit }: PageRequest,
): Promise<Page<Value>> {
  const query = kvs
    .entity<DatedRow>(entityName)
    .query()
    .index('by-subject', { partition: [subjectId, 'shown'] })
    .sort(Sort.DESC)
    .limit(limit);
  const page = await storage(() => (cursor === null ? query : query.cursor(cursor)).getMany());
  return {
    items: page.results.map(({ value }) => format.read(value.record)),
    nextCursor: page.nextCursor === undefined || page.nextCursor === '' ? null : page.nextCursor,
  };
}

export async function listDeletedDated<Value>({
  entityName,
  format,
}: Kind<Value>): Promise<readonly Value[]> {
  const rows = await everyPage((cursor) => {
    const query = kvs
      .entity<DatedRow>(entityName)
      .query()
      .index('by-state', { partition: ['deleted'] })
      .limit(PAGE);
    return (cursor === undefined ? query : query.cursor(cursor)).getMany();
  });
  return rows.map(({ value }) => format.read(value.record));
}

/** For a record that replaces exactly the version before its own. */
export function versionBefore(entityName: string, { version }: Pick<DatedRow, 'version'>) {
  if (version === 1) return { entityName };
  const conditions = new Filter<DatedRow>().and('version', FilterConditions.equalTo(version - 1));
  return { entityName, conditions };
}

/** Runs a transaction; `version-conflict` when one of its conditions does not hold. */
export async function committed(transaction: {
  execute: () => Promise<unknown>;
}): Promise<'saved' | 'version-conflict'> {
  try {
    await storage(() => transaction.execute());
    return 'saved';
  } catch (thrown) {
    if (isConflict(thrown)) return 'version-conflict';
    throw thrown;
  }
}
