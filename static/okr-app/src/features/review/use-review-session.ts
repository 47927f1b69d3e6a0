import { useCallback, useEffect, useState } from 'react';
import { usePage } from '../../app/page-context';
import { readSession, type ReviewSession, stepped, writeSession } from './review-session';

/** The review that is under way on this browser; every change is kept at once. */
export function useReviewSession() {
  const { site } = usePage();
  const [session, setSession] = useState(() => readSession(site));
  const change = useCallback(
    (edit: (before: ReviewSession) => ReviewSession) => {
      setSession((before) => {
        if (before === null) return null;
        const next = edit(before);
        writeSession(site, next);
        return next;
      });
    },
    [site],
  );
  const replace = (next: ReviewSession | null): void => {
    writeSession(site, next);
    setSession(next);
  };
  return { session, change, replace };
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';

/** Left and right walk the stops, unless somebody is typing or a chart is being walked. */
export function useArrowKeys(
  change: (edit: (before: ReviewSession) => ReviewSession) => void,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      const isElsewhere = event.target instanceof Element && event.target.closest(TYPING) !== null;
      const isChord = event.altKey || event.ctrlKey || event.metaKey || event.shiftKey;
      if (by === undefined || isElsewhere || isChord || event.defaultPrevented) return;
      change((before) => stepped(before, by > 0 ? 1 : -1));
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [change]);
}
