import {
  cadenceText,
  confidenceText,
  draftText,
  standingText,
} from '../../src/contract/check-ins/wording';
import type { MovementDto } from '../../src/contract/check-ins/dto';
import { day } from '../support/calendar-day';

const still: MovementDto = {
  since: '2026-02-14',
  valueBefore: 27.27,
  valueAfter: 36.36,
  progressBefore: 3 / 11,
  progressAfter: 4 / 11,
  issues: null,
};
const nothing = { done: 0, reopened: 0, added: 0, removed: 0, reestimated: 0 };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the draft of a check-in', () => {
  it.each([
    [{ issues: { ...nothing, done: 4, added: 2 } }, '4 issues done, 2 added, 27 % → 36 %'],
    [{ issues: { ...nothing, reopened: 1 } }, '1 issue reopened, 27 % → 36 %'],
    [
      { issues: { ...nothing, added: 3, removed: 1, reestimated: 2 } },
      '3 issues added, 1 removed, 2 re-estimated, 27 % → 36 %',
    ],
    [{}, '27 % → 36 %'],
    // A change too small for whole numbers is told in tenths.
    [{ progressBefore: 0.361, progressAfter: 0.364 }, '36.1 % → 36.4 %'],
    [{ valueBefore: null, progressBefore: null }, ''],
  ])('of %j is %p', (change, text) => {
    expect(plain(draftText({ ...still, ...change }, 'percent'))).toBe(text);
  });

  it('tells the value where progress cannot be told', () => {
    const hours = { ...still, progressBefore: null, progressAfter: null };
    expect(plain(draftText({ ...hours, valueBefore: 8, valueAfter: 12.5 }, 'hour'))).toBe(
      '8 h → 12.5 h',
    );
  });
});

describe('what is owed', () => {
  const dueOn = day('2026-02-20');
  it.each([
    [{ kind: 'none' }, ''],
    [{ kind: 'upcoming', dueOn }, ''],
    [{ kind: 'due', dueOn }, 'Check-in due today'],
    [{ kind: 'overdue', dueOn, days: 4 }, 'Check-in overdue by 4 days'],
  ] as const)('%j reads %p', (standing, text) => {
    expect(standingText(standing, '2026-02-20')).toBe(text);
  });
});

it.each([
  [{ kind: 'off' }, 'Off'],
  [{ kind: 'weekly', weekday: 5 }, 'Every Friday'],
  [
    { kind: 'everyTwoWeeks', from: day('2026-02-13') },
    'Every second week, counted from 2026-02-13',
  ],
  [{ kind: 'monthly', day: 31 }, 'On the last day of every month'],
  [{ kind: 'monthly', day: 15 }, 'On day 15 of every month'],
] as const)('the rule %j reads %p', (cadence, text) => {
  expect(cadenceText(cadence)).toBe(text);
});

it('tells confidence with the one before, where it changed', () => {
  expect(confidenceText(7, 5)).toBe('7 of 10, was 5');
  expect(confidenceText(0, 0)).toBe('0 of 10');
  expect(confidenceText(null)).toBe('–');
});
