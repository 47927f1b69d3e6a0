import Button from '@atlaskit/button/new';
import EmptyState from '@atlaskit/empty-state';
import { LIST_PATH } from '../../app/location';
import { usePage } from '../../app/page-context';

/** The address was typed by hand, or is from another version of the app. */
export function NoSuchPage() {
  const { address } = usePage();
  return (
    <EmptyState
      header="There is no page at this address"
      headingLevel={2}
      description="It may have been mistyped, or it is from another version of the app."
      primaryAction={
        <Button
          appearance="primary"
          onClick={() => {
            address.go(LIST_PATH);
          }}
        >
          Show all objectives
        </Button>
      }
    />
  );
}
