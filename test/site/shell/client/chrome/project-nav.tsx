import ListIcon from '@atlaskit/icon/core/list-bulleted';
import GoalIcon from '@atlaskit/icon/core/goal';
import { address, type Route } from '../../routes';
import { boot, moduleOfType } from '../site/boot';

/** The project's own pages: its issues, and what the app adds. */
export function ProjectNav({
  projectKey,
  page,
}: {
  readonly projectKey: string;
  readonly page: Route['page'];
}) {
  const appPage = moduleOfType('jira:projectPage');
  return (
    <nav className="project-nav" aria-label={`Project ${projectKey}`}>
      <p className="project-nav-title">{projectKey}</p>
      <ul>
        <li>
          <a
            href={address.issues(projectKey)}
            {...(page === 'issues' && { 'aria-current': 'page' })}
          >
            <ListIcon label="" />
            Issues
          </a>
        </li>
        {appPage && (
          <li>
            <a
              href={address.projectApp(projectKey, boot)}
              {...(page === 'project-app' && { 'aria-current': 'page' })}
            >
              <GoalIcon label="" />
              {appPage.title}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
