import { type PointerEvent, useRef } from 'react';

interface Grip {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
}

/** Moves what is seen by dragging the ground between the cards. Scrolling does the same. */
export function usePan() {
  const grip = useRef<Grip | null>(null);
  return {
    onPointerDown: ({ target, button, clientX, clientY, currentTarget }: GroundEvent): void => {
      const isCard = target instanceof Element && target.closest('.okr-map-card') !== null;
      if (isCard || button !== 0) return;
      const { scrollLeft: left, scrollTop: top } = currentTarget;
      grip.current = { x: clientX, y: clientY, left, top };
    },
    onPointerMove: ({ clientX, clientY, currentTarget }: GroundEvent): void => {
      const from = grip.current;
      if (from === null) return;
      currentTarget.scrollTo(from.left - (clientX - from.x), from.top - (clientY - from.y));
    },
    onPointerUp: (): void => {
      grip.current = null;
    },
    onPointerLeave: (): void => {
      grip.current = null;
    },
  };
}

type GroundEvent = PointerEvent<HTMLElement>;
