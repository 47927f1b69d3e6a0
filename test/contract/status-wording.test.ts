import { curveText, expectationFormula } from '../../src/contract/expectation-wording';
import {
  chanceText,
  forecastMethodText,
  noForecastText,
} from '../../src/contract/forecast-wording';
import {
  gapFormula,
  limitRuleText,
  objectiveRuleText,
  rawText,
  statusRuleText,
} from '../../src/contract/status-wording';
import { zoneText } from '../../src/contract/target-wording';
import type { ExpectationCurve } from '../../src/domain/okr/expectation-curve';
import { DEFAULT_STATUS_RULE } from '../../src/domain/okr/status-rule';
import { DEFAULT_WORK_CALENDAR } from '../../src/domain/okr/work-calendar';
import { day, period } from '../support/calendar-day';
import { unbroken } from '../support/unbroken';

describe('the status rule', () => {
  it('is printed in points by default', () => {
    expect(statusRuleText(DEFAULT_STATUS_RULE)).toBe(
      'Behind: less than expected. At risk: more than 25 points less than expected.',
    );
  });

  it('is printed as configured', () => {
    const rule = {
      ...DEFAULT_STATUS_RULE,
      mode: 'relative',
      behindAbove: 0.05,
      atRiskAbove: 0.325,
      graceExpected: 0.1,
    } as const;
    expect(statusRuleText(rule)).toBe(
      unbroken(
        'Behind: more than 5 % less than expected. At risk: more than 32.5 % less than expected. While less than 10 % is expected, nothing is at risk.',
      ),
    );
  });

  it('is printed by chance, with what holds where there is none', () => {
    expect(statusRuleText({ ...DEFAULT_STATUS_RULE, mode: 'forecast' })).toBe(
      unbroken(
        'On track: a computed chance of at least 70 % to hit the target. Behind: at least 30 %. At risk: less. Without a computed chance: Behind: less than expected. At risk: more than 25 points less than expected.',
      ),
    );
  });

  it('uses the words of the site', () => {
    const words = { behind: 'Lagging', 'at-risk': 'Off track', 'on-track': 'Fine' };
    expect(statusRuleText(DEFAULT_STATUS_RULE, words)).toBe(
      'Lagging: less than expected. Off track: more than 25 points less than expected.',
    );
    expect(limitRuleText(words)).toBe(
      'A limit or range: Fine while it is kept, Lagging on the first day outside, Off track from the second day on.',
    );
  });

  it('tells how objectives are judged', () => {
    expect(objectiveRuleText(DEFAULT_STATUS_RULE)).toBe(
      'Its weighted mean progress is held against its expected progress by the same rule. Expected is the weighted mean of what is expected of its parts.',
    );
    const other = { objectiveStatus: 'worstChild', objectiveExpectation: 'ownDates' } as const;
    expect(objectiveRuleText({ ...DEFAULT_STATUS_RULE, ...other })).toBe(
      'It has the worst status of what counts in it. Expected is what its own dates say.',
    );
  });
});

describe('the way to the target', () => {
  it.each([
    [1.25, '125 %'],
    [-0.125, '−13 %: worse than the start'],
    [-0.001, '0 %'],
    [0.6, '60 %'],
    [null, '–'],
  ])('%p reads %p', (raw, text) => {
    expect(rawText(raw)).toBe(unbroken(text));
  });
});

describe('the gap as a formula', () => {
  it.each([
    [{ expected: 44 / 89, gap: 22.165 }, 3 / 11, 'points', '49.4 % − 27.3 % = 22.2 points behind'],
    [
      { expected: 0.5, gap: 10 },
      0.4,
      'relative',
      '50 % − 40 % = 10.0 points behind, 20 % of what is expected',
    ],
    [{ expected: 0.5, gap: -10 }, 0.6, 'relative', '50 % − 60 % = 10.0 points ahead'],
    [{ expected: null, gap: null }, 0.6, 'points', '–'],
  ] as const)('%j with %p reads', (shortfall, progress, mode, text) => {
    expect(gapFormula(shortfall, progress, mode)).toBe(unbroken(text));
  });
});

describe('what is expected, as a formula', () => {
  const quarter = period('2025-01-01', '2025-03-31');
  const formula = (curve: ExpectationCurve, today: string) =>
    expectationFormula({
      period: quarter,
      pace: { curve, calendar: DEFAULT_WORK_CALENDAR },
      today: day(today),
    });

  it.each([
    [{ kind: 'linear' }, '2025-02-14', '44 of 89 days = 49.4 %'],
    // 1 January 2025 was a Wednesday: 32 working days until 14 February, 63 until 31 March.
    [{ kind: 'workingDays' }, '2025-02-14', '32 of 63 working days = 50.8 %'],
    [{ kind: 'atEnd' }, '2025-02-14', '0 % before the last day'],
    [
      { kind: 'phased', points: [{ on: day('2025-02-10'), progress: 0.1 }] },
      '2025-02-14',
      // 10 + 4/49 of 90 %
      '10 % on 10 Feb 2025, 100 % on 31 Mar 2025, 4 of 49 days between them = 17.3 %',
    ],
    [{ kind: 'linear' }, '2024-12-31', '0 %, the period has not begun'],
    [{ kind: 'linear' }, '2025-03-31', '100 %, it is the last day or later'],
  ] as const)('%j on %s reads', (curve, today, text) => {
    expect(formula(curve, today)).toBe(unbroken(text));
  });

  it.each(['linear', 'workingDays', 'atEnd'] as const)('has a sentence for %s', (kind) => {
    expect(curveText({ kind })).toMatch(/expected|Expected/);
  });
});

describe('the computed chance', () => {
  it.each([
    [0.724, '72 %'],
    [0, '< 1 %'],
    [0.004, '< 1 %'],
    [1, '> 99 %'],
  ])('%p is never told as certain: %p', (chance, text) => {
    expect(chanceText({ chance, trials: 2000 })).toBe(unbroken(text));
  });

  it('says how it was computed', () => {
    const forecast = {
      kind: 'chance',
      chance: 0.72,
      median: 96,
      low: 80,
      high: 110,
      n: 41,
      from: day('2026-01-01'),
      to: day('2026-02-11'),
      blockDays: 4,
      trials: 2000,
      daysLeft: 40,
    } as const;
    expect(forecastMethodText(forecast, 'percent')).toBe(
      unbroken(
        '2,000 imagined futures for the 40 days left, each drawn from the 41 daily changes between 1 Jan 2026 and 11 Feb 2026 in blocks of 4. The chance is the share of them that arrive. Middle outcome 96 %; eight of ten lie between 80 % and 110 %.',
      ),
    );
  });

  it('says why there is none', () => {
    expect(noForecastText({ reason: 'short-history', n: 3 })).toBe(
      'The history is too short: 3 of at least 8 whole days that can be compared.',
    );
  });
});

it.each([
  ['below-baseline', 'Worse than the baseline'],
  ['commit', 'Commit reached, target not yet'],
  ['stretch', 'Stretch reached'],
] as const)('zone %s reads %p', (zone, text) => {
  expect(zoneText(zone)).toBe(text);
});
