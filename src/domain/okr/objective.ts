import type { AccountId, CycleId, Home, ObjectiveId } from '../shared/ids';
import type { Closing } from './closing';
import type { Lifecycle } from './lifecycle';
import type { Period } from './period';

export const LEVELS = ['company', 'team', 'project'] as const;

export type Level = (typeof LEVELS)[number];

export type LevelProblem = 'level-needs-project' | 'level-needs-site';

/** The company's objectives belong to the site and a project's to it; a team's to either. */
export function levelProblem(level: Level, home: Home): LevelProblem | null {
  if (level === 'company') return home === null ? null : 'level-needs-site';
  return level === 'project' && home === null ? 'level-needs-project' : null;
}

/** What a team wants to reach, in words. Its progress comes from its key results and children. */
export interface Objective {
  readonly id: ObjectiveId;
  /** Rises by one with every change; a writer must name the version it read. */
  readonly version: number;
  /** `null`: it belongs to the whole site. */
  readonly projectId: Home;
  readonly level: Level;
  readonly title: string;
  readonly description: string;
  readonly ownerId: AccountId | null;
  /** ISO instant; absent while it is whoever it was created with. */
  readonly ownerSince?: string;
  readonly contributorIds: readonly AccountId[];
  readonly watcherIds: readonly AccountId[];
  readonly labels: readonly string[];
  /** Seen only by its people and by those who may change it. */
  readonly isPrivate: boolean;
  /** The cycle whose dates it takes unless it has its own. */
  readonly cycleId: CycleId | null;
  /** Its own dates. With neither these nor a cycle, nothing is expected by any date. */
  readonly period: Period | null;
  /** Share in the roll-up of the parent; 0 counts for nothing. */
  readonly weight: number;
  /** Counts in the roll-up of its parent. */
  readonly isInRollUp: boolean;
  /** The objective this one contributes to. */
  readonly parentId: ObjectiveId | null;
  /** Where that one belongs; of no meaning without a parent. */
  readonly parentHome: Home;
  /** The objective of an earlier cycle it goes on from; absent when it began anew. */
  readonly carriedOverFrom?: ObjectiveId;
  readonly lifecycle: Lifecycle;
  /** Set while it is closed. */
  readonly closing: Closing | null;
  /** Sorts siblings; see `rank.ts`. */
  readonly rank: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: AccountId;
}
