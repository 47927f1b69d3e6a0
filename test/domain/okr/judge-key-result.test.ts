import { STEADY_PACE } from '../../../src/domain/okr/expected-progress';
import { judgeKeyResult, type KeyResultFacts } from '../../../src/domain/okr/judge-key-result';
import { DEFAULT_STATUS_RULE, type StatusRule } from '../../../src/domain/okr/status-rule';
import { addDays } from '../../../src/domain/shared/calendar-date';
import { day, period } from '../../support/calendar-day';

/** Day numbers of the specification, counted from a day before two clock changes. */
const dayNumber = (number: number) => addDays(day('2026-02-01'), number);
const relative: StatusRule = { ...DEFAULT_STATUS_RULE, mode: 'relative' };
const from20To120 = { start: dayNumber(20), end: dayNumber(120) };

/** A key result from 0 to 100, so that its value is its raw progress in percent. */
function judged(today: number, value: number | null, change: Partial<KeyResultFacts> = {}) {
  return judgeKeyResult({
    target: { kind: 'reach', start: 0, target: 100 },
    period: from20To120,
    pace: STEADY_PACE,
    value,
    today: dayNumber(today),
    rule: DEFAULT_STATUS_RULE,
    ...change,
  });
}

describe('the 18 status cases of the specification (B.4)', () => {
  it.each([
    [1, 'before the start', 10, 0, 'not-started', false],
    [2, 'progress before the start', 10, 5, 'on-track', false],
    [3, 'nothing expected on the first day', 20, 0, 'on-track', false],
    [4, 'exactly 25 points short', 45, 0, 'behind', false],
    [5, '26 points short', 46, 0, 'at-risk', false],
    [6, 'no gap', 70, 50, 'on-track', false],
    [7, 'a gap below the tolerance', 70, 49.9999999999, 'on-track', false],
    [8, 'a hundredth of a point short', 70, 49.99, 'behind', false],
    [9, 'the due day is not overdue', 120, 75, 'behind', false],
    [10, 'the day after', 121, 75, 'behind', true],
    [11, 'the day after, below 75 %', 121, 74.9, 'at-risk', true],
    [12, 'early', 30, 100, 'achieved', false],
    [13, 'after the due day', 130, 130, 'achieved', false],
    [15, 'worse than the start', 50, -12, 'at-risk', false],
    [16, 'no value', 50, null, 'no-data', false],
  ] as const)('%d: %s', (_number, _label, today, value, status, isOverdue) => {
    expect(judged(today, value)).toMatchObject({ status, isOverdue });
  });

  it('14: no dates', () => {
    expect(judged(50, 40, { period: null })).toEqual({
      raw: 0.4,
      progress: 0.4,
      expected: null,
      gap: null,
      status: 'no-schedule',
      automaticStatus: 'no-schedule',
      decidedBy: 'rule',
      isOverdue: false,
    });
  });

  it('17: relative reading, 25 % less than expected exactly', () => {
    expect(judged(50, 22.5, { rule: relative }).status).toBe('behind');
  });

  it('18: relative reading, too early to be red', () => {
    expect(judged(25, 0, { rule: relative }).status).toBe('behind');
  });
});

describe('a judgement', () => {
  it('carries expected minus actual in points: 30 % expected, worse than the start', () => {
    const judgement = judged(50, -12);
    expect(judgement.raw).toBeCloseTo(-0.12, 12);
    expect(judgement.progress).toBe(0);
    expect(judgement.gap).toBeCloseTo(30, 9);
  });

  it('is the same for a falling target: 50 bugs to 10, 30 left, half of the time gone', () => {
    const target = { kind: 'reach', start: 50, target: 10 } as const;
    expect(judged(70, 30, { target })).toMatchObject({ status: 'on-track', gap: 0 });
  });

  it('gives no gap in points for a limit, which is kept or not', () => {
    const target = { kind: 'stayBelow', limit: 75 } as const;
    expect(judged(70, 80, { target })).toMatchObject({ status: 'behind', gap: null });
  });

  it('turns back from achieved when the value drops: 21 closed, then 19', () => {
    const target = { kind: 'reach', start: 0, target: 20 } as const;
    expect(judged(119, 21, { target }).status).toBe('achieved');
    expect(judged(119, 19, { target }).status).toBe('behind');
  });
});

describe('a limit to be kept', () => {
  const target = { kind: 'stayBelow', limit: 5 } as const;

  it.each([
    ['kept today', 4, [false, false, true], 'on-track'],
    ['broken today', 6, [true, true, false], 'behind'],
    ['broken for two days', 6, [true, false, false], 'at-risk'],
    ['broken on its only day', 6, [false], 'behind'],
  ] as const)('is judged by today: %s', (_label, value, compliance, status) => {
    expect(judged(70, value, { target, compliance }).status).toBe(status);
  });

  it('is achieved only after its last day', () => {
    expect(judged(120, 4, { target }).status).toBe('on-track');
    expect(judged(121, 4, { target }).status).toBe('achieved');
    expect(judged(121, 6, { target })).toMatchObject({ status: 'behind', isOverdue: true });
  });

  it('is expected to be kept all the time, from the first day on', () => {
    expect(judged(19, 4, { target }).expected).toBe(0);
    expect(judged(20, 4, { target }).expected).toBe(1);
  });

  it.each([
    ['before its first day', 19, 4, from20To120, 'not-started'],
    ['without dates', 50, 4, null, 'no-schedule'],
    ['without a value', 50, null, from20To120, 'no-data'],
  ] as const)('is grey %s', (_label, today, value, dates, status) => {
    expect(judged(today, value, { target, period: dates }).status).toBe(status);
  });
});

describe('a period of one day', () => {
  it('is not started, then due at once', () => {
    const oneDay = period('2026-05-05', '2026-05-05');
    const at = (today: string) => judged(0, 0, { period: oneDay, today: day(today) });
    expect(at('2026-05-04').status).toBe('not-started');
    expect(at('2026-05-05')).toMatchObject({ status: 'at-risk', isOverdue: false });
    expect(at('2026-05-06')).toMatchObject({ status: 'at-risk', isOverdue: true });
  });
});
