import type { AccountId } from '../shared/ids';
import type { KeyResult } from './key-result';
import type { Objective } from './objective';

/** What a person may do where an objective belongs: in its project, or on the whole site. */
export interface HomeAccess {
  readonly canSee: boolean;
  /** Holds *Manage OKRs* there; for the whole site: a Jira admin or an OKR manager. */
  readonly canManage: boolean;
}

export interface OkrAccess {
  readonly canSee: boolean;
  /** Change, move, close, archive and delete the definition. */
  readonly canManage: boolean;
  /** Report on it: values, statuses, ticks and comments, but not the definition. */
  readonly canCheckIn: boolean;
}

const NONE: OkrAccess = { canSee: false, canManage: false, canCheckIn: false };

type People = Pick<Objective, 'ownerId' | 'contributorIds'>;

/**
 * An objective is seen by all who see its project, or by everybody when it belongs to the site. A
 * private one is seen by its owner, contributors and watchers and by those who may manage it, and
 * by nobody else, the owners of its key results included.
 */
export function objectiveAccess(
  objective: People & Pick<Objective, 'watcherIds' | 'isPrivate'>,
  viewer: AccountId,
  home: HomeAccess,
): OkrAccess {
  if (!home.canSee) return NONE;
  const isOneOfIts = worksOn(objective, viewer);
  const isInvited = isOneOfIts || objective.watcherIds.includes(viewer) || home.canManage;
  if (objective.isPrivate && !isInvited) return NONE;
  return { canSee: true, canManage: home.canManage, canCheckIn: home.canManage || isOneOfIts };
}

/** Who works on an objective reports on all of its key results; others on their own. */
export function keyResultAccess(
  keyResult: Pick<KeyResult, 'ownerId' | 'contributorIds'>,
  viewer: AccountId,
  ofObjective: OkrAccess,
): OkrAccess {
  const canCheckIn = ofObjective.canSee && (ofObjective.canCheckIn || worksOn(keyResult, viewer));
  return { ...ofObjective, canCheckIn };
}

function worksOn({ ownerId, contributorIds }: People, viewer: AccountId): boolean {
  return ownerId === viewer || contributorIds.includes(viewer);
}
