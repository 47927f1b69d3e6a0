import { hrefOf, type OpenItem, pathOf } from '../../app/location';
import { usePage } from '../../app/page-context';

/** Opens an objective or key result in the list. */
export function ItemLink({ item, text }: { readonly item: OpenItem; readonly text: string }) {
  const { address } = usePage();
  return (
    <button
      type="button"
      className="okr-plain okr-link"
      onClick={() => {
        address.go(hrefOf({ path: pathOf(item), search: '' }));
      }}
    >
      {text}
    </button>
  );
}
