import type { AccountId, ObjectiveId, ProjectId } from '../shared/ids';
import type { Lifecycle } from './lifecycle';
import type { Period } from './period';

/** What a team wants to reach, in words. Its progress comes from its key results and children. */
export interface Objective {
  readonly id: ObjectiveId;
  /** Rises by one with every change; a writer must name the version it read. */
  readonly version: number;
  readonly projectId: ProjectId;
  readonly title: string;
  readonly description: string;
  readonly ownerId: AccountId | null;
  /** `null`: progress is shown but nothing is expected by any date. */
  readonly period: Period | null;
  /** Share in the roll-up of the parent; 0 counts for nothing. */
  readonly weight: number;
  /** The objective this one contributes to. */
  readonly parentId: ObjectiveId | null;
  readonly lifecycle: Lifecycle;
  /** Sorts siblings; see `rank.ts`. */
  readonly rank: string;
  /** ISO instants. */
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: AccountId;
}
