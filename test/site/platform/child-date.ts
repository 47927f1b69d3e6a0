import type { ClockState } from './child-protocol';

const MachineDate = globalThis.Date;
let clock: ClockState = { offset: 0, frozenAt: null };

export function setSiteClock(state: ClockState): void {
  clock = state;
}

function siteNow(): number {
  return clock.frozenAt ?? MachineDate.now() + clock.offset;
}

/** `Date` without arguments is the site's time; everything else is as ever. */
class SiteDate extends MachineDate {
  constructor(...values: readonly unknown[]) {
    // Each form of the constructor keeps its meaning, so the arguments pass unchanged.
    super(...((values.length === 0 ? [siteNow()] : values) as ConstructorParameters<typeof Date>));
  }

  static override now(): number {
    return siteNow();
  }
}

/** `Date()` without `new` is a text in JavaScript; a class alone would throw. */
export const siteDate: DateConstructor = new Proxy(SiteDate, {
  apply: () => new SiteDate().toString(),
}) as unknown as DateConstructor;
