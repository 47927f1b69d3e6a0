import Lozenge from '@atlaskit/lozenge';
import { statusAppearance, statusLabel } from '../../../../../src/contract/wording';
import { useOkrState } from '../../app/page-context';
import { type FlatItem, progressOfRow, titleOfRow } from '../objective-list/flat-items';
import type { Found } from './find-items';

interface SearchResultsProps {
  readonly id: string;
  readonly found: Found;
  readonly text: string;
  readonly active: number;
  readonly onChoose: (index: number) => void;
}

/** The focus stays in the field; the active choice is only marked. */
export function SearchResults({ id, found, text, active, onChoose }: SearchResultsProps) {
  const { best, count } = found;
  const option = (index: number) => ({
    id: `${id}-${String(index)}`,
    role: 'option',
    className: 'okr-search-option',
    'aria-selected': index === active,
    // Before the field loses the focus and the list goes away.
    onMouseDown: (event: React.MouseEvent) => {
      event.preventDefault();
      onChoose(index);
    },
  });
  return (
    <ul id={id} role="listbox" aria-label="Found" className="okr-list okr-search-list">
      {best.map((item, index) => (
        <li key={(item.keyResult ?? item.objective).id} {...option(index)}>
          <Result item={item} />
        </li>
      ))}
      <li {...option(best.length)}>
        {count === 0
          ? `Nothing here is called “${text.trim()}”. Filter by it all the same`
          : `Filter by “${text.trim()}” (${String(count)})`}
      </li>
    </ul>
  );
}

function Result({ item }: { readonly item: FlatItem }) {
  const { page } = useOkrState();
  const { status } = progressOfRow(item);
  return (
    <>
      <span className="okr-search-text">
        <span className="okr-ellipsis">{titleOfRow(item)}</span>
        <span className="okr-subtle okr-ellipsis">
          {item.keyResult === null ? 'Objective' : `Key result of ${item.objective.title}`}
        </span>
      </span>
      <Lozenge appearance={statusAppearance(status)}>
        {statusLabel(status, page?.siteRules.words)}
      </Lozenge>
    </>
  );
}
