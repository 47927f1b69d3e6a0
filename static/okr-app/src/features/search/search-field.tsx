import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { useFilters } from '../../app/use-address';
import { useKnownNames, usePage } from '../../app/page-context';
import { flatItems, openItemOfRow } from '../objective-list/flat-items';
import { objectiveTree } from '../objective-list/objective-tree';
import { findItems } from './find-items';
import { SearchResults } from './search-results';

/**
 * Finds objectives and key results among all that are loaded and opens them. Alt+K, because
 * single letters and "/" are Jira's own.
 */
export function SearchField({ page }: { readonly page: OkrPageDto }) {
  const { address } = usePage();
  const { filters, setFilters } = useFilters();
  const nameOf = useKnownNames();
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const [active, setActive] = useState(0);
  const items = useMemo(() => flatItems(objectiveTree(page.objectives)), [page.objectives]);
  const found = useMemo(() => findItems(items, text, nameOf), [items, text, nameOf]);
  useShortcut(field);
  // The last choice shows everything that was found in the list.
  const last = found.best.length;
  const close = (): void => {
    setText('');
    setIsOpen(false);
  };
  const choose = (index: number): void => {
    const item = found.best[index];
    if (item !== undefined) address.open(openItemOfRow(item));
    else setFilters({ ...filters, text: text.trim() });
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && text.trim() !== '') choose(active);
    else if (step !== undefined) setActive((active + step + last + 1) % (last + 1));
    else return;
    event.preventDefault();
  };
  const isShown = isOpen && text.trim() !== '';
  return (
    <div className="okr-search" role="search" aria-label="Search OKRs">
      <input
        ref={field}
        type="text"
        className="okr-search-input"
        role="combobox"
        aria-label="Search objectives and key results"
        aria-keyshortcuts="Alt+K"
        aria-expanded={isShown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={isShown ? `${listId}-${String(active)}` : undefined}
        placeholder="Search"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setIsOpen(true);
        }}
        onFocus={() => {
          setIsOpen(true);
        }}
        onBlur={() => {
          setIsOpen(false);
        }}
        onKeyDown={onKeyDown}
      />
      {text === '' && (
        <kbd className="okr-search-key" aria-hidden="true">
          Alt+K
        </kbd>
      )}
      {isShown && (
        <SearchResults id={listId} found={found} text={text} active={active} onChoose={choose} />
      )}
    </div>
  );
}

/** Works wherever the focus is on the page. Some layouts write another letter with Alt. */
function useShortcut(field: React.RefObject<HTMLInputElement>): void {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyK') return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('keydown', onKey);
    };
  }, [field]);
}
