import DropdownMenu, { DropdownItem, DropdownItemGroup } from '@atlaskit/dropdown-menu';
import { usePage } from '../../app/page-context';
import type { PageEntry } from './page-entry';

/** The pages besides the views. */
export function MoreMenu({ entries }: { readonly entries: readonly PageEntry[] }) {
  const { address } = usePage();
  if (entries.length === 0) return null;
  return (
    <DropdownMenu trigger="More" placement="bottom-end" spacing="compact">
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
    </DropdownMenu>
  );
}
