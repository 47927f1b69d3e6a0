import * as z from 'zod';
import type { Settings } from '../../application/ports/settings-store';
import { DEFAULT_QUOTA_SHARE } from '../../domain/budget/share-of-quota';
import type { CheckInCadence } from '../../domain/okr/check-in-schedule';
import { MONTHS } from '../../domain/okr/cycle';
import { LEVELS } from '../../domain/okr/objective';
import { DEFAULT_CURVES, DEFAULT_SITE_RULES } from '../../domain/okr/site-rules';
import {
  DEFAULT_STATUS_RULE,
  OBJECTIVE_EXPECTATIONS,
  OBJECTIVE_STATUSES,
  STATUS_MODES,
} from '../../domain/okr/status-rule';
import { WEEKDAYS } from '../../domain/okr/work-calendar';
import { WORD_KEYS } from '../../domain/okr/words';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { AccountId } from '../../domain/shared/ids';
import { type Migration, recordFormat } from './definition-records';

const cadence: z.ZodType<CheckInCadence> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  z.object({ kind: z.literal('weekly'), weekday: z.literal(WEEKDAYS) }),
  z.object({
    kind: z.literal('everyTwoWeeks'),
    from: z.string().transform((day) => day as CalendarDate),
  }),
  z.object({ kind: z.literal('monthly'), day: z.number() }),
]);

const settings: z.ZodType<Settings> = z.object({
  version: z.number(),
  statusRule: z.object({
    mode: z.enum(STATUS_MODES),
    behindAbove: z.number(),
    atRiskAbove: z.number(),
    graceExpected: z.number(),
    objectiveStatus: z.enum(OBJECTIVE_STATUSES),
    objectiveExpectation: z.enum(OBJECTIVE_EXPECTATIONS),
  }),
  timeZone: z.string(),
  storyPointFieldId: z.string().nullable(),
  // Settings saved before there were any have no list.
  okrManagerIds: z.array(z.string().transform((id) => id as AccountId)).default([]),
  checkInCadence: cadence.default({ kind: 'off' }),
  checkInsSince: z
    .string()
    .transform((day) => day as CalendarDate)
    .nullable()
    .default(null),
  calendar: z.object({
    workdays: z.array(z.literal(WEEKDAYS)),
    holidays: z.array(z.string().transform((day) => day as CalendarDate)),
  }),
  defaultCurve: z.enum(DEFAULT_CURVES),
  levels: z.array(z.enum(LEVELS)),
  words: z.partialRecord(z.enum(WORD_KEYS), z.string()),
  fiscalYearStart: z.literal(MONTHS).default(1),
  quotaShare: z.number().default(DEFAULT_QUOTA_SHARE),
});

/** Before calendars, levels and words: one way to judge objectives, and every day counted. */
const withoutSiteRules: Migration = ({ statusRule, ...record }) => {
  const { objectiveStatus, objectiveExpectation } = DEFAULT_STATUS_RULE;
  return {
    ...DEFAULT_SITE_RULES,
    ...record,
    statusRule: { objectiveStatus, objectiveExpectation, ...Object(statusRule) },
  };
};

export const settingsFormat = recordFormat(settings, [withoutSiteRules]);
