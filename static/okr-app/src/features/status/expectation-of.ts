import type { PeriodDto } from '../../../../../src/contract/dto';
import type { ExpectationCurve } from '../../../../../src/domain/okr/expectation-curve';
import type { Pace } from '../../../../../src/domain/okr/expected-progress';
import type { Period } from '../../../../../src/domain/okr/period';
import { paceOf, type SiteRules } from '../../../../../src/domain/okr/site-rules';
import {
  type CalendarDate,
  parseCalendarDate,
} from '../../../../../src/domain/shared/calendar-date';

export interface Expectation {
  readonly period: Period;
  readonly pace: Pace;
  readonly today: CalendarDate;
}

interface Expecting {
  readonly period: PeriodDto | null;
  readonly curve: ExpectationCurve;
}

/** What the domain computes an expectation from; `null` without dates. */
export function expectationOf(
  { period, curve }: Expecting,
  page: { readonly siteRules: SiteRules; readonly today: string },
): Expectation | null {
  const [start, end, today] = [period?.start, period?.end, page.today].map((day) =>
    day === undefined ? undefined : parseCalendarDate(day),
  );
  if (start === undefined || end === undefined || today === undefined) return null;
  return { period: { start, end }, pace: paceOf(curve, page.siteRules), today };
}
