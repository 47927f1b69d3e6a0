import fc from 'fast-check';
import { forecast, type Forecast, type ForecastQuestion } from '../../../src/domain/okr/forecast';
import { addDays } from '../../../src/domain/shared/calendar-date';
import { day } from '../../support/calendar-day';

const first = day('2026-01-01');

/** One value a day from 1 January on; the last one is yesterday's. */
function question(values: readonly number[], change: Partial<ForecastQuestion> = {}) {
  const today = addDays(first, values.length);
  return {
    id: 'kr-1',
    target: { kind: 'reach', start: 0, target: 100 },
    period: { start: first, end: addDays(today, 10) },
    value: values.at(-1) ?? null,
    history: values.map((value, at) => ({
      on: addDays(first, at),
      value,
      definitionHash: 'same',
    })),
    today,
    ...change,
  } satisfies ForecastQuestion;
}

/** 0, step, 2 · step, … */
const steady = (step: number, days = 11) => Array.from({ length: days }, (_, at) => at * step);
const reach = (target: number) => ({ kind: 'reach', start: 0, target }) as const;
const chanceOf = (result: Forecast) => (result.kind === 'chance' ? result.chance : Number.NaN);

describe('the computed chance to hit the target (E.9)', () => {
  it('is certain when every day brought 3, 10 days are left and 30 are missing', () => {
    const result = forecast(question(steady(3), { target: reach(60) })); // now 30, then 60
    expect(result).toEqual({
      kind: 'chance',
      chance: 1,
      median: 60,
      low: 60,
      high: 60,
      n: 10,
      from: '2026-01-01',
      to: '2026-01-11',
      blockDays: 3,
      trials: 2000,
      daysLeft: 10,
    });
  });

  it('is none when one more is missing', () => {
    expect(chanceOf(forecast(question(steady(3), { target: reach(61) })))).toBe(0);
  });

  it('works for a falling target: 100 bugs, 3 fewer a day, 40 wanted in 10 days', () => {
    const values = steady(3).map((closed) => 100 - closed);
    const target = { kind: 'reach', start: 100, target: 40 } as const;
    expect(chanceOf(forecast(question(values, { target })))).toBe(1);
  });

  it('is about a half when the middle outcome is what is missing', () => {
    // Days of 0 and 2 in no order, one a day on average; 10 days left.
    const steps = [0, 2, 2, 0, 2, 0, 0, 2, 0, 2, 2, 0, 0, 0, 2, 2, 2, 0, 0, 2];
    const values = steps.reduce<number[]>((all, step) => [...all, (all.at(-1) ?? 0) + step], [0]);
    const chance = chanceOf(forecast(question(values, { target: reach(20 + 10) })));
    expect(chance).toBeGreaterThan(0.3);
    expect(chance).toBeLessThan(0.8);
  });

  it('counts days without a reading as days without movement', () => {
    const history = [
      { on: first, value: 0, definitionHash: 'same' },
      { on: addDays(first, 10), value: 10, definitionHash: 'same' },
    ];
    const result = forecast({ ...question(steady(1)), history });
    expect(result).toMatchObject({ kind: 'chance', n: 10 });
  });

  it('does not draw from today, which is not over', () => {
    const asked = question(steady(3), { target: reach(61) });
    const history = [...asked.history, { on: asked.today, value: 90, definitionHash: 'same' }];
    expect(forecast({ ...asked, history })).toMatchObject({ n: 10, chance: 0 });
  });

  it('does not take the jump of a changed definition for movement', () => {
    const asked = question(steady(3, 20), { target: reach(1000) });
    const history = asked.history.map((point, at) =>
      at < 8 ? { ...point, value: -500, definitionHash: 'before' } : point,
    );
    expect(forecast({ ...asked, history })).toMatchObject({ n: 11, chance: 0, from: '2026-01-09' });
  });

  it('looks back twelve weeks at most', () => {
    expect(forecast(question(steady(1, 200), { target: reach(1000) }))).toMatchObject({ n: 84 });
  });
});

describe('there is no chance to tell', () => {
  const limit = { kind: 'stayBelow', limit: 5 } as const;
  it.each([
    ['limit', steady(3), { target: limit }, 10],
    ['no-value', steady(3), { value: null }, 10],
    ['no-due-date', steady(3), { period: null }, 10],
    ['period-over', steady(3), { period: { start: first, end: day('2026-01-12') } }, 10],
    ['short-history', steady(3, 8), {}, 7],
    ['no-movement', steady(0, 30), {}, 29],
    ['short-history', [], { value: 3 }, 0],
  ] as const)('because of %s', (reason, values, change, n) => {
    expect(forecast(question(values, change))).toEqual({ kind: 'none', reason, n });
  });

  it('with seven steps, but there is with eight', () => {
    expect(forecast(question(steady(3, 9))).kind).toBe('chance');
  });
});

describe('for any history', () => {
  const steps = fc.array(fc.integer({ min: -5, max: 10 }), { minLength: 9, maxLength: 60 });
  const valuesOf = (all: readonly number[]) =>
    all.reduce<number[]>((values, step) => [...values, (values.at(-1) ?? 0) + step], [0]);

  it('the same question has the same answer', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const asked = question(valuesOf(all));
        expect(forecast(asked)).toEqual(forecast({ ...asked }));
      }),
      { numRuns: 30 },
    );
  });

  it('raising the target never raises the chance', () => {
    const target = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(steps, target, target, (all, a, b) => {
        fc.pre(all.some((step) => step !== 0));
        const at = (value: number) =>
          chanceOf(forecast(question(valuesOf(all), { target: reach(value) })));
        expect(at(Math.max(a, b))).toBeLessThanOrEqual(at(Math.min(a, b)));
      }),
      { numRuns: 60 },
    );
  });

  it('low, middle and high come in this order', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const result = forecast(question(valuesOf(all)));
        if (result.kind === 'none') return;
        expect(result.low).toBeLessThanOrEqual(result.median);
        expect(result.median).toBeLessThanOrEqual(result.high);
      }),
      { numRuns: 30 },
    );
  });
});
