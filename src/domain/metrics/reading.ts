import type { CalendarDate } from '../shared/calendar-date';
import type { MeasurementFlag, NoValueReason } from './measurement';

/** A metric's value on one day, the last one measured that day. */
export interface Reading {
  readonly on: CalendarDate;
  readonly value: number | null;
  readonly reason: NoValueReason | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly n: number;
  readonly flags: readonly MeasurementFlag[];
  /** Changes with the definition, so that a chart can mark the day it did. */
  readonly definitionHash: string;
  /** ISO instant of the measurement. */
  readonly asOf: string;
  /** Put together later from the issues' own histories; absent when it was measured that day. */
  readonly isReconstructed?: true;
}
