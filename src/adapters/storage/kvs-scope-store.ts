import { kvs, WhereConditions } from '@forge/kvs';
import * as z from 'zod';
import type { ScopeStore, ScopeSummary } from '../../application/ports/scope-store';
import type { WorkItem } from '../../domain/metrics/work-item';
import { recordFormat } from './definition-records';
import { deleteAll, everyPage, getAll, PAGE, setAll, storage } from './kvs-call';
import { staleness } from './metric-state-record';
import {
  fromCompact,
  idsFromText,
  idsToText,
  toCompact,
  type CompactItem,
} from './scope-items-text';

/** About 80 bytes an issue with one amount: a chunk stays far below Forge's 240 KiB. */
const ITEMS_PER_CHUNK = 500;
const SUMMARY = 'scope:';

const summaryRecord = z.object({
  hash: z.string(),
  jql: z.string(),
  members: z.string(),
  /** How many chunks the items stand in; 0 when none were stored yet. */
  chunks: z.number(),
  lastOkAt: z.string().nullable(),
  durationMs: z.number(),
  calls: z.number(),
  points: z.number(),
  stale: staleness.nullable(),
  retry: z.object({ failures: z.number(), nextAt: z.string() }).nullable().default(null),
});
type SummaryRecord = z.infer<typeof summaryRecord>;
const summaryFormat = recordFormat(summaryRecord);

/** A scope as it is stored, with its chunks by key. */
interface Stored {
  readonly record: SummaryRecord | null;
  readonly chunks: ReadonlyMap<string, unknown>;
}

export function createKvsScopeStore(): ScopeStore {
  // One run at a time writes items, and it reads them first: what it read is what it writes over.
  let last: { readonly hash: string; readonly stored: Stored } | null = null;
  const taken = (hash: string): Stored | null => {
    const stored = last?.hash === hash ? last.stored : null;
    last = null;
    return stored;
  };
  return {
    async summaries(hashes) {
      const rows = await getAll(hashes.map((hash) => ({ key: SUMMARY + hash })));
      const found = [...rows.values()].map((row) => toSummary(summaryFormat.read(row)));
      return new Map(found.map((summary) => [summary.hash, summary]));
    },
    async items(hash) {
      const stored = await readStored(hash);
      last = { hash, stored };
      return itemsOf(stored);
    },
    async save(summary, items) {
      await saveScope(summary, items, taken(summary.hash) ?? (await readStored(summary.hash)));
    },
    async saveSummary(summary) {
      last = null;
      const before = await findRecord(summary.hash);
      await writeRecord(toRecord(summary, before?.chunks ?? 0), before);
    },
    async list() {
      const rows = await everyPage((cursor) => {
        const query = kvs.query().where('key', WhereConditions.beginsWith(SUMMARY)).limit(PAGE);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany<unknown>();
      });
      return rows.map(({ key }) => key.slice(SUMMARY.length));
    },
    async remove(hash) {
      last = null;
      const record = await findRecord(hash);
      await deleteAll([SUMMARY + hash, ...chunkKeys(hash, record?.chunks ?? 0)]);
    },
  };
}

async function findRecord(hash: string): Promise<SummaryRecord | null> {
  const row = await storage(() => kvs.get<unknown>(SUMMARY + hash));
  return row === undefined ? null : summaryFormat.read(row);
}

async function readStored(hash: string): Promise<Stored> {
  const record = await findRecord(hash);
  const keys = chunkKeys(hash, record?.chunks ?? 0);
  return { record, chunks: await getAll(keys.map((key) => ({ key }))) };
}

function itemsOf({ record, chunks }: Stored): readonly WorkItem[] | null {
  if (record === null || record.chunks === 0 || chunks.size < record.chunks) return null;
  // After a write that was cut short some are newer than others. Each issue keeps to its chunk, so
  // that none is missing or there twice, and whoever repeats the write stores only the rest.
  const items = [...chunks.values()].flatMap((chunk) => (chunk as CompactItem[]).map(fromCompact));
  return items.sort((a, b) => Number(a.id) - Number(b.id));
}

async function saveScope(
  summary: ScopeSummary,
  items: readonly WorkItem[],
  { record: before, chunks }: Stored,
): Promise<void> {
  const chunkCount = chunksFor(items.length, before?.chunks ?? 0);
  const contents = chunksOf(items, chunkCount);
  const keys = chunkKeys(summary.hash, chunkCount);
  const isAsBefore = chunkCount === before?.chunks;
  const stored = isAsBefore ? chunks : await getAll(keys.map((key) => ({ key })));
  const changed = keys
    .map((key, at) => ({ key, value: contents[at] ?? [] }))
    .filter(({ key, value }) => JSON.stringify(stored.get(key)) !== JSON.stringify(value));
  await setAll(changed);
  await writeRecord(toRecord(summary, chunkCount), before, changed.length > 0);
  if (before !== null && !isAsBefore) await deleteAll(chunkKeys(summary.hash, before.chunks));
}

/** Cost and time of an unchanged scope are not worth a write an hour. */
async function writeRecord(
  record: SummaryRecord,
  before: SummaryRecord | null,
  isForced = true,
): Promise<void> {
  const timeless = ({ hash, jql, members, chunks, stale, retry }: SummaryRecord) =>
    JSON.stringify([hash, jql, members, chunks, stale, retry]);
  if (!isForced && before !== null && timeless(before) === timeless(record)) return;
  const row = summaryFormat.write(record);
  await storage(() => kvs.set(SUMMARY + record.hash, row), row);
}

/** Issues stay in their chunk while the scope keeps its size, so that one change writes one chunk. */
function chunksFor(items: number, current: number): number {
  const isFitting = items <= current * ITEMS_PER_CHUNK && items > (current - 2) * ITEMS_PER_CHUNK;
  // A third of room to grow before everything moves once.
  return current > 0 && isFitting
    ? current
    : Math.max(1, Math.ceil((items * 1.33) / ITEMS_PER_CHUNK));
}

function chunksOf(items: readonly WorkItem[], count: number): readonly (readonly CompactItem[])[] {
  const chunks: CompactItem[][] = Array.from({ length: count }, () => []);
  for (const item of items) chunks[chunkOf(item.id, count)]?.push(toCompact(item));
  return chunks;
}

/** Scattered by Knuth's multiplier, since ids that come in regular steps would fill one chunk. */
function chunkOf(id: string, count: number): number {
  return (Math.imul(Number(id), 2_654_435_761) >>> 8) % count;
}

/** The count is part of the key: chunks of two layouts never mix. */
function chunkKeys(hash: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `scope-items:${hash}:${count}:${at}`);
}

function toRecord(summary: ScopeSummary, chunks: number): SummaryRecord {
  const { memberIds, ...rest } = summary;
  return { retry: null, ...rest, members: idsToText(memberIds), chunks };
}

function toSummary(record: SummaryRecord): ScopeSummary {
  const { hash, jql, members, lastOkAt, durationMs, calls, points, stale, retry } = record;
  const memberIds = idsFromText(members);
  const read = { hash, jql, memberIds, lastOkAt, durationMs, calls, points, stale };
  return retry === null ? read : { ...read, retry };
}
