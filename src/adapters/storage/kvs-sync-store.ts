import { kvs, WhereConditions } from '@forge/kvs';
import * as z from 'zod';
import type {
  PendingChange,
  PendingChanges,
  RefreshProgress,
  SyncState,
  SyncStore,
} from '../../application/ports/sync-store';
import type { Clock, Ids } from '../../application/ports/surroundings';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId, IssueId } from '../../domain/shared/ids';
import { type Migration, recordFormat } from './definition-records';
import { deleteAll, everyPage, PAGE, storage } from './kvs-call';
import { staleness } from './metric-state-record';

const STATE = 'sync:state';
const PENDING = 'pending:';
const CLAIM = 'pending-run';
/** A claimed run that never came does not hold up events for longer; gathering takes 50 seconds. */
const CLAIM_MS = 120_000;

const id = <Id extends string>() => z.string().transform((text) => text as Id);
const summary = z.object({
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  trigger: z.enum(['hourly', 'event', 'refresh', 'definition']),
  measured: z.number(),
  failed: z.number(),
});
const drift = { missing: z.number(), extra: z.number(), outdated: z.number() };
const reconcile = z.object({
  ...drift,
  startedAt: z.string(),
  finishedAt: z.string(),
  queries: z.number(),
  issues: z.number(),
  byScope: z.record(z.string(), z.object(drift)),
});
const state: z.ZodType<SyncState> = z.object({
  cursor: z.string().nullable(),
  confirmedAt: z.string().nullable(),
  lastFullOn: id<CalendarDate>().nullable(),
  outage: staleness.nullable(),
  lastSync: summary.nullable(),
  lastHourly: summary.nullable(),
  recentlyDeleted: z.array(z.object({ issueId: id<IssueId>(), at: z.number() })),
  lastReconcile: reconcile.nullable(),
  statusesAtReconcile: z.string().nullable(),
});

/** Before deletions were remembered, and the night reported what it healed. */
const withoutReconcile: Migration = (record) => ({
  recentlyDeleted: [],
  lastReconcile: null,
  statusesAtReconcile: null,
  ...record,
});
const stateFormat = recordFormat(state, [withoutReconcile]);
const NOTHING_YET: SyncState = {
  cursor: null,
  confirmedAt: null,
  lastFullOn: null,
  outage: null,
  lastSync: null,
  lastHourly: null,
  recentlyDeleted: [],
  lastReconcile: null,
  statusesAtReconcile: null,
};

const refresh: z.ZodType<RefreshProgress> = z.object({
  jobId: z.string(),
  accountId: id<AccountId>(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  total: z.number(),
  done: z.number(),
});
const refreshFormat = recordFormat(refresh);

const pendingChange: z.ZodType<PendingChange> = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['issue-changed', 'issue-deleted']), issueId: id<IssueId>() }),
  z.object({ kind: z.enum(['sprints-changed', 'versions-changed']) }),
]);
const pendingFormat = recordFormat(z.object({ change: pendingChange }));

export function createKvsSyncStore(): SyncStore {
  return {
    async state() {
      const stored = await storage(() => kvs.get<unknown>(STATE));
      return stored === undefined ? NOTHING_YET : stateFormat.read(stored);
    },
    async saveState(next) {
      await storage(() => kvs.set(STATE, stateFormat.write(next)));
    },
    async findRefresh(jobId) {
      const stored = await storage(() => kvs.get<unknown>(`refresh:${jobId}`));
      return stored === undefined ? null : refreshFormat.read(stored);
    },
    async saveRefresh(progress) {
      const ttl = { value: 1, unit: 'DAYS' } as const;
      const key = `refresh:${progress.jobId}`;
      await storage(() => kvs.set(key, refreshFormat.write(progress), { ttl }));
    },
  };
}

export function createKvsPendingChanges(clock: Clock, ids: Ids): PendingChanges {
  return {
    async add(change) {
      // A key of its own for every event: nothing is read first, so nothing can be lost.
      const key = PENDING + ids.next();
      await storage(() => kvs.set(key, pendingFormat.write({ change })));
      return key;
    },
    async claimRun(key) {
      if ((await findClaim(clock)) !== null) return false;
      await storage(() => kvs.set(CLAIM, { at: clock.now(), key }));
      return true;
    },
    async claimedBy() {
      return (await findClaim(clock))?.key ?? null;
    },
    isWaiting: async (key) => (await storage(() => kvs.get<unknown>(key))) !== undefined,
    reopen: () => storage(() => kvs.delete(CLAIM)),
    async list() {
      const rows = await everyPage((cursor) => {
        const query = kvs.query().where('key', WhereConditions.beginsWith(PENDING)).limit(PAGE);
        return (cursor === undefined ? query : query.cursor(cursor)).getMany<unknown>();
      });
      return rows.map(({ key, value }) => ({ key, change: pendingFormat.read(value).change }));
    },
    remove: deleteAll,
  };
}

const claim = z.object({ at: z.number(), key: z.string() });

/** `null` for one that is too old, or that a version before wrote. */
async function findClaim(clock: Clock): Promise<z.infer<typeof claim> | null> {
  const found = claim.safeParse(await storage(() => kvs.get<unknown>(CLAIM)));
  return found.success && clock.now() - found.data.at < CLAIM_MS ? found.data : null;
}
