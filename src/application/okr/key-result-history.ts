import type { Reading } from '../../domain/metrics/reading';
import type { Pace } from '../../domain/okr/expected-progress';
import { judgeKeyResult } from '../../domain/okr/judge-key-result';
import { complies } from '../../domain/okr/key-result-progress';
import type { Target } from '../../domain/okr/key-result';
import type { Period } from '../../domain/okr/period';
import type { StatusRule } from '../../domain/okr/status-rule';
import { addDays, type CalendarDate } from '../../domain/shared/calendar-date';
import type { ReadingRange } from '../ports/readings';

export interface HistoryPoint {
  readonly on: string;
  readonly value: number | null;
  readonly progress: number | null;
  readonly expected: number | null;
  readonly n: number;
  readonly asOf: string;
  readonly isDefinitionChange: boolean;
  readonly isReconstructed?: true;
}

/** Without dates of its own a key result shows its last year. */
const DAYS_WITHOUT_PERIOD = 365;
/** What happened shortly before the start explains where it began. */
const LEAD_DAYS = 14;

export function historyRange(period: Period | null, today: CalendarDate): ReadingRange {
  if (period === null) return { from: addDays(today, -DAYS_WITHOUT_PERIOD), to: today };
  return { from: addDays(period.start, -LEAD_DAYS), to: today };
}

/** Each day judged by what was known on it. */
export function keyResultHistory(
  readings: readonly Reading[],
  {
    target,
    period,
    pace,
    rule,
  }: { target: Target; period: Period | null; pace: Pace; rule: StatusRule },
): readonly HistoryPoint[] {
  const kept: boolean[] = [];
  return readings.map((reading, at) => {
    const { on, value, n, asOf, definitionHash } = reading;
    if (value !== null && (period === null || on >= period.start))
      kept.push(complies(target, value));
    const judged = judgeKeyResult({
      target,
      period,
      pace,
      value,
      compliance: [...kept],
      today: on,
      rule,
    });
    const before = readings[at - 1];
    return {
      ...{ on, value, n, asOf },
      progress: judged.progress,
      expected: judged.expected,
      isDefinitionChange: before !== undefined && before.definitionHash !== definitionHash,
      ...(reading.isReconstructed === true && { isReconstructed: true as const }),
    };
  });
}
