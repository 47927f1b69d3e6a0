import { matchRoute } from './routes';
import { shellPages } from './server';
import type { ShellBoot } from './site-api';

const boot: ShellBoot = {
  siteName: 'Local </script> Jira',
  siteUrl: 'http://localhost:3000',
  appName: 'Throughline',
  appId: 'app-1',
  environmentId: 'env-1',
  appOrigin: 'http://localhost:3001',
  modules: [],
  defaultAccountId: 'u1',
};

function page(path: string, cookies: Record<string, string> = {}) {
  return shellPages(
    { path, query: new URLSearchParams(), cookies },
    { assetsDir: '/nowhere', boot },
  );
}

describe('the addresses of the site', () => {
  it.each([
    ['/', { page: 'projects' }],
    ['/jira/software/c/projects/TIMOB/issues', { page: 'issues', projectKey: 'TIMOB' }],
    ['/jira/software/projects/TIMOB', { page: 'issues', projectKey: 'TIMOB' }],
    ['/browse/TIMOB-12', { page: 'issue', issueKey: 'TIMOB-12' }],
    ['/site/calls', { page: 'calls' }],
    ['/site/queue', { page: 'queue' }],
    ['/jira/settings/apps/app-1', { page: 'admin-app', base: '/jira/settings/apps/app-1' }],
    ['/jira/apps/app-1/env-1/objective/3', { page: 'global-app', base: '/jira/apps/app-1/env-1' }],
    [
      '/jira/software/c/projects/TIMOB/apps/app-1/env-1/objective/3',
      {
        page: 'project-app',
        projectKey: 'TIMOB',
        base: '/jira/software/c/projects/TIMOB/apps/app-1/env-1',
      },
    ],
    [
      '/jira/software/projects/TIMOB/apps/app-1/env-1/x',
      {
        page: 'project-app',
        projectKey: 'TIMOB',
        base: '/jira/software/projects/TIMOB/apps/app-1/env-1',
      },
    ],
  ])('%s is known', (path, route) => {
    expect(matchRoute(path, boot)).toEqual(route);
  });

  it.each([
    '/site/api/state',
    '/browse/nothing',
    '/jira/apps/other/env-1',
    '/jira/apps/app-1/env-12',
    '/jira/software/c/projects/TIMOB/boards',
  ])('%s is left to others', (path) => {
    expect(page(path)).toBeUndefined();
  });
});

describe('a page of the site', () => {
  it('comes in the colour mode of the browser that asks', () => {
    expect(page('/', { 'site-theme': 'dark' })?.body).toContain('data-color-mode="dark"');
    expect(page('/')?.body).toContain('data-color-mode="light"');
  });

  it('carries its data without letting it end the script', () => {
    const body = String(page('/')?.body);
    expect(body).not.toContain('Local </script> Jira');
    expect(body).toContain('Local \\u003c/script> Jira');
  });

  it('serves no file but its own', () => {
    expect(page('/site/assets/passwd')?.status).toBe(404);
    expect(page('/site/assets/../../etc/passwd')).toBeUndefined();
  });
});
