import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';
import { isTyping, moveAmongRows } from '../../components/row-keys';

/** Shows the row that the address names, and lets keys walk and close the rows. */
export function useOpenRow() {
  const { address } = usePage();
  const frame = useRef<HTMLDivElement>(null);
  const open = useObserved(address, (item) => item);
  useEffect(() => {
    const row = open === null ? null : document.getElementById(`${open.kind}-${open.id}`);
    // Whoever opened it there sees it already.
    if (row === null || row.contains(document.activeElement)) return;
    row.scrollIntoView({ block: 'start' });
  }, [open]);
  return {
    frame,
    onKeyDown: (event: KeyboardEvent<HTMLElement>): void => {
      const item = address.get();
      if (event.key === 'Escape' && item !== null && !isTyping(event.target)) {
        address.open(null);
        document.getElementById(`${item.kind}-${item.id}`)?.focus();
      } else {
        moveAmongRows(event);
      }
    },
  };
}
