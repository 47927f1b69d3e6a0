import type { OkrPageDto } from '../../../../../src/contract/dto';
import { findKeyResult, findObjective } from '../../app/okr-page-edits';
import { type OpenItem, pathOf } from '../../app/location';
import { usePage } from '../../app/page-context';

interface ItemLinkProps {
  readonly item: OpenItem;
  readonly title: string;
  readonly page: OkrPageDto;
}

/** Opens the item where this page has it; of other projects only the title is shown. */
export function ItemLink({ item, title, page }: ItemLinkProps) {
  const { address } = usePage();
  const find = item.kind === 'objective' ? findObjective : findKeyResult;
  if (find(page, item.id) === undefined) return <strong>{title}</strong>;
  return (
    <button
      type="button"
      className="okr-plain okr-link"
      onClick={() => {
        address.go(pathOf(item));
      }}
    >
      {title}
    </button>
  );
}
