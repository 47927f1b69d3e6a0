import type { SprintSnapshot } from '../../domain/metrics/sprint/sprint-snapshot';

/**
 * What was in the sprints of a scope when they began and ended, written down when it happened.
 * It cannot be had again: Jira tells only what is now, and people edit dates.
 */
export interface SprintSnapshots {
  /** By sprint id; a sprint that nobody saw begin or end is missing. */
  find(scopeHash: string): Promise<ReadonlyMap<string, SprintSnapshot>>;
  save(scopeHash: string, snapshots: ReadonlyMap<string, SprintSnapshot>): Promise<void>;
}
