import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type {
  BackfillProgress,
  ReadFacts,
  ScopeHistories,
  ScopeRecord,
} from '../../application/ports/scope-histories';
import type { IssueFacts, StatusCategories } from '../../domain/history/issue-facts';
import { inTimeOrder, type RecordedChange } from '../../domain/history/items-at';
import { canonicalText } from '../../domain/metrics/canonical-text';
import type { StatusCategory } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { compactFacts, fromCompactFacts, toCompactFacts, type CompactFacts } from './facts-text';
import { deleteAll, getAll, setAll, storage } from './kvs-call';
import { compactItem, fromCompact, toCompact } from './scope-items-text';

/**
 * Characters to a part. A change rewrites the last part, which costs a write unit for every 10 KB;
 * a value may hold 240 KiB. Source: forge-facts 1.5.
 */
const RECORD_PART = 40_000;
const FACTS_PART = 150_000;

const recordKey = (hash: string) => `scope-record:${hash}`;
const factsKey = (hash: string) => `scope-facts:${hash}`;
const progressKey = (hash: string) => `scope-progress:${hash}`;
const partKeys = (key: string, parts: number, from = 0) =>
  Array.from({ length: Math.max(0, parts - from) }, (_, at) => `${key}:${from + at}`);

const recordHead = recordFormat(z.object({ since: z.number(), parts: z.number() }));
const recordedChange = z.object({
  t: z.number(),
  i: z.string(),
  b: compactItem.nullable(),
});
const recordPart = recordFormat(z.object({ changes: z.array(recordedChange) }));
type StoredChange = z.infer<typeof recordedChange>;

const CATEGORIES = ['new', 'indeterminate', 'done', 'undefined'] as const;
const factsHead = recordFormat(
  z.object({ parts: z.number(), categories: z.record(z.string(), z.enum(CATEGORIES)) }),
);
const factsPart = recordFormat(z.object({ facts: z.array(compactFacts) }));
const progressFormat = recordFormat<BackfillProgress>(
  z.object({
    state: z.enum(['reading', 'writing', 'done', 'failed']),
    issuesDone: z.number(),
    issuesTotal: z.number(),
    monthsDone: z.number(),
    monthsTotal: z.number(),
    at: z.string(),
  }),
);

const find = (key: string) => storage(() => kvs.get<unknown>(key));

export function createKvsScopeHistories(): ScopeHistories {
  return {
    async recordedSince(hash) {
      const head = await find(recordKey(hash));
      return head === undefined ? null : recordHead.read(head).since;
    },
    async begin(hash, since) {
      if ((await find(recordKey(hash))) !== undefined) return;
      const head = recordHead.write({ since, parts: 0 });
      await storage(() => kvs.set(recordKey(hash), head));
    },
    append,
    record: readRecord,
    facts: readFacts,
    addFacts,
    async progress(hash) {
      const stored = await find(progressKey(hash));
      return stored === undefined ? null : progressFormat.read(stored);
    },
    async readWhole(hashes) {
      const found = await getAll(hashes.map((hash) => ({ key: progressKey(hash) })));
      return new Set(hashes.filter((hash) => isSettled(found.get(progressKey(hash)))));
    },
    async saveProgress(hash, progress) {
      await storage(() => kvs.set(progressKey(hash), progressFormat.write(progress)));
    },
    remove,
  };
}

function isSettled(stored: unknown): boolean {
  if (stored === undefined) return false;
  const { state } = progressFormat.read(stored);
  return state === 'done' || state === 'failed';
}

async function append(hash: string, changes: readonly RecordedChange[]): Promise<void> {
  const stored = await find(recordKey(hash));
  if (stored === undefined || changes.length === 0) return;
  const { since, parts } = recordHead.read(stored);
  const { from, before } = await recordTail(hash, parts, changes);
  const added = changes.map(toStored).filter((change) => !isRepeated(change, before));
  if (added.length === 0) return;
  const filled = inParts([...before, ...added], RECORD_PART);
  await setAll(
    filled.map((part, at) => ({
      key: `${recordKey(hash)}:${from + at}`,
      value: recordPart.write({ changes: [...part] }),
    })),
  );
  // The head last: parts it does not count yet are written again by whoever repeats this.
  const count = from + filled.length;
  if (count === parts) return;
  await storage(() => kvs.set(recordKey(hash), recordHead.write({ since, parts: count })));
}

