import { Filter, FilterConditions, kvs } from '@forge/kvs';
import type { CheckIns, LatestCheckIn } from '../../application/ports/check-ins';
import { UpstreamError } from '../../application/ports/upstream-error';
import { type CheckIn, newestFirst } from '../../domain/okr/check-in';
import type { Home } from '../../domain/shared/ids';
import { checkInFormat, latestFormat } from './check-in-records';
import { getAll, isConflict, storage, WHOLE_SITE } from './kvs-call';
import {
  committed,
  type DatedRow,
  findDated,
  listDeletedDated,
  listDated,
  versionBefore,
} from './kvs-discussion';

const ENTITY = 'check-in';
const KIND = { entityName: ENTITY, format: checkInFormat };
const LATEST = 'latest-check-ins';
/**
 * The newest check-ins of a place are spread over so many records: few enough to be read with every
 * page, and enough that none grows large or stands in everybody's way.
 */
const SHARDS = 8;
/** Two people who check in at once in one place write the same shard one after the other. */
const ATTEMPTS = 5;

interface LatestRow {
  readonly projectId: string;
  readonly version: number;
  readonly record: Readonly<Record<string, unknown>>;
}

export function createKvsCheckIns(): CheckIns {
  return {
    find: (id) => findDated(KIND, id),
    list: (subjectId, page) => listDated(KIND, subjectId, page),
    async latest(homes) {
      const keys = homes.flatMap((home) =>
        Array.from({ length: SHARDS }, (_, shard) => shardKey(home, shard)),
      );
      const rows = await getAll(keys.map((key) => ({ key, entityName: LATEST })));
      const entries = [...rows.values()].flatMap((row) => entriesOf(row as LatestRow));
      return new Map(entries.map((entry) => [entry.subjectId, entry]));
    },
    save: (checkIn) => write(checkIn, 'save'),
    listDeleted: () => listDeletedDated(KIND),
    remove: async (checkIn) => {
      await write({ ...checkIn, isDeleted: true }, 'remove');
    },
  };
}

/** The record and the list of newest ones change together or not at all. */
async function write(
  checkIn: CheckIn,
  what: 'save' | 'remove',
): Promise<'saved' | 'version-conflict'> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const transaction = kvs.transact();
    if (what === 'remove') transaction.delete(checkIn.id, { entityName: ENTITY });
    else transaction.set(checkIn.id, rowOf(checkIn), versionBefore(ENTITY, checkIn));
    const shard = await nextShard(checkIn);
    if (shard !== null) transaction.set(shard.key, shard.row, shard.options);
    if ((await committed(transaction)) === 'saved') return 'saved';
    const stored = await findDated(KIND, checkIn.id);
    const isOvertaken =
      checkIn.version === 1 ? stored !== null : stored?.version !== checkIn.version - 1;
    if (what === 'save' && isOvertaken) return 'version-conflict';
  }
  throw new UpstreamError('storage-unavailable', 'Too many check-ins at once');
}

function rowOf(checkIn: CheckIn): DatedRow {
  const { subject, on, createdAt, version, isDeleted } = checkIn;
  return {
    subjectId: subject.id,
    state: isDeleted ? 'deleted' : 'shown',
    position: `${on}|${createdAt}`,
    version,
    record: checkInFormat.write(checkIn),
  };
}

/** `null` when the newest check-in of the subject stays the same. */
async function nextShard(checkIn: CheckIn) {
  const key = shardKey(checkIn.projectId, shardOf(checkIn.subject.id));
  const row = await existingShard(key, checkIn.projectId);
  const entries = entriesOf(row);
  const before = entries.find(({ subjectId }) => subjectId === checkIn.subject.id);
  const after = await newest(checkIn, before);
  if (JSON.stringify(before) === JSON.stringify(after)) return null;
  const others = entries.filter((entry) => entry !== before);
  const conditions = new Filter<LatestRow>().and('version', FilterConditions.equalTo(row.version));
  const next: LatestRow = {
    projectId: row.projectId,
    version: row.version + 1,
    record: latestFormat.write({ entries: after === undefined ? others : [...others, after] }),
  };
  return { key, row: next, options: { entityName: LATEST, conditions } };
}

/** Conditions need something to hold on: whoever comes first puts an empty one there. */
async function existingShard(key: string, home: Home): Promise<LatestRow> {
  const shards = kvs.entity<LatestRow>(LATEST);
  const row = await storage(() => shards.get(key));
  if (row !== undefined) return row;
  const empty = {
    projectId: home ?? WHOLE_SITE,
    version: 0,
    record: latestFormat.write({ entries: [] }),
  };
  try {
    await storage(() => shards.set(key, empty, { keyPolicy: 'FAIL_IF_EXISTS' }));
    return empty;
  } catch (thrown) {
    if (!isConflict(thrown)) throw thrown;
    return (await storage(() => shards.get(key))) ?? empty;
  }
}

async function newest(
  checkIn: CheckIn,
  before: LatestCheckIn | undefined,
): Promise<LatestCheckIn | undefined> {
  const entry = checkIn.isDeleted ? undefined : latestOf(checkIn);
  if (before !== undefined && before.id !== checkIn.id) {
    return entry !== undefined && newestFirst(entry, before) < 0 ? entry : before;
  }
  if (before === undefined) return entry;
  // It was the newest itself: corrected, deleted, or brought back, another may be newer now.
  const { items } = await listDated(KIND, checkIn.subject.id, { cursor: null, limit: 2 });
  const others = items.filter(({ id }) => id !== checkIn.id).map(latestOf);
  return [...others, ...(entry === undefined ? [] : [entry])].sort(newestFirst)[0];
}

function latestOf({ id, subject, on, createdAt, createdBy, confidence }: CheckIn): LatestCheckIn {
  return { id, subjectId: subject.id, on, createdAt, createdBy, confidence };
}

const entriesOf = ({ record }: LatestRow) => latestFormat.read(record).entries;

const shardKey = (home: Home, shard: number) => `${home ?? WHOLE_SITE}:${shard}`;

function shardOf(subjectId: string): number {
  let sum = 7;
  for (let at = 0; at < subjectId.length; at += 1) {
    sum = (sum * 31 + subjectId.charCodeAt(at)) % 65_521;
  }
  return sum % SHARDS;
}
