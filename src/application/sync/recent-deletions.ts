import type { WorkItem } from '../../domain/metrics/work-item';
import type { IssueId } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';

/** Search lags behind writes by minutes at most. Source: forge-facts 5.2. */
const KEPT_MS = 2 * 3_600_000;

/** Ids are never used again, so that nothing is lost by remembering one too long. */
export async function rememberDeletions(
  ports: Pick<Ports, 'sync' | 'clock'>,
  issueIds: readonly IssueId[],
): Promise<void> {
  if (issueIds.length === 0) return;
  const now = ports.clock.now();
  const state = await ports.sync.state();
  const told = new Set(issueIds);
  const kept = state.recentlyDeleted.filter(
    ({ issueId, at }) => at > now - KEPT_MS && !told.has(issueId),
  );
  const added = issueIds.map((issueId) => ({ issueId, at: now }));
  await ports.sync.saveState({ ...state, recentlyDeleted: [...kept, ...added] });
}

/** Search may still find what we know to be gone. */
export async function withoutDeleted(
  ports: Pick<Ports, 'sync'>,
  items: readonly WorkItem[],
): Promise<readonly WorkItem[]> {
  const { recentlyDeleted } = await ports.sync.state();
  if (recentlyDeleted.length === 0) return items;
  const gone = new Set(recentlyDeleted.map(({ issueId }) => issueId));
  return items.filter(({ id }) => !gone.has(id));
}
