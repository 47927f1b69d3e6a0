import { checkCurve } from '../../../src/domain/okr/check-curve';
import { day, period } from '../../support/calendar-day';

const quarter = period('2026-01-01', '2026-03-31');
const phased = (...points: readonly [string, number][]) =>
  ({
    kind: 'phased',
    points: points.map(([on, progress]) => ({ on: day(on), progress })),
  }) as const;

describe('a curve of expected progress', () => {
  it.each(['linear', 'workingDays', 'atEnd'] as const)(
    'may be %s, with or without dates',
    (kind) => {
      expect(checkCurve({ kind }, null)).toEqual({ ok: true, value: { kind } });
    },
  );

  it('may have phases on its first and last day and between', () => {
    const curve = phased(['2026-01-01', 0.1], ['2026-02-01', 0.1], ['2026-03-31', 1]);
    expect(checkCurve(curve, quarter)).toEqual({ ok: true, value: curve });
  });

  it.each([
    ['phases-missing', phased()],
    ['phase-outside-period', phased(['2025-12-31', 0.1])],
    ['phase-outside-period', phased(['2026-04-01', 1])],
    ['phase-out-of-range', phased(['2026-02-01', 1.01])],
    ['phase-out-of-range', phased(['2026-02-01', -0.1])],
    ['phase-out-of-range', phased(['2026-02-01', Number.NaN])],
    ['phases-not-ascending', phased(['2026-02-02', 0.1], ['2026-02-01', 0.2])],
    ['phases-not-ascending', phased(['2026-02-01', 0.1], ['2026-02-01', 0.2])],
    ['phases-not-ascending', phased(['2026-02-01', 0.3], ['2026-02-02', 0.2])],
    ['phase-on-last-day', phased(['2026-03-31', 0.9])],
  ] as const)('is refused with %s', (error, curve) => {
    expect(checkCurve(curve, quarter)).toEqual({ ok: false, error });
  });

  it('needs a period for its phases', () => {
    expect(checkCurve(phased(['2026-02-01', 0.5]), null)).toEqual({
      ok: false,
      error: 'phases-need-a-period',
    });
  });
});
