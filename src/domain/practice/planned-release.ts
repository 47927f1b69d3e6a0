import { type CalendarDate, daysBetween } from '../shared/calendar-date';

/**
 * The day a version was planned to be released on, kept when Jira's date is moved. Jira keeps no
 * history of it, and people move it to fit. Source: metrics-spec C.4, metric 25.
 */
export interface PlannedRelease {
  readonly plannedOn: CalendarDate;
  /** `first-seen`: Jira's date when the app first saw one. `person`: somebody said so. */
  readonly source: 'first-seen' | 'person';
  /** ISO instant at which it was seen or said. */
  readonly at: string;
}

/** Days that Jira's date lies after the plan; negative when before, `null` when Jira has none. */
export function movedByDays(
  { plannedOn }: Pick<PlannedRelease, 'plannedOn'>,
  releaseOn: CalendarDate | null,
): number | null {
  return releaseOn === null ? null : daysBetween(plannedOn, releaseOn);
}
