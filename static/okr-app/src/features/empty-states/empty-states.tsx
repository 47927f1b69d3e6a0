import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import { useWord } from '../../app/use-words';

/** Nothing yet, and the person may begin: says what an objective is and offers the one next step. */
export function FirstRun({ onCreate }: { readonly onCreate: () => void }) {
  const objective = useWord('objective');
  return (
    <EmptyState
      header={`Write your first ${objective}`}
      headingLevel={2}
      description="An objective says in words what you want to reach. Its key results measure it: each one counts Jira issues that a query finds, so progress follows the work and nobody types percentages."
      primaryAction={
        <Button appearance="primary" onClick={onCreate}>
          Create {objective}
        </Button>
      }
    />
  );
}

/** Nothing yet, and only others may begin. */
export function NothingYet() {
  const objectives = useWord('objectives');
  return (
    <EmptyState
      header={`No ${objectives} yet`}
      headingLevel={2}
      description="People with the permission Manage OKRs can write objectives here. Ask a project admin if you should be one of them."
    />
  );
}

export function NoMatch({ onClear }: { readonly onClear: () => void }) {
  const objective = useWord('objective');
  return (
    <EmptyState
      header={`No ${objective} matches these filters`}
      headingLevel={2}
      description="Try another period, status or owner."
      primaryAction={
        <Button appearance="primary" onClick={onClear}>
          Clear filters
        </Button>
      }
    />
  );
}

export function NoPermission() {
  return (
    <main className="okr-page">
      <EmptyState
        header="You cannot see OKRs here"
        headingLevel={1}
        description="Jira does not let you browse this project. Ask a project admin for access."
      />
    </main>
  );
}
