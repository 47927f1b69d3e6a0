import { Filter, FilterConditions, kvs, WhereConditions } from '@forge/kvs';
import type { Json } from '../../application/ports/audit';
import type { StoredRecord, StoredRecords } from '../../application/ports/stored-records';
import { UpstreamError } from '../../application/ports/upstream-error';
import type { AnnounceChange } from './change-mark';
import { deleteRows, isConflict, PAGE, setAll, storage } from './kvs-call';
import { STORED_KINDS, type KindPlace } from './stored-kinds';

type Row = Readonly<Record<string, Json>>;

interface RawPage {
  readonly results: readonly { readonly key: string; readonly value: Json }[];
  readonly nextCursor?: string | undefined;
}

/** Rows as they lie in Forge's storage, page by page. */
export function createKvsStoredRecords(announceChange: AnnounceChange): StoredRecords {
  return {
    kinds: STORED_KINDS.map(({ name, is, holdsPeople }) => ({ name, is, holdsPeople })),
    async page(kind, cursor) {
      const place = placeOf(kind);
      const { results, nextCursor } = await storage(() => rawPage(place, cursor));
      return {
        records: results.map(({ key, value }) => ({ kind, key, value })),
        nextCursor: nextCursor === undefined || nextCursor === '' ? null : nextCursor,
      };
    },
    problemWith,
    async replace(before, after) {
      await announceChange();
      await replace(before, after);
    },
    async write(records) {
      await announceChange();
      await setAll(records.map(({ kind, key, value }) => ({ key, value, ...entityOf(kind) })));
    },
    async remove(records) {
      await announceChange();
      await deleteRows(records.map(({ kind, key }) => ({ key, ...entityOf(kind) })));
    },
  };
}

function placeOf(kind: string): KindPlace {
  const place = STORED_KINDS.find(({ name }) => name === kind);
  if (place === undefined) throw new Error(`Nothing is stored as ${kind}`);
  return place;
}

function entityOf(kind: string): { readonly entityName?: string } {
  return placeOf(kind).place === 'entity' ? { entityName: kind } : {};
}

async function rawPage({ name, place }: KindPlace, cursor: string | null): Promise<RawPage> {
  if (place === 'entity') {
    const rows = kvs.entity<Row>(name).query().index('by-key').limit(PAGE);
    return (cursor === null ? rows : rows.cursor(cursor)).getMany();
  }
  const keys = kvs.query().where('key', WhereConditions.beginsWith(name)).limit(PAGE);
  return (cursor === null ? keys : keys.cursor(cursor)).getMany<Json>();
}

function problemWith({ kind, key, value }: StoredRecord): string | null {
  const known = STORED_KINDS.find(({ name }) => name === kind);
  if (known === undefined) return `unknown kind ${kind}`;
  if (known.place === 'plain' && !key.startsWith(known.name)) return `unknown key ${key}`;
  try {
    known.format?.read(known.place === 'entity' ? rowOf(value)['record'] : value);
    return null;
  } catch (thrown) {
    if (thrown instanceof UpstreamError) return `${kind} ${key} cannot be read`;
    throw thrown;
  }
}

/** Rows of entities are objects; anything else is none. */
function rowOf(value: Json): Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
}

/** Rows with a version are written only over the one that was read. */
async function replace(before: StoredRecord, after: StoredRecord): Promise<void> {
  const version = rowOf(before.value)['version'];
  const { kind, key, value } = after;
  if (placeOf(kind).place === 'plain' || typeof version !== 'number') {
    await setAll([{ key, value, ...entityOf(kind) }]);
    return;
  }
  const conditions = new Filter<Row>().and('version', FilterConditions.equalTo(version));
  try {
    const transaction = kvs.transact().set(key, rowOf(value), { entityName: kind, conditions });
    await storage(() => transaction.execute());
  } catch (thrown) {
    // Somebody edits it this very moment; the next report is in a week.
    if (!isConflict(thrown)) throw thrown;
  }
}
