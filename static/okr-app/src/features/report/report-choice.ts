import type { ReportScopeDto } from '../../../../../src/contract/cycles/calls';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { currentCycle } from '../../../../../src/domain/okr/cycle';
import { parseCalendarDate } from '../../../../../src/domain/shared/calendar-date';
import type { QueryChange } from '../../app/location';
import { cycleText, toDays } from '../period/cycle-days';
import { isSamePeriod, periodText, quarterAround } from '../period/quarter';

export interface ReportOption {
  readonly value: string;
  readonly label: string;
  readonly query: QueryChange;
}

/** The period that the address names; else the cycle of today, else this quarter. */
export function scopeOf(query: URLSearchParams, page: OkrPageDto): ReportScopeDto {
  const cycleId = query.get('cycle');
  if (cycleId !== null) return { kind: 'cycle', cycleId };
  const [start, end] = [query.get('from'), query.get('to')];
  if (start !== null && end !== null) return { kind: 'dates', period: { start, end } };
  const today = parseCalendarDate(page.today);
  const current = today === undefined ? null : currentCycle(page.cycles.map(toDays), today);
  return current === null
    ? { kind: 'dates', period: quarterAround(page.today) }
    : { kind: 'cycle', cycleId: current.id };
}

export const valueOf = (scope: ReportScopeDto): string =>
  scope.kind === 'cycle' ? `cycle:${scope.cycleId}` : `${scope.period.start}..${scope.period.end}`;

/** Cycles, the newest first, and quarters that are no cycle. */
export function reportOptions(page: OkrPageDto, chosen: ReportScopeDto): readonly ReportOption[] {
  const cycles = [...page.cycles].reverse().map((cycle) => ({
    value: `cycle:${cycle.id}`,
    label: cycleText(cycle),
    query: { cycle: cycle.id, from: null, to: null },
  }));
  const quarters = [0, -1].map((shift) => quarterAround(page.today, shift));
  const dates = [...quarters, ...(chosen.kind === 'dates' ? [chosen.period] : [])].filter(
    (period, at, all) =>
      !page.cycles.some((cycle) => isSamePeriod(cycle.period, period)) &&
      all.findIndex((other) => isSamePeriod(other, period)) === at,
  );
  return [
    ...cycles,
    ...dates.map((period) => ({
      value: `${period.start}..${period.end}`,
      label: `Dates in ${periodText(period)}`,
      query: { cycle: null, from: period.start, to: period.end },
    })),
  ];
}
