import {
  chosenCurve,
  chosenPlan,
  chosenZones,
  curveDraftOf,
  zonesDraftOf,
} from '../../../../../static/okr-app/src/features/target/plan-draft';
import { day } from '../../../../support/calendar-day';

const quarter = { start: '2026-01-01', end: '2026-03-31' };
const rising = { kind: 'reach', start: 0, target: 20 } as const;
const phased = (...phases: readonly [string, string][]) =>
  ({ kind: 'phased', phases: phases.map(([on, percent]) => ({ on, percent })) }) as const;

describe('phases as typed', () => {
  it('become shares, a decimal comma included', () => {
    expect(chosenCurve(phased(['2026-02-01', '12,5'], ['2026-03-01', '60']), quarter)).toEqual({
      ok: true,
      value: {
        kind: 'phased',
        points: [
          { on: '2026-02-01', progress: 0.125 },
          { on: '2026-03-01', progress: 0.6 },
        ],
      },
    });
  });

  it.each([
    [phased(), /Add at least one phase/],
    [phased(['', '10']), /Choose a date/],
    [phased(['2026-02-01', '']), /how many percent/],
    [phased(['2026-02-01', '110']), /0 to 100/],
    [phased(['2026-04-01', '10']), /within the period/],
    [phased(['2026-03-01', '50'], ['2026-02-01', '60']), /follow each other/],
  ])('%j are explained', (draft, problem) => {
    expect(chosenCurve(draft, quarter)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(problem) as string,
    });
  });

  it('are not looked at when another curve is chosen', () => {
    const draft = { ...phased(['', '']), kind: 'atEnd' } as const;
    expect(chosenCurve(draft, null)).toEqual({ ok: true, value: { kind: 'atEnd' } });
  });

  it('come back as they were typed: 7 %, not 7.000000000000001 %', () => {
    const curve = { kind: 'phased', points: [{ on: day('2026-02-01'), progress: 0.07 }] } as const;
    expect(curveDraftOf({ curve })).toEqual(phased(['2026-02-01', '7']));
  });
});

describe('zones as typed', () => {
  it.each([
    [{ commit: '', stretch: ' ' }, null],
    [
      { commit: '15', stretch: '25,5' },
      { commit: 15, stretch: 25.5 },
    ],
  ])('%j become %j', (draft, value) => {
    expect(chosenZones(draft, rising)).toEqual({ ok: true, value });
  });

  it.each([
    [{ commit: '15', stretch: '' }, /both/],
    [{ commit: '25', stretch: '15' }, /this order: start, commit, target, stretch/],
  ])('%j are explained', (draft, problem) => {
    expect(chosenZones(draft, rising)).toMatchObject({
      ok: false,
      problem: expect.stringMatching(problem) as string,
    });
  });

  it('of another kind of target do not count for a limit', () => {
    const limit = { kind: 'stayBelow', limit: 5 } as const;
    expect(chosenZones({ commit: '99', stretch: '1' }, limit)).toEqual({ ok: true, value: null });
  });

  it('come back as text', () => {
    expect(zonesDraftOf({ zones: { commit: 15, stretch: 25 } })).toEqual({
      commit: '15',
      stretch: '25',
    });
  });
});

it('both problems are told at once', () => {
  const draft = { zones: { commit: '1', stretch: '' }, curve: phased() };
  const plan = chosenPlan(draft, rising, quarter);
  expect(plan.ok ? [] : Object.keys(plan.problems)).toEqual(['zones', 'curve']);
});
