import { useEffect, useRef, useState } from 'react';
import type { AppHandler } from './serialisable-event';

const SETTLE_MS = 50;

/**
 * The app answers a keystroke only after it crossed two frames. Until then the input keeps what
 * the person typed; afterwards it shows what the app says. Without that, fast typing loses letters.
 */
export function useLocalEcho<Value>(
  given: Value | undefined,
  onChange: AppHandler | undefined,
): [Value | undefined, (next: Value, ...args: unknown[]) => void] {
  const [shown, show] = useState(given);
  const inFlight = useRef(0);
  const latest = useRef(given);
  latest.current = given;

  useEffect(() => {
    if (inFlight.current === 0) show(given);
  }, [given]);

  const change = (next: Value, ...args: unknown[]): void => {
    show(next);
    inFlight.current += 1;
    const settle = (): void => {
      inFlight.current -= 1;
      // The tree that belongs to the answer may still be on its way.
      setTimeout(() => {
        if (inFlight.current === 0 && latest.current !== undefined) show(latest.current);
      }, SETTLE_MS);
    };
    Promise.resolve(onChange?.(...args)).then(settle, settle);
  };
  return [shown, change];
}
