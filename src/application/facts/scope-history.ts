import type { ScopeHistory } from '../../domain/history/items-at';
import type { Ports } from '../ports/ports';
import type { BackfillProgress, ReadFacts } from '../ports/scope-histories';

type HistoryPorts = Pick<Ports, 'scopes' | 'scopeHistories'>;

/** Everything kept of a scope over time; `null` when it was never read whole. */
export async function loadScopeHistory(
  ports: HistoryPorts,
  hash: string,
): Promise<ScopeHistory | null> {
  const [now, record, facts, progress] = await Promise.all([
    ports.scopes.items(hash),
    ports.scopeHistories.record(hash),
    ports.scopeHistories.facts(hash),
    ports.scopeHistories.progress(hash),
  ]);
  if (now === null || record === null) return null;
  const known = facts ?? NOTHING_READ;
  return {
    now,
    recordedSince: record.since,
    record: record.changes,
    facts: isRead(progress) ? known.byIssue : null,
    categories: known.categories,
  };
}

const NOTHING_READ: ReadFacts = { byIssue: new Map(), categories: new Map() };

/** Half of the issues with a past would tell a past with half of the issues. */
const isRead = (progress: BackfillProgress | null): boolean =>
  progress?.state === 'writing' || progress?.state === 'done';
