import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import type { OpenItem } from '../../app/location';
import { useObserved } from '../../app/observable';
import { findKeyResult, findObjective } from '../../app/okr-page-edits';
import { useOkrState, usePage } from '../../app/page-context';
import { useWord } from '../../app/use-words';

/** A link led to something that is not on this page; people are told instead of left to search. */
export function MissingItem({ page }: { readonly page: OkrPageDto }) {
  const { address, store } = usePage();
  const { includeArchived, isLoading } = useOkrState();
  const open = useObserved(address, (item) => item);
  const what = useWord(open?.kind === 'key-result' ? 'key-result' : 'objective');
  if (open === null || isLoading || isOnPage(page, open)) return null;
  return (
    <SectionMessage appearance="warning" title={`The linked ${what} is not here`}>
      <p>
        {`It was ${includeArchived ? '' : 'archived or '}deleted, belongs to another project, or is private.`}
      </p>
      <div className="okr-inline">
        {!includeArchived && (
          <Button
            spacing="compact"
            onClick={() => {
              store.setIncludeArchived(true);
            }}
          >
            Look among the archived
          </Button>
        )}
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            address.open(null);
          }}
        >
          Dismiss
        </Button>
      </div>
    </SectionMessage>
  );
}

const isOnPage = (page: OkrPageDto, { kind, id }: OpenItem): boolean =>
  (kind === 'key-result' ? findKeyResult(page, id) : findObjective(page, id)) !== undefined;
