import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import { useCallback, useState } from 'react';
import { address } from '../../routes';
import { Failure } from '../chrome/failure';
import { Page } from '../chrome/page';
import { useOnSiteEvents } from '../site/live';
import { useLoaded } from '../site/use-loaded';
import { CreateIssueDialog } from './create-issue-dialog';
import { JqlBox } from './jql-box';
import { IssueTable } from './issue-table';
import { useIssuePages } from './use-issue-pages';
import { loadIssueEditing, type IssueEditing } from './issue-editing';

export function IssueList({ projectKey }: { readonly projectKey: string }) {
  const editing = useLoaded(`editing ${projectKey}`, () => loadIssueEditing(projectKey));
  const name = editing.value?.project.name ?? projectKey;
  const [isCreating, setCreating] = useState(false);
  return (
    <Page
      title={`${name}: issues`}
      crumbs={[{ label: 'Projects', href: address.projects() }]}
      actions={
        editing.value && (
          <Button
            appearance="primary"
            onClick={() => {
              setCreating(true);
            }}
          >
            Create issue
          </Button>
        )
      }
    >
      {editing.error && <Failure error={editing.error} title="The project could not be read" />}
      {!editing.value && !editing.error && <Spinner label="Loading the project" />}
      {editing.value && (
        <SearchableIssues
          key={projectKey}
          editing={editing.value}
          startJql={startJql(projectKey)}
          isCreating={isCreating}
          onCreated={() => {
            setCreating(false);
          }}
        />
      )}
    </Page>
  );
}

interface SearchableIssuesProps {
  readonly editing: IssueEditing;
  readonly startJql: string;
  readonly isCreating: boolean;
  readonly onCreated: () => void;
}

function SearchableIssues({
  editing,
  startJql: first,
  isCreating,
  onCreated,
}: SearchableIssuesProps) {
  const [jql, setJql] = useState(first);
  const pages = useIssuePages(jql, editing);
  const { reload } = pages;
  useOnSiteEvents(['jira'], reload);
  const search = useCallback(
    (text: string) => {
      setJql(text);
      const url = new URL(window.location.href);
      url.searchParams.set('jql', text);
      window.history.replaceState(window.history.state, '', url);
      reload();
    },
    [reload],
  );
  return (
    <>
      <JqlBox jql={jql} onSearch={search} isBusy={pages.isLoading} />
      {pages.error && <Failure error={pages.error} title="Jira refused this query" />}
      {pages.issues && (
        <IssueTable
          editing={editing}
          issues={pages.issues}
          onChanged={reload}
          footer={pages.footer}
        />
      )}
      {isCreating && <CreateIssueDialog editing={editing} onClose={onCreated} onCreated={reload} />}
    </>
  );
}

function startJql(projectKey: string): string {
  const asked = new URLSearchParams(window.location.search).get('jql');
  return asked ?? `project = ${projectKey} ORDER BY created DESC`;
}
