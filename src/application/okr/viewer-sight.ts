import type { Home, IssueId, ProjectId } from '../../domain/shared/ids';
import type { Audience } from '../ports/metric-states';
import type { ProjectAccess } from '../ports/permissions';
import type { Ports } from '../ports/ports';

/** With fewer hidden issues than this, a total minus what one sees is somebody's issue. Decision 0005. */
const SAFE_NUMBER_HIDDEN = 3;

/** What the viewer may see of the issues behind values, asked of Jira once for a whole page. */
export interface ViewerSight {
  readonly access: ReadonlyMap<ProjectId, ProjectAccess>;
  readonly visibleRestricted: ReadonlySet<IssueId>;
}

export async function viewerSight(
  ports: Pick<Ports, 'permissions'>,
  homes: readonly Home[],
  audiences: readonly Audience[],
): Promise<ViewerSight> {
  const behindValues = audiences.flatMap(({ byProject }) => byProject.map((one) => one.projectId));
  const projectIds = homes.filter((home) => home !== null);
  const access = await ports.permissions.projects([...new Set([...projectIds, ...behindValues])]);
  const restricted = audiences
    .flatMap((audience) => audience.restricted)
    .filter(({ projectId }) => access.get(projectId)?.canBrowse === true)
    .map(({ issueId }) => issueId);
  const visibleRestricted =
    restricted.length === 0
      ? new Set<IssueId>()
      : await ports.permissions.visibleIssues([...new Set(restricted)]);
  return { access, visibleRestricted };
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
export function canSeeHome(home: Home, sight: ViewerSight): boolean {
  return home === null || sight.access.get(home)?.canBrowse === true;
}
