import type { ReactNode } from 'react';
import { matchRoute, type Route } from '../routes';
import { AppOverlays } from './bridge/app-overlays';
import { ProjectNav } from './chrome/project-nav';
import { TopBar } from './chrome/top-bar';
import { UnmodelledBanner } from './chrome/unmodelled-banner';
import { AdminAppPage, GlobalAppPage, ProjectAppPage } from './pages/app-pages';
import { CallLog } from './pages/call-log';
import { IssueList } from './pages/issue-list';
import { IssuePage } from './pages/issue-page';
import { NotFound } from './pages/not-found';
import { ProjectList } from './pages/project-list';
import { QueuePage } from './pages/queue-page';
import { boot } from './site/boot';
import { useConnection } from './site/live';
import { usePath } from './site/location';

export function App() {
  const route = matchRoute(usePath(), boot);
  const projectKey = route && projectKeyOf(route);
  const connection = useConnection();
  return (
    <>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <TopBar route={route} />
      <UnmodelledBanner />
      {connection === 'lost' && (
        <p className="connection-lost" role="status">
          The site does not answer. Is it still running?
        </p>
      )}
      <div className="below-top">
        {route && projectKey !== undefined && (
          <ProjectNav projectKey={projectKey} page={route.page} />
        )}
        <main id="content" data-page={route?.page ?? 'none'} tabIndex={-1}>
          {pageOf(route)}
        </main>
      </div>
      <AppOverlays />
    </>
  );
}

function projectKeyOf(route: Route): string | undefined {
  if ('projectKey' in route) return route.projectKey;
  return route.page === 'issue' ? route.issueKey.replace(/-\d+$/, '') : undefined;
}

function pageOf(route: Route | undefined): ReactNode {
  switch (route?.page) {
    case 'projects':
      return <ProjectList />;
    case 'issues':
      return <IssueList key={route.projectKey} projectKey={route.projectKey} />;
    case 'issue':
      return <IssuePage key={route.issueKey} issueKey={route.issueKey} />;
    case 'project-app':
      return (
        <ProjectAppPage key={route.projectKey} projectKey={route.projectKey} base={route.base} />
      );
    case 'global-app':
      return <GlobalAppPage base={route.base} />;
    case 'admin-app':
      return <AdminAppPage />;
    case 'calls':
      return <CallLog />;
    case 'queue':
      return <QueuePage />;
    case undefined:
      return <NotFound />;
  }
}
