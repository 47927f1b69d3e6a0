import { createObservable, type Observable } from './observable';
import type { OkrStore } from './okr-store';

/** The server's clock in ms; it moves on while the page is open. */
export interface Clock extends Observable<number> {
  readonly start: () => () => void;
}

/** "5 minutes ago" need not be more exact than this. */
const TICK_MS = 30_000;

export function createClock(store: OkrStore): Clock {
  const serverNow = (): number => Date.now() + store.getState().clockSkewMs;
  const observable = createObservable(serverNow());
  const tick = (): void => {
    observable.set(serverNow());
  };
  return {
    ...observable,
    start: () => {
      let { clockSkewMs } = store.getState();
      const timer = setInterval(tick, TICK_MS);
      const unsubscribe = store.subscribe(() => {
        // Every load measures the skew anew, a little differently each time.
        const { clockSkewMs: measured } = store.getState();
        if (Math.abs(measured - clockSkewMs) < 1000) return;
        clockSkewMs = measured;
        tick();
      });
      return () => {
        clearInterval(timer);
        unsubscribe();
      };
    },
  };
}
