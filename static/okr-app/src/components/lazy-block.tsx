import { type ReactNode, useEffect, useRef, useState } from 'react';

interface LazyBlockProps {
  /** A guess at the height, so that the scroll bar hardly moves when the content comes. */
  readonly estimatedHeight: number;
  /** Renders at once, such as the item that the address names. */
  readonly isNeeded: boolean;
  readonly children: ReactNode;
}

/** How far outside the window content is prepared. */
const AHEAD = '800px 0px';

/** Long lists: content that has never been near the window costs nothing but its height. */
export function LazyBlock({ estimatedHeight, isNeeded, children }: LazyBlockProps) {
  const [isNear, setIsNear] = useState(() => typeof IntersectionObserver === 'undefined');
  const place = useRef<HTMLDivElement>(null);
  const isShown = isNear || isNeeded;

  useEffect(() => {
    const element = place.current;
    if (isShown || element === null) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setIsNear(true);
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [isShown]);

  if (isShown) return <>{children}</>;
  return <div ref={place} style={{ height: `${String(estimatedHeight)}px` }} />;
}
