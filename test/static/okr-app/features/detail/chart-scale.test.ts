import type { HistoryPointDto } from '../../../../../src/contract/dto';
import { STEADY_PACE } from '../../../../../src/domain/okr/expected-progress';
import type { Target } from '../../../../../src/domain/okr/key-result';
import {
  type ChartPlan,
  chartShape,
  linePath,
  niceStep,
} from '../../../../../static/okr-app/src/features/detail/chart-scale';
import { period } from '../../../../support/calendar-day';

const frame = { left: 0, right: 100, top: 0, bottom: 100 };

const plan = (target: Target, change: Partial<ChartPlan> = {}): ChartPlan => ({
  target,
  zones: null,
  expectation: null,
  ...change,
});

const point = (
  on: string,
  value: number | null,
  expected: number | null = null,
): HistoryPointDto => ({
  on,
  value,
  expected,
  progress: null,
  n: 1,
  asOf: `${on}T12:00:00Z`,
  isDefinitionChange: false,
});

describe('the history chart', () => {
  it('starts its scale at zero even when all values are high', () => {
    const { ticks } = chartShape(
      [point('2026-01-01', 95), point('2026-01-02', 98)],
      plan({ kind: 'stayAbove', limit: 90 }),
      frame,
    );
    expect(ticks.map(({ value }) => value)).toEqual([0, 50, 100]);
  });

  it('goes below zero when a value does', () => {
    const { ticks } = chartShape(
      [point('2026-01-01', -4)],
      plan({ kind: 'reach', start: 0, target: 4 }),
      frame,
    );
    expect(ticks.map(({ value }) => value)).toEqual([-4, -2, 0, 2, 4]);
  });

  it('places days by the calendar, not by their number', () => {
    const { points } = chartShape(
      [point('2026-01-01', 0), point('2026-01-02', 0), point('2026-01-11', 0)],
      plan({ kind: 'reach', start: 0, target: 10 }),
      frame,
    );
    expect(points.map(({ x }) => x)).toEqual([0, 10, 100]);
  });

  it('draws the expectation in the value’s unit: half the way from 80 to 40 is 60', () => {
    const { points } = chartShape(
      [point('2026-01-01', 80, 0.5)],
      plan({ kind: 'reach', start: 80, target: 40 }),
      frame,
    );
    // The scale runs from 0 to 80, so 60 stands a quarter below the top.
    expect(points[0]?.expectedY).toBe(25);
  });

  it('draws what is expected up to the last day of the period, beyond today', () => {
    const expectation = { period: period('2026-01-01', '2026-01-11'), pace: STEADY_PACE };
    const shape = chartShape(
      [point('2026-01-01', 0), point('2026-01-02', 1)],
      plan({ kind: 'reach', start: 0, target: 10 }, { expectation }),
      frame,
    );
    expect(shape.days).toEqual({ from: '2026-01-01', to: '2026-01-11' });
    expect(shape.points.map(({ x }) => x)).toEqual([0, 10]);
    expect(shape.expectedLine[0]).toEqual({ x: 0, y: 100 });
    expect(shape.expectedLine[5]).toEqual({ x: 50, y: 50 });
    expect(shape.expectedLine.at(-1)).toEqual({ x: 100, y: 0 });
  });

  it('has a line for every zone', () => {
    const { targetLines } = chartShape(
      [point('2026-01-01', 0)],
      plan({ kind: 'reach', start: 0, target: 20 }, { zones: { commit: 15, stretch: 25 } }),
      frame,
    );
    expect(targetLines.map(({ zone, value }) => [zone, value])).toEqual([
      ['baseline', 0],
      ['commit', 15],
      ['target', 20],
      ['stretch', 25],
    ]);
  });

  it('leaves a gap for a day without a value', () => {
    expect(
      linePath([
        { x: 0, y: 1 },
        { x: 1, y: null },
        { x: 2, y: 3 },
        { x: 3, y: 4 },
      ]),
    ).toBe('M0.0 1.0M2.0 3.0L3.0 4.0');
  });

  it.each([
    [0, 1],
    [0.3, 0.5],
    [7, 10],
    [20, 20],
    [21, 50],
  ])('steps of about %p become %p', (rough, step) => {
    expect(niceStep(rough)).toBeCloseTo(step, 12);
  });
});
