import { lazy, Suspense, useState } from 'react';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { usePage } from '../../app/page-context';
import { useSavedFilters } from './use-saved-filters';

const SaveFilterForm = lazy(() => import('./save-filter-form'));
const ManageFilters = lazy(() => import('./manage-filters'));

/** Views with their filters under a name: one's own and those shared with everybody here. */
export function SavedFiltersMenu({ canShare }: { readonly canShare: boolean }) {
  const { address } = usePage();
  const { filters, save, remove } = useSavedFilters();
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const close = (): void => {
    setDialog(null);
  };
  const own = filters.filter(({ isShared }) => !isShared);
  const shared = filters.filter(({ isShared }) => isShared);
  const items = (list: typeof filters) =>
    list.map(({ id, name, href }) => (
      <DropdownItem
        key={id}
        onClick={() => {
          address.go(href);
        }}
      >
        {name}
      </DropdownItem>
    ));
  return (
    <>
      <DropdownMenu trigger="Saved filters" placement="bottom-start" spacing="compact">
        {own.length > 0 && <DropdownItemGroup title="Mine">{items(own)}</DropdownItemGroup>}
        {shared.length > 0 && <DropdownItemGroup title="Shared">{items(shared)}</DropdownItemGroup>}
        <DropdownItemGroup hasSeparator={filters.length > 0}>
          <DropdownItem
            onClick={() => {
              setDialog('save');
            }}
          >
            Save what I see now…
          </DropdownItem>
          {filters.some(({ canRemove }) => canRemove) && (
            <DropdownItem
              onClick={() => {
                setDialog('manage');
              }}
            >
              Remove saved filters…
            </DropdownItem>
          )}
        </DropdownItemGroup>
      </DropdownMenu>
      <Suspense fallback={null}>
        {dialog === 'save' && <SaveFilterForm canShare={canShare} onSave={save} onClose={close} />}
        {dialog === 'manage' && (
          <ManageFilters
            filters={filters}
            onRemove={(filter) => void remove(filter)}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  );
}
