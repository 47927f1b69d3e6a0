/** What is expected by when, in words and as a formula one can follow. */
import type { ExpectationCurve } from '../domain/okr/expectation-curve';
import { expectedProgress, type Pace } from '../domain/okr/expected-progress';
import type { Period } from '../domain/okr/period';
import { workingDaysBetween } from '../domain/okr/work-calendar';
import { type CalendarDate, daysBetween } from '../domain/shared/calendar-date';
import { dayText } from './day-text';
import { formatTenths } from './wording';

export const CURVE_NAMES: Readonly<Record<ExpectationCurve['kind'], string>> = {
  linear: 'Evenly, day by day',
  workingDays: 'Evenly, on working days only',
  atEnd: 'All at the end',
  phased: 'In phases',
};

/** How the expectation rises, in a sentence. */
export function curveText(curve: ExpectationCurve): string {
  switch (curve.kind) {
    case 'linear':
      return 'Expected progress grows evenly from the first to the last day of the period.';
    case 'workingDays':
      return 'Expected progress grows evenly over the working days of the period; it rests on weekends and holidays.';
    case 'atEnd':
      return 'Nothing is expected before the last day of the period, and everything on it.';
    case 'phased':
      return 'Expected progress goes straight from phase to phase, from 0\u00a0% on the first day to 100\u00a0% on the last.';
  }
}

interface Expectation {
  readonly period: Period;
  readonly pace: Pace;
  readonly today: CalendarDate;
}

/** "44 of 89 days = 49.4 %". Source: metrics-spec B.1. */
export function expectationFormula({ period, pace, today }: Expectation): string {
  const result = formatTenths(expectedProgress(period, today, pace));
  if (today < period.start) return `${result}, the period has not begun`;
  if (today >= period.end) return `${result}, it is the last day or later`;
  const { curve, calendar } = pace;
  switch (curve.kind) {
    case 'linear':
      return `${days(period.start, today)} of ${days(period.start, period.end)} days = ${result}`;
    case 'workingDays': {
      const count = (to: CalendarDate) => String(workingDaysBetween(period.start, to, calendar));
      return `${count(today)} of ${count(period.end)} working days = ${result}`;
    }
    case 'atEnd':
      return `${result} before the last day`;
    case 'phased':
      return phaseFormula({ period, pace, today }, result);
  }
}

function phaseFormula({ period, pace, today }: Expectation, result: string): string {
  const points = pace.curve.kind === 'phased' ? pace.curve.points : [];
  const inside = points.filter(({ on }) => on >= period.start && on <= period.end);
  const at = (on: CalendarDate) => formatTenths(expectedProgress(period, on, pace));
  const from = inside.findLast(({ on }) => on <= today)?.on ?? period.start;
  const to = inside.find(({ on }) => on > today)?.on ?? period.end;
  return `${at(from)} on ${dayText(from)}, ${at(to)} on ${dayText(to)}, ${days(from, today)} of ${days(from, to)} days between them = ${result}`;
}

const days = (from: CalendarDate, to: CalendarDate): string => String(daysBetween(from, to));
