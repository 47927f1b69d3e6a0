import type { DeliveryRowReason } from '../../../../../src/domain/practice/read-deliveries';
import type { StatusKind } from '../../../../../src/domain/practice/status-kind';
import type { GoalVerdict } from '../../../../../src/domain/metrics/catalogue/practice';

export const SECTIONS = [
  { key: 'statuses', title: 'Statuses' },
  { key: 'bugs', title: 'Bugs and debt' },
  { key: 'teams', title: 'Teams' },
  { key: 'sprints', title: 'Sprints' },
  { key: 'releases', title: 'Releases' },
  { key: 'deliveries', title: 'Deployments and incidents' },
] as const;
export type SectionKey = (typeof SECTIONS)[number]['key'];

export const KIND_NAMES: Readonly<Record<StatusKind, string>> = {
  active: 'Somebody works on it',
  wait: 'It waits',
  review: 'It is reviewed or tested',
  blocked: 'It is blocked',
};

export const VERDICT_NAMES: Readonly<Record<GoalVerdict, string>> = {
  achieved: 'Met',
  partial: 'Partly met',
  missed: 'Not met',
};

const ROW_REASONS: Readonly<Record<DeliveryRowReason, string>> = {
  'id-missing': 'Give it an id, so that the same row sent again is recognised.',
  'id-twice': 'This id is in the file already; the first row is taken.',
  'instant-missing': 'Say when.',
  'instant-unreadable': 'Write it as 2026-01-31T14:30Z.',
  'instant-in-future': 'It lies in the future. Check the time zone.',
  'day-unreadable': 'Write a day as 2026-01-31.',
  'time-of-day-missing': 'Add the time of day, such as 2026-01-31T14:30.',
  'state-unknown': 'Write “succeeded” or “failed”.',
  'ends-before-it-starts': 'It lies on the wrong side of the other time in this row.',
};

export function rowReasonText(reason: DeliveryRowReason, text: string): string {
  return text === '' ? ROW_REASONS[reason] : `“${text}”: ${ROW_REASONS[reason]}`;
}

export const count = (number: number, one: string, many = `${one}s`): string =>
  `${String(number)} ${number === 1 ? one : many}`;
