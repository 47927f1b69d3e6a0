import type { ToldUntil } from '../metrics/catalogue/practice';
import type { CalendarDate } from '../shared/calendar-date';
import { startOfNextDay } from '../shared/zoned-time';
import type { DeliveryEvent } from './delivery';

/** How far what a project tells of one kind is complete. */
export interface ToldThrough {
  /** The last day of which everything was told; `null`: nobody has said. */
  readonly completeOn: CalendarDate | null;
  /** Whoever pushes has told everything up to then. */
  readonly arePushesComplete: boolean;
}

export type ToldThroughs = Readonly<Record<DeliveryEvent['kind'], ToldThrough>>;

const NOT_SAID: ToldThrough = { completeOn: null, arePushesComplete: false };
export const NOTHING_COMPLETE_SAID: ToldThroughs = { deployment: NOT_SAID, incident: NOT_SAID };

/** Nobody can have told of a day that is still to come. */
export function problemWithToldThrough(
  told: ToldThroughs,
  today: CalendarDate,
): 'complete-in-future' | null {
  const isLate = ({ completeOn }: ToldThrough) => completeOn !== null && completeOn > today;
  return isLate(told.deployment) || isLate(told.incident) ? 'complete-in-future' : null;
}

interface Pushed {
  readonly timeZone: string;
  /** Epoch milliseconds of the last push; `null` before the first. */
  readonly pushedAt: number | null;
}

/** The last millisecond of which everything was told; `null` when nobody has said so. */
export function toldUntil(
  { completeOn, arePushesComplete }: ToldThrough,
  { timeZone, pushedAt }: Pushed,
): number | null {
  const said = completeOn === null ? null : startOfNextDay(completeOn, timeZone) - 1;
  const pushed = arePushesComplete ? pushedAt : null;
  return said === null || pushed === null ? (said ?? pushed) : Math.max(said, pushed);
}

/** Projects together are complete only as far as each of them is. */
export function toldByAll(each: readonly ToldUntil[]): ToldUntil {
  const earliest = (kind: keyof ToldUntil) => {
    const ends = each.map((one) => one[kind]);
    const said = ends.filter((end) => end !== null);
    return said.length === 0 || said.length < ends.length ? null : Math.min(...said);
  };
  return { deployments: earliest('deployments'), incidents: earliest('incidents') };
}
