/** The words of check-ins, the same on every screen. */
import type { MeasureUnit } from '../../domain/metrics/measure';
import {
  type CheckInCadence,
  type CheckInStanding,
  GRACE_DAYS,
} from '../../domain/okr/check-in-schedule';
import type { ProgressStatus } from '../../domain/okr/status';
import type { Words } from '../../domain/okr/words';
import {
  formatPercent,
  formatTenths,
  formatValue,
  statusAppearance,
  type StatusAppearance,
  statusLabel,
} from '../wording';
import type { MovementDto } from './dto';

export const UPDATE_OVERDUE = 'Update overdue';

/** Why a green status is not shown as green. */
export const SILENCE_RULE_TEXT = `Silence is never green: while a check-in is more than ${String(
  GRACE_DAYS,
)} days late, “${UPDATE_OVERDUE}” is shown in place of a green status. The number itself does not change.`;

/** What a screen shows of a status, where nobody may vouch for its green. */
export interface ShownStatus {
  readonly status: ProgressStatus;
  readonly isSilent: boolean;
}

export const shownStatusLabel = ({ status, isSilent }: ShownStatus, words: Words = {}): string =>
  isSilent ? UPDATE_OVERDUE : statusLabel(status, words);

export const shownStatusAppearance = ({ status, isSilent }: ShownStatus): StatusAppearance =>
  isSilent ? 'neutral' : statusAppearance(status);

const counted = (count: number, what: string): readonly string[] =>
  count === 0 ? [] : [`${String(count)} ${what}`];

/** "4 issues done, 2 added, 27 % → 36 %": a suggestion for the text of a check-in. */
export function draftText(movement: MovementDto, unit: MeasureUnit): string {
  const parts = [...issueParts(movement), ...numberParts(movement, unit)];
  return parts.join(', ');
}

function issueParts({ issues }: MovementDto): readonly string[] {
  if (issues === null) return [];
  const parts = [
    ...counted(issues.done, 'done'),
    ...counted(issues.reopened, 'reopened'),
    ...counted(issues.added, 'added'),
    ...counted(issues.removed, 'removed'),
    ...counted(issues.reestimated, 're-estimated'),
  ];
  const [first, ...rest] = parts;
  if (first === undefined) return [];
  const noun = first.startsWith('1 ') ? 'issue' : 'issues';
  return [first.replace(' ', ` ${noun} `), ...rest];
}

/** Progress where it tells the two ends apart, otherwise the value. */
function numberParts(movement: MovementDto, unit: MeasureUnit): readonly string[] {
  const { progressBefore, progressAfter, valueBefore, valueAfter } = movement;
  const pairs = [
    [formatPercent(progressBefore), formatPercent(progressAfter)],
    [formatTenths(progressBefore), formatTenths(progressAfter)],
    [formatValue(valueBefore, unit), formatValue(valueAfter, unit)],
  ] as const;
  const told = pairs.find(([before, after]) => before !== after);
  if (told === undefined || valueBefore === null || valueAfter === null) return [];
  return [`${told[0]} → ${told[1]}`];
}

/** "Check-in due today", "Check-in overdue by 4 days"; empty when nothing is owed. */
export function standingText(standing: CheckInStanding, today: string): string {
  switch (standing.kind) {
    case 'none':
    case 'upcoming':
      return '';
    case 'due':
      return standing.dueOn === today ? 'Check-in due today' : 'Check-in due';
    case 'overdue':
      return `Check-in overdue by ${String(standing.days)} days`;
  }
}

const WEEKDAYS = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const;

export const weekdayName = (weekday: number): string => WEEKDAYS[weekday - 1] ?? '';

/** "Every Friday", "Every second week from 2026-02-13". */
export function cadenceText(cadence: CheckInCadence): string {
  switch (cadence.kind) {
    case 'off':
      return 'Off';
    case 'weekly':
      return `Every ${weekdayName(cadence.weekday)}`;
    case 'everyTwoWeeks':
      return `Every second week, counted from ${cadence.from}`;
    case 'monthly':
      return cadence.day === 31
        ? 'On the last day of every month'
        : `On day ${String(cadence.day)} of every month`;
  }
}

/** "7 of 10", and "7 of 10, was 5" with the one before. */
export function confidenceText(confidence: number | null, before: number | null = null): string {
  if (confidence === null) return '–';
  const now = `${String(confidence)} of 10`;
  return before === null || before === confidence ? now : `${now}, was ${String(before)}`;
}
