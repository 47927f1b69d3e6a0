import { type RefObject, useEffect, useState } from 'react';

/** Until it has been measured, and where nothing can be. */
const FIRST_GUESS = 720;

/** The element's width in CSS pixels, so that drawings keep their text at its size. */
export function useWidth(element: RefObject<Element | null>): number {
  const [width, setWidth] = useState(FIRST_GUESS);
  useEffect(() => {
    const target = element.current;
    if (target === null || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined && entry.contentRect.width > 0) {
        setWidth(Math.round(entry.contentRect.width));
      }
    });
    observer.observe(target);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
