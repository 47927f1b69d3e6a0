import { type ReactNode, useEffect, useRef, useState } from 'react';

interface LazyBlockProps {
  /** A guess at the height until it has been drawn once, so that the scroll bar hardly jumps. */
  readonly estimatedHeight: number;
  /** Stays drawn wherever it is, such as the item that the address names. */
  readonly isNeeded: boolean;
  readonly children: ReactNode;
}

/** How far outside the window content is prepared, and kept. */
const AHEAD = '1000px 0px';

/** Somebody is typing here, or has a decision to make: it must not go away. */
const UNFINISHED = 'input, textarea, [role="alert"], [aria-expanded="true"][aria-haspopup]';

/** Long lists: only what is near the window is drawn; the rest keeps its place by its height. */
export function LazyBlock({ estimatedHeight, isNeeded, children }: LazyBlockProps) {
  const [isNear, setIsNear] = useState(() => typeof IntersectionObserver === 'undefined');
  const [height, setHeight] = useState(estimatedHeight);
  const place = useRef<HTMLLIElement>(null);

  useEffect(() => {
    const element = place.current;
    if (element === null || typeof IntersectionObserver === 'undefined') return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last === undefined) return;
        if (last.isIntersecting) setIsNear(true);
        else if (!isInUse(element)) {
          if (element.childElementCount > 0) setHeight(last.boundingClientRect.height);
          setIsNear(false);
        }
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, []);

  const isShown = isNear || isNeeded;
  return (
    <li
      ref={place}
      className="okr-item"
      style={isShown ? undefined : { height: `${String(height)}px` }}
    >
      {isShown && children}
    </li>
  );
}

const isInUse = (element: Element): boolean =>
  element.contains(document.activeElement) || element.querySelector(UNFINISHED) !== null;
