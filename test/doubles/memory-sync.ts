import type { AuditLog } from '../../src/application/ports/audit';
import type { Job, Jobs } from '../../src/application/ports/jobs';
import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsStore,
} from '../../src/application/ports/settings-store';
import type { RateLimiter } from '../../src/application/ports/surroundings';
import type {
  PendingChange,
  PendingChanges,
  RefreshProgress,
  SyncState,
  SyncStore,
} from '../../src/application/ports/sync-store';
import { memoryAuditLog } from './memory-audit';

export function memorySyncStore(): SyncStore {
  let state: SyncState = {
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
  const refreshes = new Map<string, RefreshProgress>();
  return {
    state: async () => Promise.resolve(state),
    saveState: async (next) => {
      state = next;
      return Promise.resolve();
    },
    findRefresh: async (jobId) => Promise.resolve(refreshes.get(jobId) ?? null),
    saveRefresh: async (progress) => {
      refreshes.set(progress.jobId, progress);
      return Promise.resolve();
    },
  };
}

/** A claim that never led to a run is forgotten after this long. */
const CLAIM_MS = 120_000;

export function memoryPendingChanges(now: () => number): PendingChanges {
  const changes = new Map<string, PendingChange>();
  let claim: { readonly at: number; readonly key: string } | null = null;
  let count = 0;
  const claimedBy = () => (claim !== null && now() - claim.at < CLAIM_MS ? claim.key : null);
  return {
    add: async (change) => {
      count += 1;
      const key = `pending-${count}`;
      changes.set(key, change);
      return Promise.resolve(key);
    },
    claimRun: async (key) => {
      if (claimedBy() !== null) return Promise.resolve(false);
      claim = { at: now(), key };
      return true;
    },
    claimedBy: async () => Promise.resolve(claimedBy()),
    isWaiting: async (key) => Promise.resolve(changes.has(key)),
    reopen: async () => {
      claim = null;
      return Promise.resolve();
    },
    list: async () => Promise.resolve([...changes].map(([key, change]) => ({ key, change }))),
    remove: async (keys) => {
      for (const key of keys) changes.delete(key);
      return Promise.resolve();
    },
  };
}

export function memorySettings(audit: AuditLog = memoryAuditLog()): SettingsStore {
  let settings: Settings = DEFAULT_SETTINGS;
  return {
    load: async () => Promise.resolve(settings),
    save: async (next, trace = []) => {
      if (next.version !== settings.version + 1) return Promise.resolve('version-conflict');
      settings = next;
      await audit.append(trace);
      return 'saved';
    },
  };
}

export function memoryRateLimiter(now: () => number): RateLimiter {
  const taken = new Map<string, number>();
  return {
    take: async (key, everySeconds) => {
      const waitMs = (taken.get(key) ?? -Infinity) + everySeconds * 1000 - now();
      if (waitMs > 0) return Promise.resolve(Math.ceil(waitMs / 1000));
      taken.set(key, now());
      return 0;
    },
  };
}

/** Jobs wait here until a test runs them, in any order and as often as it likes. */
export interface MemoryJobs extends Jobs {
  readonly waiting: { job: Job; delaySeconds: number }[];
}

export function memoryJobs(): MemoryJobs {
  const waiting: MemoryJobs['waiting'] = [];
  return {
    waiting,
    push: async (job, delaySeconds = 0) => {
      // As a queue would: what arrives is a copy.
      waiting.push({ job: structuredClone(job), delaySeconds });
      return Promise.resolve();
    },
  };
}
