import type { CalendarDate } from '../shared/calendar-date';
import type { Ratio } from '../shared/ratio';

/**
 * How much is expected by when. `linear` rises day by day, `workingDays` only on days people work,
 * `atEnd` expects nothing before the last day, `phased` goes straight from point to point.
 * Source: metrics-spec B.1.
 */
export type ExpectationCurve =
  | { readonly kind: 'linear' }
  | { readonly kind: 'workingDays' }
  | { readonly kind: 'atEnd' }
  | { readonly kind: 'phased'; readonly points: readonly PhasePoint[] };

export interface PhasePoint {
  readonly on: CalendarDate;
  readonly progress: Ratio;
}
