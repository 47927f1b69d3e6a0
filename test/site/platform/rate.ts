/**
 * A count per fixed window. A window ends when either clock leaves it: while playing, site time
 * flies and the machine's does not; with a frozen site clock it is the other way round.
 */
export interface RateOptions {
  readonly limit: number;
  readonly windowMs: number;
  readonly now: () => number;
  readonly machineNow?: () => number;
}

export function createRate({ limit, windowMs, now, machineNow = Date.now }: RateOptions) {
  let window = '';
  let used = 0;
  let isLimited = true;
  const turn = () => {
    const current = [now(), machineNow()].map((at) => Math.floor(at / windowMs)).join();
    if (current !== window) used = 0;
    window = current;
  };
  return {
    /** Whether the limit is reached. */
    isSpent(): boolean {
      turn();
      return isLimited && used >= limit;
    },
    add(amount: number): void {
      turn();
      used += amount;
    },
    /** Takes them all or none. */
    take(amount: number): boolean {
      turn();
      if (isLimited && used + amount > limit) return false;
      used += amount;
      return true;
    },
    setLimited(limited: boolean): void {
      isLimited = limited;
    },
  };
}
