import { lazy, Suspense, useState } from 'react';
import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { usePage } from '../../app/page-context';
import type { PageEntry } from './page-entry';

const ShortcutsHelp = lazy(() => import('../shortcuts/shortcuts-help'));

/** The pages besides the views, and help. */
export function MoreMenu({ entries }: { readonly entries: readonly PageEntry[] }) {
  const { address } = usePage();
  const [isHelping, setIsHelping] = useState(false);
  return (
    <>
      <DropdownMenu trigger="More" placement="bottom-end" spacing="compact">
        {entries.length > 0 && (
          <DropdownItemGroup>
            {entries.map(({ path, title }) => (
              <DropdownItem
                key={path}
                onClick={() => {
                  address.go(path);
                }}
              >
                {title}
              </DropdownItem>
            ))}
          </DropdownItemGroup>
        )}
        <DropdownItemGroup hasSeparator={entries.length > 0}>
          <DropdownItem
            onClick={() => {
              setIsHelping(true);
            }}
          >
            Keyboard shortcuts
          </DropdownItem>
        </DropdownItemGroup>
      </DropdownMenu>
      {isHelping && (
        <Suspense fallback={null}>
          <ShortcutsHelp
            onClose={() => {
              setIsHelping(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
