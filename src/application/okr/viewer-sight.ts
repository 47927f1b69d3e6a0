import {
  keyResultAccess,
  objectiveAccess,
  type HomeAccess,
  type OkrAccess,
} from '../../domain/okr/access';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { AccountId, Home, IssueId, ProjectId } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import type { Audience } from '../ports/metric-states';
import type { ProjectAccess } from '../ports/permissions';
import type { Ports } from '../ports/ports';
import { managesSite } from './authorise';

/** With fewer hidden issues than this, a total minus what one sees is somebody's issue. Decision 0005. */
export const SAFE_NUMBER_HIDDEN = 3;

/** What the viewer may see, asked of Jira once for a whole page. */
export interface ViewerSight {
  readonly accountId: AccountId;
  readonly managesSite: boolean;
  readonly access: ReadonlyMap<ProjectId, ProjectAccess>;
  readonly visibleRestricted: ReadonlySet<IssueId>;
}

interface Asked {
  /** Where the objectives belong. */
  readonly homes: readonly Home[];
  readonly audiences: readonly Audience[];
}

export async function viewerSight(
  ports: Pick<Ports, 'permissions' | 'settings'>,
  caller: Caller,
  { homes, audiences }: Asked,
): Promise<ViewerSight> {
  const behindValues = audiences.flatMap(({ byProject }) => byProject.map((one) => one.projectId));
  const projectIds = [...new Set([...homes.filter((home) => home !== null), ...behindValues])];
  const [access, isSiteManager] = await Promise.all([
    projectIds.length === 0
      ? new Map<ProjectId, ProjectAccess>()
      : ports.permissions.projects(projectIds),
    homes.includes(null) && managesSite(ports, caller),
  ]);
  const restricted = audiences
    .flatMap((audience) => audience.restricted)
    .filter(({ projectId }) => access.get(projectId)?.canBrowse === true)
    .map(({ issueId }) => issueId);
  const visibleRestricted =
    restricted.length === 0
      ? new Set<IssueId>()
      : await ports.permissions.visibleIssues([...new Set(restricted)]);
  return { accountId: caller.accountId, managesSite: isSiteManager, access, visibleRestricted };
}

/** How many of the issues behind a value the viewer may not see. */
export function hiddenCount({ byProject, restricted }: Audience, sight: ViewerSight): number {
  const canBrowse = (projectId: ProjectId) => sight.access.get(projectId)?.canBrowse === true;
  const inHiddenProjects = byProject
    .filter(({ projectId }) => !canBrowse(projectId))
    .reduce((sum, { count }) => sum + count, 0);
  const hiddenByLevel = restricted.filter(
    ({ issueId, projectId }) => canBrowse(projectId) && !sight.visibleRestricted.has(issueId),
  ).length;
  return inHiddenProjects + hiddenByLevel;
}

export function isWithheld(audience: Audience, sight: ViewerSight): boolean {
  const hidden = hiddenCount(audience, sight);
  return hidden > 0 && hidden < SAFE_NUMBER_HIDDEN;
}

/** What belongs to the whole site is seen by everybody on it. */
function homeAccessOf(home: Home, sight: ViewerSight): HomeAccess {
  if (home === null) return { canSee: true, canManage: sight.managesSite };
  const access = sight.access.get(home);
  return { canSee: access?.canBrowse === true, canManage: access?.canManage === true };
}

export function canSeeHome(home: Home, sight: ViewerSight): boolean {
  return homeAccessOf(home, sight).canSee;
}

export function objectiveAccessOf(objective: Objective, sight: ViewerSight): OkrAccess {
  return objectiveAccess(objective, sight.accountId, homeAccessOf(objective.projectId, sight));
}

export function keyResultAccessOf(
  keyResult: KeyResult,
  objective: Objective,
  sight: ViewerSight,
): OkrAccess {
  return keyResultAccess(keyResult, sight.accountId, objectiveAccessOf(objective, sight));
}
