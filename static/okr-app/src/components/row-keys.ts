import type { KeyboardEvent } from 'react';

/** Arrow keys go from one `data-row` to the next; Home and End to the ends of what is drawn. */
export function moveAmongRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.defaultPrevented || isTyping(event.target)) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-row]')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const to = targetOf(event.key, at, rows.length);
  const row = to === null ? undefined : rows[to];
  if (row === undefined) return;
  event.preventDefault();
  row.focus();
  row.scrollIntoView({ block: 'nearest' });
}

const OWN_KEYS =
  'input, textarea, select, [contenteditable="true"], [role="menu"], [aria-haspopup], dialog';

/** Keys belong to the field, menu or dialog that somebody is in. */
export function isTyping(target: EventTarget): boolean {
  return target instanceof Element && target.closest(OWN_KEYS) !== null;
}

function targetOf(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return Math.min(at + 1, count - 1);
  if (key === 'ArrowUp') return at < 0 ? null : Math.max(at - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}
