import EmptyState from '@atlaskit/empty-state';

export function NothingReported() {
  return (
    <EmptyState
      header="No objectives in this period"
      headingLevel={2}
      description="An objective belongs to a cycle when it was put in it, or when it is in no cycle and all of its own days lie in the period. Choose the period of an objective in its details."
    />
  );
}