/** The last part, and those before it that a repeat of these changes may have begun in. */
async function recordTail(
  hash: string,
  parts: number,
  changes: readonly RecordedChange[],
): Promise<{ readonly from: number; readonly before: readonly StoredChange[] }> {
  const ids = new Set<string>(changes.map(({ issueId }) => issueId));
  let before: readonly StoredChange[] = [];
  let from = parts;
  while (from > 0 && before.every(({ i }) => ids.has(i))) {
    from -= 1;
    const part = await find(`${recordKey(hash)}:${from}`);
    before = [...(part === undefined ? [] : recordPart.read(part).changes), ...before];
  }
  return { from, before };
}

/** Nothing changes twice from the same: whoever recorded it ended before the issues were stored. */
function isRepeated(change: StoredChange, before: readonly StoredChange[]): boolean {
  const last = before.findLast(({ i }) => i === change.i);
  return last !== undefined && canonicalText(last.b) === canonicalText(change.b);
}

function inParts<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const parts: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const length = JSON.stringify(item).length;
    if (length > room || parts.length === 0) {
      parts.push([]);
      room = size;
    }
    parts.at(-1)?.push(item);
    room -= length;
  }
  return parts;
}

const toStored = ({ at, issueId, before }: RecordedChange): StoredChange => ({
  t: at,
  i: issueId,
  b: before === null ? null : toCompact(before),
});

const fromStored = ({ t, i, b }: StoredChange): RecordedChange => ({
  at: t,
  issueId: i as IssueId,
  before: b === null ? null : fromCompact(b),
});

async function readRecord(hash: string): Promise<ScopeRecord | null> {
  const stored = await find(recordKey(hash));
  if (stored === undefined) return null;
  const { since, parts } = recordHead.read(stored);
  const keys = partKeys(recordKey(hash), parts);
  const found = await getAll(keys.map((key) => ({ key })));
  const changes = keys.flatMap((key) => {
    const part = found.get(key);
    return part === undefined ? [] : recordPart.read(part).changes.map(fromStored);
  });
  return { since, changes: inTimeOrder(changes) };
}

async function readFacts(hash: string): Promise<ReadFacts | null> {
  const stored = await find(factsKey(hash));
  if (stored === undefined) return null;
  const { parts, categories } = factsHead.read(stored);
  const found = await getAll(partKeys(factsKey(hash), parts).map((key) => ({ key })));
  const rows = [...found.values()].flatMap((part) => factsPart.read(part).facts);
  return {
    byIssue: new Map(rows.map(fromCompactFacts).map((facts) => [facts.id, facts])),
    categories: new Map(Object.entries(categories)),
  };
}

/** Only ever added to: an issue's past before the record began does not change any more. */
async function addFacts(
  hash: string,
  facts: readonly IssueFacts[],
  categories: StatusCategories,
): Promise<void> {
  const stored = await find(factsKey(hash));
  const parts = stored === undefined ? 0 : factsHead.read(stored).parts;
  const added = inParts<CompactFacts>(facts.map(toCompactFacts), FACTS_PART);
  await setAll(
    added.map((part, at) => ({
      key: `${factsKey(hash)}:${parts + at}`,
      value: factsPart.write({ facts: [...part] }),
    })),
  );
  const known: Record<string, StatusCategory> = Object.fromEntries(categories);
  const head = factsHead.write({ parts: parts + added.length, categories: known });
  await storage(() => kvs.set(factsKey(hash), head));
}

async function remove(hash: string): Promise<void> {
  const [record, facts] = await Promise.all([find(recordKey(hash)), find(factsKey(hash))]);
  const recordParts = record === undefined ? 0 : recordHead.read(record).parts;
  const factsParts = facts === undefined ? 0 : factsHead.read(facts).parts;
  await deleteAll([
    ...partKeys(recordKey(hash), recordParts),
    ...partKeys(factsKey(hash), factsParts),
    recordKey(hash),
    factsKey(hash),
    progressKey(hash),
  ]);
}
