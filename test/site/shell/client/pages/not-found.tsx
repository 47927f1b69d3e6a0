import EmptyState from '@atlaskit/empty-state';
import { Page } from '../chrome/page';

export function NotFound() {
  return (
    <Page title="No such page">
      <EmptyState
        header="The local site has no page here"
        headingLevel={2}
        description="Use the navigation above to go on."
      />
    </Page>
  );
}
