import { type RefObject, useEffect, useState } from 'react';

export interface RowWindow {
  /** Index of the first drawn row. */
  readonly first: number;
  /** Index after the last drawn row. */
  readonly end: number;
  /** Heights in CSS pixels of what is not drawn above and below. */
  readonly above: number;
  readonly below: number;
}

interface RowWindowOptions {
  readonly count: number;
  /** In CSS pixels; all rows are equally high. */
  readonly rowHeight: number;
  readonly frame: RefObject<HTMLElement>;
}

/** Rows prepared outside the window, so that scrolling shows no gaps. */
const AHEAD = 12;
/** Drawn before the frame has been measured, and where nothing can be. */
const FIRST_ROWS = 40;

/** Which of many equally high rows to draw in a frame that scrolls. */
export function useRowWindow({ count, rowHeight, frame }: RowWindowOptions): RowWindow {
  const [seen, setSeen] = useState({ first: 0, end: FIRST_ROWS });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const look = (): void => {
      // Without a layout nothing has a height: everything that was there at first stays.
      if (element.clientHeight === 0) return;
      const first = Math.floor(element.scrollTop / rowHeight);
      const end = first + Math.ceil(element.clientHeight / rowHeight);
      setSeen((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      element.removeEventListener('scroll', look);
    };
  }, [frame, rowHeight]);
  const end = Math.min(count, seen.end + AHEAD);
  const first = Math.max(0, Math.min(seen.first - AHEAD, end - 1));
  return { first, end, above: first * rowHeight, below: (count - end) * rowHeight };
}
