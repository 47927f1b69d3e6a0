import fc from 'fast-check';
import { STEADY_PACE } from '../../../src/domain/okr/expected-progress';
import { expectationsDiffer, rollUp, type RollUpPart } from '../../../src/domain/okr/roll-up';
import { DEFAULT_STATUS_RULE } from '../../../src/domain/okr/status-rule';
import { day, period } from '../../support/calendar-day';

const schedule = {
  period: period('2026-01-01', '2026-03-31'),
  pace: STEADY_PACE,
  today: day('2026-02-14'),
  rule: DEFAULT_STATUS_RULE,
};
const part = (
  progress: number | null,
  expected: number | null,
  change: Partial<RollUpPart> = {},
): RollUpPart => ({ progress, expected, weight: 1, status: 'on-track', ...change });
const missing = part(null, 0.5, { status: 'no-data' });

describe('rolling key results up (B.3)', () => {
  it('gives the example of the specification: 60 %, on track, 1 at risk', () => {
    const result = rollUp(
      [part(0.8, 0.6), part(0.3, 0.6, { weight: 2, status: 'at-risk' }), part(1, 0.6)],
      schedule,
    );
    expect(result.progress).toBeCloseTo(0.6, 12);
    expect(result.expected).toBeCloseTo(0.6, 12);
    expect(result.gap).toBeCloseTo(0, 9);
    expect(result).toMatchObject({ status: 'on-track', atRisk: 1, behind: 0, noData: 0 });
  });

  it('is a plain average when all weights are the same', () => {
    expect(rollUp([part(0.2, 0.5), part(0.4, 0.5)], schedule).progress).toBeCloseTo(0.3, 12);
  });

  it('counts a key result without data as 0, and says so', () => {
    const result = rollUp([part(0.8, 0.5), missing], schedule);
    expect(result).toMatchObject({ progress: 0.4, noData: 1, status: 'behind' });
  });

  it.each([
    ['it has no key results', []],
    ['none of them has data', [missing, missing]],
    ['none of them has a weight', [part(0.5, 0.5, { weight: 0 })]],
  ])('has no data, not 0 %%, when %s', (_label, parts) => {
    expect(rollUp(parts, schedule)).toMatchObject({
      progress: null,
      gap: null,
      status: 'no-data',
    });
  });

  it('leaves a key result with weight 0 out of the average', () => {
    expect(rollUp([part(0.5, 0.5), part(0, 1, { weight: 0 })], schedule)).toMatchObject({
      progress: 0.5,
      expected: 0.5,
    });
  });

  it('expects nothing more of a key result without dates', () => {
    const open = part(0.2, null, { status: 'no-schedule' });
    const result = rollUp([part(0.4, 0.6), open], { ...schedule, period: null });
    expect(result.expected).toBeCloseTo(0.4, 12); // (60 + 20) / 2
    expect(result.gap).toBeCloseTo(10, 9); // (20 + 0) / 2
  });

  it('has no schedule when neither it nor its parts have dates', () => {
    const open = part(0.2, null, { status: 'no-schedule' });
    expect(rollUp([open], { ...schedule, period: null })).toMatchObject({
      progress: 0.2,
      expected: null,
      status: 'no-schedule',
    });
  });

  it('uses its own dates when its parts have none', () => {
    const open = part(0.2, null, { status: 'no-schedule' });
    expect(rollUp([open], schedule).expected).toBeCloseTo(44 / 89, 12);
  });

  it('is not started while none of its parts is, even without dates of its own', () => {
    const waiting = part(0, 0, { status: 'not-started' });
    expect(rollUp([waiting, waiting], { ...schedule, period: null }).status).toBe('not-started');
  });

  it('is achieved when all parts are', () => {
    const reached = part(1, 0.5, { status: 'achieved' });
    expect(rollUp([reached, reached], schedule).status).toBe('achieved');
  });

  it('is overdue the day after it ends', () => {
    const after = { ...schedule, today: day('2026-04-01') };
    expect(rollUp([part(0.9, 1, { status: 'behind' })], after)).toMatchObject({
      status: 'behind',
      isOverdue: true,
      behind: 1,
    });
  });

  describe('with the worst of its parts as its status', () => {
    const worst = {
      ...schedule,
      rule: { ...schedule.rule, objectiveStatus: 'worstChild' } as const,
    };

    it('is at risk as soon as one of them is, although the average is on track', () => {
      const parts = [part(0.8, 0.6), part(0.3, 0.6, { status: 'at-risk' }), part(1, 0.6)];
      expect(rollUp(parts, schedule).status).toBe('on-track');
      expect(rollUp(parts, worst)).toMatchObject({ status: 'at-risk', atRisk: 1 });
    });

    it.each([
      [['on-track', 'behind'], 'behind'],
      [['achieved', 'on-track'], 'on-track'],
      [['achieved', 'no-data', 'not-started'], 'on-track'],
    ] as const)('%j make it %s', (statuses, status) => {
      const parts = statuses.map((each) => part(0.5, 0.5, { status: each }));
      expect(rollUp(parts, worst).status).toBe(status);
    });

    it('does not count a part without weight', () => {
      const parts = [part(0.6, 0.5), part(0, 0.5, { weight: 0, status: 'at-risk' })];
      expect(rollUp(parts, worst).status).toBe('on-track');
    });

    it('keeps to the order of B.2 for what is achieved, not started or without data', () => {
      const reached = part(1, 0.5, { status: 'achieved' });
      const waiting = part(0, 0, { status: 'not-started' });
      expect(rollUp([reached, reached], worst).status).toBe('achieved');
      expect(rollUp([waiting], worst).status).toBe('not-started');
      expect(rollUp([missing], worst).status).toBe('no-data');
    });

    it('goes by the gap when none of its parts can be judged', () => {
      const open = part(0.2, null, { status: 'no-schedule' });
      expect(rollUp([open], worst).status).toBe('at-risk'); // 49 % expected by its own dates
    });
  });

  describe('with its own dates as its expectation', () => {
    const own = {
      ...schedule,
      rule: { ...schedule.rule, objectiveExpectation: 'ownDates' } as const,
    };

    it('expects what the days say, whatever its parts expect', () => {
      const result = rollUp([part(0.6, 0.9), part(0.4, 0.9)], own);
      expect(result.expected).toBeCloseTo(44 / 89, 12);
      expect(result).toMatchObject({ status: 'on-track' }); // 50 % of 49.4 %
    });

    it('takes those of its parts without dates of its own', () => {
      expect(rollUp([part(0.6, 0.9)], { ...own, period: null }).expected).toBe(0.9);
    });

    it('follows the curve of the site', () => {
      const pace = { ...STEADY_PACE, curve: { kind: 'atEnd' } } as const;
      expect(rollUp([part(0.6, 0.9)], { ...own, pace }).expected).toBe(0);
    });
  });

  it.each([
    ['50 and 49.4 %', 0.5, false],
    ['59.4 and 49.4 %: 10 points exactly', 44 / 89 + 0.1, false],
    ['60 and 49.4 %', 0.6, true],
    ['20 and 49.4 %', 0.2, true],
    ['no dates below', null, false],
  ])('tells when its dates and its parts expect different things: %s', (_label, expected, is) => {
    expect(expectationsDiffer(rollUp([part(0.5, expected)], schedule))).toBe(is);
  });

  const ratio = fc.double({ min: 0, max: 1, noNaN: true });
  const weight = fc.integer({ min: 1, max: 100 });
  const parts = fc.array(
    fc.record({ progress: ratio, expected: ratio, weight }).map((numbers): RollUpPart => ({
      ...numbers,
      status: 'on-track',
    })),
    { minLength: 1, maxLength: 20 },
  );

  it('lies between the lowest and the highest of its parts', () => {
    fc.assert(
      fc.property(parts, (any) => {
        const progress = rollUp(any, schedule).progress ?? Number.NaN;
        const all = any.map((each) => each.progress ?? 0);
        expect(progress).toBeGreaterThanOrEqual(Math.min(...all) - 1e-12);
        expect(progress).toBeLessThanOrEqual(Math.max(...all) + 1e-12);
      }),
    );
  });

  it('has the weighted mean of the gaps as its gap', () => {
    fc.assert(
      fc.property(parts, (any) => {
        const gaps = any.map((each) => each.weight * ((each.expected ?? 0) - (each.progress ?? 0)));
        const weights = any.reduce((sum, each) => sum + each.weight, 0);
        const mean = gaps.reduce((sum, gap) => sum + gap, 0) / weights;
        expect(rollUp(any, schedule).gap).toBeCloseTo(100 * mean, 9);
      }),
    );
  });
});
