/**
 * The site's own time. It runs with real time from wherever it was set, or faster while playing.
 * Everything on the site (Jira, storage TTL, queue delays, schedules, `Date` inside functions)
 * reads this clock and never the machine's.
 */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Moves to an instant; never backwards. */
  set(epochMs: number): void;
  /** Stands still when frozen, for tests. */
  freeze(): void;
  resume(): void;
  isFrozen(): boolean;
}

export function createClock(startMs: number, realNow: () => number = Date.now): Clock {
  let base = startMs;
  let realBase = realNow();
  let isFrozen = false;
  const now = () => (isFrozen ? base : base + (realNow() - realBase));
  return {
    now,
    set(epochMs) {
      base = Math.max(now(), epochMs);
      realBase = realNow();
    },
    freeze() {
      base = now();
      isFrozen = true;
    },
    resume() {
      if (!isFrozen) return;
      isFrozen = false;
      realBase = realNow();
    },
    isFrozen: () => isFrozen,
  };
}
