import * as z from 'zod';
import { LEAST_QUOTA_SHARE } from '../../domain/budget/share-of-quota';
import { MONTHS } from '../../domain/okr/cycle';
import { LEVELS } from '../../domain/okr/objective';
import { DEFAULT_CURVES } from '../../domain/okr/site-rules';
import {
  OBJECTIVE_EXPECTATIONS,
  OBJECTIVE_STATUSES,
  STATUS_MODES,
} from '../../domain/okr/status-rule';
import { WEEKDAYS } from '../../domain/okr/work-calendar';
import { WORD_KEYS } from '../../domain/okr/words';
import type { InputsOf } from '../inputs';
import type { SettingsCalls } from './calls';

const MAX_HOLIDAYS = 500;
const MAX_WORD = 30;

const ratio = z.number().min(0).max(1);

export const settingsInputs: InputsOf<SettingsCalls> = {
  getSettings: z.strictObject({}),
  updateSettings: z.strictObject({
    version: z.number().int().min(0),
    statusRule: z.strictObject({
      mode: z.enum(STATUS_MODES),
      behindAbove: ratio,
      atRiskAbove: ratio,
      graceExpected: ratio,
      objectiveStatus: z.enum(OBJECTIVE_STATUSES),
      objectiveExpectation: z.enum(OBJECTIVE_EXPECTATIONS),
    }),
    timeZone: z.string().min(1).max(64),
    storyPointFieldId: z.string().trim().min(1).max(128).nullable(),
    calendar: z.strictObject({
      workdays: z.array(z.literal(WEEKDAYS)).max(WEEKDAYS.length),
      holidays: z.array(z.string().max(10)).max(MAX_HOLIDAYS),
    }),
    defaultCurve: z.enum(DEFAULT_CURVES),
    levels: z.array(z.enum(LEVELS)).max(LEVELS.length),
    words: z.partialRecord(z.enum(WORD_KEYS), z.string().trim().min(1).max(MAX_WORD)),
    fiscalYearStart: z.literal(MONTHS),
    quotaShare: z.number().int().min(LEAST_QUOTA_SHARE).max(100),
  }),
};
