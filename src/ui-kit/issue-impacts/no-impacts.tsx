import { EmptyState, Inline, Stack } from '@forge/react';
import { OkrLink } from '../okr-link';
import { useOwnProject } from '../use-own-project';

/** Says what to do when no key result counts the issue. */
export function NoImpacts() {
  const project = useOwnProject();
  return (
    <Stack space="space.100">
      <EmptyState
        header="No key result counts this issue"
        headingLevel={3}
        width="narrow"
        description="Bind a key result to a query that finds this issue or its children. It then shows up here within a minute."
      />
      {project !== null && (
        <Inline alignInline="center">
          <OkrLink projectKey={project.key} keyResultId={null}>
            Open the OKRs of this project
          </OkrLink>
        </Inline>
      )}
    </Stack>
  );
}
