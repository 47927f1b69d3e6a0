import type { Issue, Project, SiteData } from './model';

export type ProjectRight = 'browse' | 'edit' | 'administer' | 'manageOkrs';

/** Project roles and issue security together. The app's own account sees everything. */
export function createPermissions(data: SiteData, appAccountId: string) {
  const { administrators, projects, securityLevels } = data.permissions;
  const active = new Set(data.users.filter(({ active }) => active).map((user) => user.accountId));
  const isAdministrator = (accountId: string | null) =>
    accountId !== null && administrators.includes(accountId);

  const has = (accountId: string | null, project: Project, right: ProjectRight): boolean => {
    if (accountId === appAccountId) return true;
    if (accountId === null || !active.has(accountId)) return false;
    const rights = projects[project.key];
    if (rights === undefined) {
      return right === 'browse' || right === 'edit' ? true : isAdministrator(accountId);
    }
    const holders = rights[right];
    return holders === 'everyone' || holders.includes(accountId);
  };
  const canBrowseProject = (accountId: string | null, project: Project) =>
    has(accountId, project, 'browse');
  const canBrowse = (accountId: string | null, issue: Issue): boolean => {
    if (accountId === appAccountId) return true;
    const project = projectOf(data, issue);
    if (project === undefined || !canBrowseProject(accountId, project)) return false;
    const level = levelOf(issue);
    return level === null || (securityLevels[level]?.members ?? []).includes(accountId ?? '');
  };
  return { has, isAdministrator, canBrowse, canBrowseProject };
}

export function projectOf(data: Pick<SiteData, 'projects'>, issue: Issue): Project | undefined {
  const { id } = issue.fields['project'] as { id: string };
  return data.projects.find((project) => project.id === id);
}

function levelOf(issue: Issue): string | null {
  const security = issue.fields['security'];
  return typeof security === 'object' && security !== null && 'id' in security
    ? String(security.id)
    : null;
}
