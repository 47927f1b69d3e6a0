/** The site's addresses, as Jira Cloud shapes them. Both the server and the pages read this. */

export type Route =
  | { readonly page: 'projects' }
  | { readonly page: 'issues'; readonly projectKey: string }
  | { readonly page: 'project-app'; readonly projectKey: string; readonly base: string }
  | { readonly page: 'global-app'; readonly base: string }
  | { readonly page: 'issue'; readonly issueKey: string }
  | { readonly page: 'admin-app'; readonly base: string }
  | { readonly page: 'calls' }
  | { readonly page: 'queue' };

interface AppIds {
  readonly appId: string;
  readonly environmentId: string;
}

export const address = {
  projects: () => '/',
  issues: (projectKey: string) => `/jira/software/c/projects/${projectKey}/issues`,
  projectApp: (projectKey: string, { appId, environmentId }: AppIds) =>
    `/jira/software/c/projects/${projectKey}/apps/${appId}/${environmentId}`,
  globalApp: ({ appId, environmentId }: AppIds) => `/jira/apps/${appId}/${environmentId}`,
  issue: (issueKey: string) => `/browse/${issueKey}`,
  adminApp: ({ appId }: AppIds) => `/jira/settings/apps/${appId}`,
  calls: () => '/site/calls',
  queue: () => '/site/queue',
};

const PROJECT = /^\/jira\/software\/(?:c\/)?projects\/([A-Z][A-Z0-9_]*)(\/.*)?$/;
const ISSUE = /^\/browse\/([A-Z][A-Z0-9_]*-\d+)\/?$/;

/** `undefined` for an address the site has no page for. App pages keep what follows their base. */
export function matchRoute(path: string, ids: AppIds): Route | undefined {
  if (path === '/') return { page: 'projects' };
  if (path === address.calls()) return { page: 'calls' };
  if (path === address.queue()) return { page: 'queue' };
  const issueKey = ISSUE.exec(path)?.[1];
  if (issueKey !== undefined) return { page: 'issue', issueKey };
  const project = PROJECT.exec(path);
  if (project?.[1] !== undefined) return projectRoute(path, project[1], ids);
  if (isBelow(path, address.globalApp(ids))) {
    return { page: 'global-app', base: address.globalApp(ids) };
  }
  if (isBelow(path, address.adminApp(ids))) {
    return { page: 'admin-app', base: address.adminApp(ids) };
  }
  return undefined;
}

function projectRoute(path: string, projectKey: string, ids: AppIds): Route | undefined {
  const canonical = path.replace('/jira/software/projects/', '/jira/software/c/projects/');
  const base = address.projectApp(projectKey, ids);
  if (isBelow(canonical, base)) {
    return {
      page: 'project-app',
      projectKey,
      base: path.slice(0, base.length - (canonical.length - path.length)),
    };
  }
  const rest = canonical.slice(address.issues(projectKey).length - '/issues'.length);
  return rest === '' || rest === '/' || rest === '/issues'
    ? { page: 'issues', projectKey }
    : undefined;
}

function isBelow(path: string, base: string): boolean {
  return path === base || path.startsWith(`${base}/`);
}
