import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import type { Period } from '../../../../../src/domain/okr/period';
import type { CalendarDate } from '../../../../../src/domain/shared/calendar-date';
import { dayText } from '../../components/relative-time';

/** A cycle with its days as days: the server sends no others. */
export function toDays({ id, name, period: { start, end } }: CycleDto): {
  readonly id: string;
  readonly name: string;
  readonly period: Period;
} {
  return { id, name, period: { start: start as CalendarDate, end: end as CalendarDate } };
}

/** "Q4 2026 (1 Oct 2026 – 31 Dec 2026)". */
export const cycleText = ({ name, period }: CycleDto): string =>
  `${name} (${dayText(period.start)} – ${dayText(period.end)})`;
