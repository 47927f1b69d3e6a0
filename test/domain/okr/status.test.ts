import fc from 'fast-check';
import { isOverdue, progressStatus, type ProgressStatus } from '../../../src/domain/okr/status';
import { DEFAULT_STATUS_RULE, type StatusRule } from '../../../src/domain/okr/status-rule';
import { day, period } from '../../support/calendar-day';

const points = DEFAULT_STATUS_RULE;
const relative: StatusRule = { ...points, mode: 'relative' };
const pureRelative: StatusRule = { ...relative, graceExpected: 0 };
const quarter = period('2026-01-01', '2026-03-31');

function statusAt(expected: number, progress: number, rule: StatusRule): ProgressStatus {
  const standing = { progress, raw: progress, expected, period: quarter, rule };
  return progressStatus({ ...standing, today: day('2026-02-01') });
}

describe('the two readings of "25 % less than expected" (B.2)', () => {
  it.each([
    [8, 0, 'behind', 'at-risk'],
    [20, 0, 'behind', 'at-risk'],
    [50, 40, 'behind', 'behind'],
    [50, 25, 'behind', 'at-risk'],
    [50, 24.9, 'at-risk', 'at-risk'],
    [100, 75, 'behind', 'behind'],
    [100, 74, 'at-risk', 'at-risk'],
  ] as const)('expected %d %%, actual %d %%: %s in points, %s relative', (e, p, inPoints, rel) => {
    expect(statusAt(e / 100, p / 100, points)).toBe(inPoints);
    expect(statusAt(e / 100, p / 100, pureRelative)).toBe(rel);
  });

  it('tells 30 % from 55 % apart correctly, although 0.55 − 0.3 exceeds 0.25 in binary', () => {
    expect(statusAt(0.55, 0.3, points)).toBe('behind');
  });

  it('uses the thresholds an admin chose', () => {
    const lenient: StatusRule = { ...points, behindAbove: 0.1, atRiskAbove: 0.4 };
    expect(statusAt(0.5, 0.4, lenient)).toBe('on-track');
    expect(statusAt(0.5, 0.39, lenient)).toBe('behind');
    expect(statusAt(0.5, 0.1, lenient)).toBe('behind');
    expect(statusAt(0.5, 0.09, lenient)).toBe('at-risk');
  });

  it('calls nothing worse than behind while less than 10 % is expected, relative only', () => {
    expect(statusAt(0.0999, 0, relative)).toBe('behind');
    expect(statusAt(0.1, 0, relative)).toBe('at-risk');
  });

  it('does not divide by an expectation of zero', () => {
    expect(statusAt(0, 0, relative)).toBe('on-track');
  });
});

describe('the order of the conditions (B.2)', () => {
  const standing = {
    progress: 0.2,
    raw: 0.2,
    expected: 0.5,
    period: quarter,
    today: day('2026-02-14'),
    rule: points,
  };

  it('no data comes before everything else', () => {
    expect(progressStatus({ ...standing, progress: null, raw: null, expected: null })).toBe(
      'no-data',
    );
  });

  it('achieved comes before the missing schedule and before the dates', () => {
    expect(progressStatus({ ...standing, raw: 1, expected: null, period: null })).toBe('achieved');
    expect(progressStatus({ ...standing, raw: 1.4, today: day('2027-01-01') })).toBe('achieved');
  });

  it('a sum of binary fractions that amounts to the target is achieved', () => {
    expect(progressStatus({ ...standing, raw: (0.7 + 0.1) / 0.8 })).toBe('achieved');
  });

  it('without dates there is no schedule', () => {
    expect(progressStatus({ ...standing, expected: null, period: null })).toBe('no-schedule');
  });

  it('an objective without dates of its own is judged by what its parts expect', () => {
    expect(progressStatus({ ...standing, period: null })).toBe('at-risk');
  });
});

describe('overdue', () => {
  it.each([
    ['behind', '2026-04-01', true],
    ['at-risk', '2026-04-01', true],
    ['on-track', '2026-04-01', true],
    ['behind', '2026-03-31', false],
    ['achieved', '2026-04-01', false],
    ['no-data', '2026-04-01', false],
  ] as const)('%s on %s: %s', (status, today, expected) => {
    expect(isOverdue(status, quarter, day(today))).toBe(expected);
  });

  it('needs a due date', () => {
    expect(isOverdue('at-risk', null, day('2026-04-01'))).toBe(false);
  });
});

describe('for any expectation and rule', () => {
  const order: readonly ProgressStatus[] = ['at-risk', 'behind', 'on-track', 'achieved'];
  const ratio = fc.double({ min: 0, max: 1, noNaN: true });
  const rule = fc
    .record({ mode: fc.constantFrom('points' as const, 'relative' as const), a: ratio, b: ratio })
    .map(({ mode, a, b }): StatusRule => ({
      ...points,
      mode,
      behindAbove: Math.min(a, b),
      atRiskAbove: Math.max(a, b),
      graceExpected: 0.1,
    }));

  it('status never gets worse as progress grows', () => {
    fc.assert(
      fc.property(ratio, ratio, fc.tuple(ratio, rule), (a, b, [expected, anyRule]) => {
        const rank = (progress: number) => order.indexOf(statusAt(expected, progress, anyRule));
        return rank(Math.min(a, b)) <= rank(Math.max(a, b));
      }),
    );
  });

  it('status never gets better as the expectation grows, in points', () => {
    fc.assert(
      fc.property(ratio, ratio, ratio, (a, b, progress) => {
        const rank = (expected: number) => order.indexOf(statusAt(expected, progress, points));
        return rank(Math.min(a, b)) >= rank(Math.max(a, b));
      }),
    );
  });

  it('red in points is red in the pure relative reading too', () => {
    fc.assert(
      fc.property(ratio, ratio, (expected, progress) => {
        fc.pre(statusAt(expected, progress, points) === 'at-risk');
        return statusAt(expected, progress, pureRelative) === 'at-risk';
      }),
    );
  });
});
