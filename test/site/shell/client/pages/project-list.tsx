import Spinner from '@atlaskit/spinner';
import { address } from '../../routes';
import { Failure } from '../chrome/failure';
import { Page } from '../chrome/page';
import { boot, moduleOfType } from '../site/boot';
import { listProjects } from '../site/jira-reads';
import { useLoaded } from '../site/use-loaded';

export function ProjectList() {
  const { value: projects, error } = useLoaded('projects', listProjects);
  const appPage = moduleOfType('jira:projectPage');
  return (
    <Page title="Projects">
      {error && <Failure error={error} title="Projects could not be read" />}
      {!projects && !error && <Spinner label="Loading projects" />}
      {projects && (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Projects">
          <table className="list">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Key</th>
                <th scope="col">Type</th>
                {appPage && <th scope="col">{boot.appName}</th>}
              </tr>
            </thead>
            <tbody>
              {projects.map(({ id, key, name, style }) => (
                <tr key={id}>
                  <td>
                    <a href={address.issues(key)}>{name}</a>
                  </td>
                  <td>{key}</td>
                  <td>{style === 'next-gen' ? 'Team-managed' : 'Company-managed'}</td>
                  {appPage && (
                    <td>
                      <a
                        href={address.projectApp(key, boot)}
                        aria-label={`${appPage.title} of ${name}`}
                      >
                        {appPage.title}
                      </a>
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Page>
  );
}
