import type { ExpectationCurve } from './expectation-curve';
import { LEVELS, type Level } from './objective';
import type { Month } from './cycle';
import type { Pace } from './expected-progress';
import { DEFAULT_WORK_CALENDAR, type WorkCalendar } from './work-calendar';
import type { Words } from './words';

/** Curves that need no more than their name, so that a site can choose one for all. */
export const DEFAULT_CURVES = ['linear', 'workingDays', 'atEnd'] as const;

export type DefaultCurve = (typeof DEFAULT_CURVES)[number];

/** What a Jira admin decides for the whole site, beside the status rule. */
export interface SiteRules {
  readonly calendar: WorkCalendar;
  /** How progress is expected of a new key result, and of objectives by their own dates. */
  readonly defaultCurve: DefaultCurve;
  /** Levels that new objectives may have; at least one. */
  readonly levels: readonly Level[];
  readonly words: Words;
  /** The month the fiscal year begins with; 1 is January. */
  readonly fiscalYearStart: Month;
}

export const DEFAULT_SITE_RULES: SiteRules = {
  calendar: DEFAULT_WORK_CALENDAR,
  defaultCurve: 'linear',
  levels: LEVELS,
  words: {},
  fiscalYearStart: 1,
};

export const paceOf = (
  curve: ExpectationCurve,
  { calendar }: Pick<SiteRules, 'calendar'>,
): Pace => ({ curve, calendar });
