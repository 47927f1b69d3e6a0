import { EmptyState, Inline, Stack, useProductContext } from '@forge/react';
import { OkrLink } from '../okr-link';

/** Says what to do when no key result counts the issue. */
export function NoImpacts() {
  const projectKey = useProjectKey();
  return (
    <Stack space="space.100">
      <EmptyState
        header="No key result counts this issue"
        headingLevel={3}
        width="narrow"
        description="Bind a key result to a query that finds this issue or its children. It then shows up here within a minute."
      />
      {projectKey !== null && (
        <Inline alignInline="center">
          <OkrLink projectKey={projectKey} keyResultId={null}>
            Open the OKRs of this project
          </OkrLink>
        </Inline>
      )}
    </Stack>
  );
}

function useProjectKey(): string | null {
  const extension: Record<string, unknown> | undefined = useProductContext()?.extension;
  const project = extension?.['project'];
  if (typeof project !== 'object' || project === null || !('key' in project)) return null;
  return typeof project.key === 'string' ? project.key : null;
}
