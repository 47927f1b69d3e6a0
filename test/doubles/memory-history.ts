import type { DefinitionEntry, DefinitionLog } from '../../src/application/ports/definition-log';
import type { HistoryJob, HistoryJobs } from '../../src/application/ports/history-jobs';
import type {
  BackfillProgress,
  ReadFacts,
  ScopeHistories,
} from '../../src/application/ports/scope-histories';
import type { IssueFacts } from '../../src/domain/history/issue-facts';
import { inTimeOrder, type RecordedChange } from '../../src/domain/history/items-at';

const SETTLED: ReadonlySet<string> = new Set(['done', 'failed']);

export function memoryScopeHistories(): ScopeHistories {
  const records = new Map<string, { since: number; changes: RecordedChange[] }>();
  const facts = new Map<string, ReadFacts>();
  const progress = new Map<string, BackfillProgress>();
  return {
    recordedSince: async (hash) => Promise.resolve(records.get(hash)?.since ?? null),
    begin: async (hash, since) => {
      if (!records.has(hash)) records.set(hash, { since, changes: [] });
      return Promise.resolve();
    },
    append: async (hash, changes) => {
      records.get(hash)?.changes.push(...changes);
      return Promise.resolve();
    },
    record: async (hash) => {
      const stored = records.get(hash);
      if (stored === undefined) return Promise.resolve(null);
      return { since: stored.since, changes: inTimeOrder(stored.changes) };
    },
    facts: async (hash) => Promise.resolve(facts.get(hash) ?? null),
    addFacts: async (hash, added: readonly IssueFacts[], categories) => {
      const byIssue = new Map(facts.get(hash)?.byIssue);
      for (const one of added) byIssue.set(one.id, one);
      facts.set(hash, { byIssue, categories });
      return Promise.resolve();
    },
    progress: async (hash) => Promise.resolve(progress.get(hash) ?? null),
    readWhole: async (hashes) =>
      Promise.resolve(
        new Set(hashes.filter((hash) => SETTLED.has(progress.get(hash)?.state ?? ''))),
      ),
    saveProgress: async (hash, next) => {
      progress.set(hash, next);
      return Promise.resolve();
    },
    remove: async (hash) => {
      for (const map of [records, facts, progress]) map.delete(hash);
      return Promise.resolve();
    },
  };
}

export function memoryDefinitionLog(): DefinitionLog {
  const logs = new Map<string, readonly DefinitionEntry[]>();
  return {
    list: async (metricId) => Promise.resolve(logs.get(metricId) ?? []),
    replace: async (metricId, entries) => {
      logs.set(metricId, entries);
      return Promise.resolve();
    },
    remove: async (metricId) => {
      logs.delete(metricId);
      return Promise.resolve();
    },
  };
}

export function memoryHistoryJobs(): HistoryJobs & {
  readonly waiting: { job: HistoryJob; delaySeconds: number }[];
} {
  const waiting: { job: HistoryJob; delaySeconds: number }[] = [];
  const push = async (job: HistoryJob, delaySeconds = 0) => {
    waiting.push({ job, delaySeconds });
    return Promise.resolve();
  };
  return { waiting, push, goOn: push };
}
