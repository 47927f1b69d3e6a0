import { STEADY_PACE } from '../../../src/domain/okr/expected-progress';
import { judgeKeyResult, type KeyResultFacts } from '../../../src/domain/okr/judge-key-result';
import { DEFAULT_STATUS_RULE, type StatusRule } from '../../../src/domain/okr/status-rule';
import type { ManualStatus } from '../../../src/domain/okr/manual-status';
import type { AccountId } from '../../../src/domain/shared/ids';
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

describe('the curve of a key result', () => {
  it.each([
    ['linear', 30, 'at-risk'],
    ['atEnd', 0, 'on-track'],
  ] as const)('%s expects %d %% on day 50, so nothing done is %s', (kind, expected, status) => {
    const pace = { ...STEADY_PACE, curve: { kind } };
    const judgement = judged(50, 0, { pace });
    expect(judgement.expected).toBeCloseTo(expected / 100, 12);
    expect(judgement.status).toBe(status);
  });
});

describe('a status set by hand (B.2)', () => {
  const manual: ManualStatus = {
    status: 'on-track',
    until: 'resumed',
    note: '',
    at: '2026-03-20T10:00:00.000Z',
    by: 'lea' as AccountId,
  };
  const before = '2026-03-19T10:00:00.000Z';
  const after = '2026-03-21T10:00:00.000Z';

  it('counts instead of the computed one, and both are there', () => {
    expect(judged(46, 0, { manual })).toMatchObject({
      status: 'on-track',
      automaticStatus: 'at-risk',
      decidedBy: 'person',
    });
  });

  it.each([
    ['resumed', after, 'person'],
    ['resumed', before, 'person'],
    ['next-update', before, 'person'],
    ['next-update', manual.at, 'person'],
    ['next-update', null, 'person'],
    ['next-update', after, 'rule'],
  ] as const)('until %s, with a value of %s, it is the %s’s', (until, valueSince, decidedBy) => {
    const judgement = judged(46, 0, { manual: { ...manual, until }, valueSince });
    expect(judgement.decidedBy).toBe(decidedBy);
  });

  it('moves neither progress nor gap', () => {
    const { gap, progress, raw, expected } = judged(46, 10);
    expect(judged(46, 10, { manual })).toMatchObject({ gap, progress, raw, expected });
  });

  it('does not make something late that is done, nor hide that something is late', () => {
    expect(judged(121, 50, { manual })).toMatchObject({ isOverdue: true });
    const achieved = { ...manual, status: 'achieved' } as const;
    expect(judged(121, 50, { manual: achieved })).toMatchObject({ isOverdue: false });
  });

  it.each(['postponed', 'achieved'] as const)('gives way to the end it was given: %s', (asSet) => {
    expect(judged(46, 0, { manual, asSet })).toMatchObject({
      status: asSet,
      automaticStatus: 'at-risk',
      decidedBy: 'lifecycle',
    });
  });
});

describe('the forecast reading (B.3)', () => {
  const rule: StatusRule = { ...DEFAULT_STATUS_RULE, mode: 'forecast' };

  it.each([
    [0.7, 'on-track'],
    [0.6999, 'behind'],
    [0.3, 'behind'],
    [0.2999, 'at-risk'],
  ] as const)('a chance of %d is %s, whatever the gap', (chance, status) => {
    expect(judged(46, 0, { rule, chance }).status).toBe(status);
    expect(judged(70, 60, { rule, chance }).status).toBe(status);
  });

  it('goes by points where there is no chance', () => {
    expect(judged(46, 0, { rule, chance: null }).status).toBe('at-risk');
    expect(judged(45, 0, { rule }).status).toBe('behind');
  });

  it.each([
    ['the target reached', 46, 100, 'achieved'],
    ['before the start', 10, 0, 'not-started'],
    ['no value', 46, null, 'no-data'],
  ] as const)('comes after %s', (_label, today, value, status) => {
    expect(judged(today, value, { rule, chance: 0.1 }).status).toBe(status);
  });

  it('changes no colour in the other readings', () => {
    expect(judged(70, 60, { chance: 0.01 }).status).toBe('on-track');
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
