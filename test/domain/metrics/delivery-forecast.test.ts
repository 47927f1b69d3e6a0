/** Forecasts against what probability theory says of the same draws. Source: metrics-spec E.9. */
import { forecastCompletion, forecastOutput } from '../../../src/domain/metrics/delivery-forecast';

const same = (value: number, count = 12) => Array.from({ length: count }, () => value);
const finish = (samples: readonly number[], remaining: number, id = 'm 2026-03-02') =>
  forecastCompletion({ id, samples }, { remaining });

describe('When what is left is finished', () => {
  it('at 3 a week with 10 left is week 4 at every percentile', () => {
    expect(finish(same(3), 10)).toEqual({ kind: 'forecast', p50: 4, p85: 4, p95: 4 });
  });

  it('at 3 a week with 9 left is week 3, not later', () => {
    expect(finish(same(3), 9)).toMatchObject({ p50: 3, p95: 3 });
  });

  it('at a tenth a day with 1 left is day 10, whatever the sum of tenths is in binary', () => {
    expect(finish(same(0.1), 1)).toMatchObject({ p50: 10, p95: 10 });
  });

  it('with one success in four weeks is as the geometric distribution says', () => {
    // P(T ≤ k) = 1 − 0.75^k: 0.578 at 3, 0.867 at 7, 0.958 at 11; below each share one week earlier.
    expect(finish([...same(1, 3), ...same(0, 9)], 1)).toMatchObject({ p50: 3, p85: 7, p95: 11 });
  });

  it('with every other week a success is as the negative binomial distribution says', () => {
    // 8 successes at ½: P(T ≤ 15) = 0.5; P(T ≤ 16) = 0.598; P(T ≤ 20) = 0.868, 19: 0.820;
    // P(T ≤ 22) = 0.933, 23: 0.953.
    const outcome = finish([...same(1, 6), ...same(0, 6)], 8);
    expect(outcome).toMatchObject({ p85: 20, p95: 23 });
    expect([15, 16]).toContain(outcome.kind === 'forecast' && outcome.p50);
  });

  it('takes steps backwards into account', () => {
    const outcome = finish([...same(4, 6), ...same(-2, 6)], 10);
    // On average one a week, so ten weeks or so; without the steps back it would be four.
    expect(outcome.kind === 'forecast' && outcome.p50).toBeGreaterThan(6);
  });

  it('is the same for the same question, and drawn anew for another', () => {
    const samples = [0, 1.3, 2.17, 3.41, 5, 8.29, 13.7, 1.9, 0, 2, 4.03, 0];
    const output = (id: string) => forecastOutput({ id, samples }, { steps: 12 });
    expect(output('a 2026-03-02')).toEqual(output('a 2026-03-02'));
    expect(output('a 2026-03-03')).not.toEqual(output('a 2026-03-02'));
    expect(finish(samples, 60)).toEqual(finish(samples, 60));
  });

  it('is not said without eight steps, without progress, or with nothing left', () => {
    expect(finish(same(3, 7), 10)).toEqual({ kind: 'none', reason: 'short-history' });
    expect(finish(same(0), 10)).toEqual({ kind: 'none', reason: 'no-progress' });
    expect(finish(same(3), 0)).toEqual({ kind: 'none', reason: 'nothing-left' });
  });

  it('that takes decades is not a number', () => {
    expect(finish([...same(0, 11), 0.1], 1_000)).toMatchObject({ p50: Infinity });
  });
});

describe('How much is finished in the next weeks', () => {
  const output = (samples: readonly number[], steps: number) =>
    forecastOutput({ id: 'm 2026-03-02', samples }, { steps });

  it('at 3 a week in 4 weeks is 12 at every percentile', () => {
    expect(output(same(3), 4)).toEqual({ kind: 'forecast', p50: 12, p85: 12, p95: 12 });
  });

  it('with every other week a success is as the binomial distribution says', () => {
    // 20 draws at ½: P(X ≥ 10) = 0.588, 11: 0.412; P(X ≥ 8) = 0.868, 9: 0.748;
    // P(X ≥ 6) = 0.979, 7: 0.942.
    expect(output([...same(1, 6), ...same(0, 6)], 20)).toMatchObject({ p50: 10, p85: 8, p95: 6 });
  });
});
