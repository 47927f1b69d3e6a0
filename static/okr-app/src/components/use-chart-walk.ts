import { type KeyboardEvent, useRef, useState } from 'react';

/** One stop for Tab; the arrow keys, Home and End move between the points of a chart. */
export function useChartWalk(count: number) {
  const [chosen, setCurrent] = useState<number | null>(null);
  const group = useRef<SVGGElement>(null);
  const current = Math.min(chosen ?? count - 1, count - 1);
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = stepTo(event.key, current, count);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    const dot = group.current?.children[next];
    if (dot instanceof SVGElement) dot.focus();
  };
  return { current, setCurrent, onKeyDown, group };
}

function stepTo(key: string, current: number, count: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, current - 1);
    case 'ArrowRight':
      return Math.min(count - 1, current + 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
