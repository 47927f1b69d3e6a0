import type { CallsAnswer } from '../../site-api';

export interface HourTotal {
  /** `2026-11-21 07:00` */
  readonly hour: string;
  readonly calls: number;
  readonly points: number;
  readonly bytes: number;
  readonly failed: number;
}

type Counted = Pick<CallsAnswer['calls'][number], 'at' | 'points' | 'responseBytes' | 'status'>;

/** Newest hour first. */
export function callsPerHour(calls: readonly Counted[]): HourTotal[] {
  const totals = new Map<string, HourTotal>();
  for (const { at, points, responseBytes, status } of calls) {
    const hour = `${new Date(at).toISOString().slice(0, 13).replace('T', ' ')}:00`;
    const before = totals.get(hour) ?? { hour, calls: 0, points: 0, bytes: 0, failed: 0 };
    totals.set(hour, {
      hour,
      calls: before.calls + 1,
      points: before.points + points,
      bytes: before.bytes + responseBytes,
      failed: before.failed + (status >= 400 ? 1 : 0),
    });
  }
  return [...totals.values()].sort((a, b) => b.hour.localeCompare(a.hour));
}
