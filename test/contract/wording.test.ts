import {
  formatEffect,
  formatGap,
  formatPercent,
  formatValue,
  formulaText,
  measureLabel,
  noValueText,
  staleText,
  statusAppearance,
  statusLabel,
  targetText,
} from '../../src/contract/wording';
import type { MeasureUnit } from '../../src/domain/metrics/measure';
import { unbroken } from '../support/unbroken';

describe('a percentage', () => {
  it.each([
    [3 / 10, '30 %'],
    [3 / 11, '27 %'],
    [4 / 11, '36 %'],
    [0.125, '13 %'],
    [0.285, '29 %'], // 28.499999999999996 in binary
    [-0.125, '−13 %'],
    [-0.001, '0 %'],
    [1.25, '125 %'],
    [null, '–'],
  ])('%p reads %p', (ratio, text) => {
    expect(formatPercent(ratio)).toBe(unbroken(text));
  });
});

describe('a value', () => {
  it.each<[number | null, MeasureUnit, string]>([
    [1, 'issue', '1 issue'],
    [10_425, 'issue', '10,425 issues'],
    [0, 'issue', '0 issues'],
    [2, 'hour', '2 h'],
    [13.25, 'hour', '13.3 h'],
    [0.02, 'hour', '< 0.1 h'],
    [0, 'hour', '0 h'],
    [1, 'point', '1 point'],
    [0.5, 'point', '0.5 points'],
    [27.2727, 'percent', '27 %'],
    [-2, 'number', '−2'],
    [0.001, 'number', '< 0.01'],
    [-0.001, 'number', '> −0.01'],
    [null, 'hour', '–'],
  ])('%p in %s reads %p', (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(unbroken(text));
  });
});

describe('a gap', () => {
  it.each([
    [10, '10.0 points behind'],
    [25.1, '25.1 points behind'],
    [0.01, '< 0.1 points behind'],
    [0.05, '0.1 points behind'],
    [0, 'as expected'],
    [1e-10, 'as expected'],
    [-4.55, '4.6 points ahead'],
    [-0.01, '< 0.1 points ahead'],
    [null, '–'],
  ])('of %p points reads %p', (gap, text) => {
    expect(formatGap(gap)).toBe(unbroken(text));
  });

  it.each([
    [100 / 11, '+9.1 points'],
    [-25, '−25.0 points'],
    [0, '0 points'],
    [0.01, '< 0.1 points'],
    [-0.01, '> −0.1 points'],
  ])('an effect of %p points reads %p', (points, text) => {
    expect(formatEffect(points)).toBe(unbroken(text));
  });
});

describe('a status', () => {
  it.each([
    ['on-track', 'On track', 'success'],
    ['achieved', 'Achieved', 'success'],
    ['behind', 'Behind', 'warning'],
    ['at-risk', 'At risk', 'danger'],
    ['no-data', 'No data', 'neutral'],
    ['not-started', 'Not started', 'neutral'],
    ['no-schedule', 'No schedule', 'neutral'],
  ] as const)('%s reads %p and is %s', (status, label, appearance) => {
    expect(statusLabel(status)).toBe(label);
    expect(statusAppearance(status)).toBe(appearance);
  });
});

describe('a formula', () => {
  const percent = { kind: 'jira-measure', mode: 'percent', doneOnly: true } as const;
  const kpi = { kind: 'jira-measure', mode: 'kpi', doneOnly: true } as const;
  const value = (shown: number, numerator: number, denominator: number | null) => ({
    value: shown,
    numerator,
    denominator,
  });

  it.each([
    [
      {
        source: { ...percent, measure: { kind: 'count' } },
        progress: { ...value(30, 3, 10), unit: 'percent' },
      },
      '3 of 10 issues done = 30 %',
    ],
    [
      {
        source: { ...percent, measure: { kind: 'count' } },
        progress: { ...value(100, 1, 1), unit: 'percent' },
      },
      '1 of 1 issue done = 100 %',
    ],
    [
      {
        source: { ...percent, measure: { kind: 'storyPoints' } },
        progress: { ...value(27.78, 5, 18), unit: 'percent' },
      },
      '5 of 18 story points done = 28 %',
    ],
    [
      {
        source: { ...percent, measure: { kind: 'timeSpent' } },
        progress: { ...value(22.22, 2, 9), unit: 'percent' },
      },
      '2 h of 9 h time spent on done issues = 22 %',
    ],
    [
      {
        source: { ...percent, measure: { kind: 'field', fieldId: 'customfield_1' } },
        progress: { ...value(77.78, 14, 18), unit: 'percent' },
        fieldName: 'Customers',
      },
      '14 of 18 Customers on done issues = 78 %',
    ],
    [
      {
        source: { ...kpi, measure: { kind: 'count' } },
        progress: { ...value(12, 12, null), unit: 'issue' },
      },
      'done issues = 12',
    ],
    [
      {
        source: { ...kpi, doneOnly: false, measure: { kind: 'timeSpent' } },
        progress: { ...value(9, 9, null), unit: 'hour' },
      },
      'Time spent, sum over all issues = 9 h',
    ],
    [
      {
        source: { ...kpi, doneOnly: false, measure: { kind: 'progress' } },
        progress: { ...value(58.33, 233.33, 4), unit: 'percent' },
      },
      'mean of 4 issues with tracked time = 58 %',
    ],
  ] as const)('case %#', (formula, text) => {
    expect(formulaText(formula)).toBe(unbroken(text));
  });

  it('is a dash without a value', () => {
    const progress = { value: null, unit: 'percent', numerator: null, denominator: null } as const;
    expect(formulaText({ source: { ...percent, measure: { kind: 'count' } }, progress })).toBe('–');
  });
});

describe('a missing value', () => {
  const counts = { n: 5, missing: 0, excluded: 0 };

  it.each([
    ['empty-population', { ...counts, n: 0 }, 'No issue matches the query.'],
    ['zero-denominator', { ...counts, missing: 5 }, '5 of 5 issues have no value in this field.'],
    ['zero-denominator', { ...counts, excluded: 5 }, '5 of 5 issues have no time tracked.'],
    [
      'zero-denominator',
      { n: 1, missing: 1, excluded: 0 },
      '1 of 1 issue has no value in this field.',
    ],
    ['zero-denominator', counts, 'The values of the issues that count add up to 0.'],
  ] as const)('because of %s is explained', (reason, population, text) => {
    expect(noValueText(reason, population)).toBe(unbroken(text));
  });

  it.each([
    [{ kind: 'storyPoints' }, '5 of 5 issues have no estimate.'],
    [{ kind: 'originalEstimate' }, '5 of 5 issues have no estimate.'],
    [{ kind: 'timeSpent' }, '5 of 5 issues have no time logged.'],
    [{ kind: 'field', fieldId: 'customfield_1' }, '5 of 5 issues have no value in this field.'],
  ] as const)('names what is missing for %j', (measure, text) => {
    expect(noValueText('zero-denominator', { ...counts, missing: 5 }, measure)).toBe(
      unbroken(text),
    );
  });

  it.each(['field-unavailable', 'not-measured-yet'] as const)('has a sentence for %s', (reason) => {
    expect(noValueText(reason, counts)).toMatch(/^[A-Z].*\.$/);
  });
});

it("a stale value says why, with Jira's own words about the query", () => {
  const since = '2026-01-01T00:00:00Z';
  const messages = ["Field 'team' does not exist."];
  expect(staleText({ reason: 'jql-invalid', since, messages })).toBe(
    "Jira no longer accepts the query. Edit it to continue. Field 'team' does not exist.",
  );
});

describe('a target', () => {
  it.each([
    [{ kind: 'reach', start: 0, target: 20 }, 'issue', 'from 0 to 20 issues'],
    [{ kind: 'reach', start: 0, target: 100 }, 'percent', 'from 0 % to 100 %'],
    [{ kind: 'stayAbove', limit: 95 }, 'percent', 'at least 95 %'],
    [{ kind: 'stayBelow', limit: 5 }, 'hour', 'at most 5 h'],
    [{ kind: 'within', lower: 2, upper: 4 }, 'number', 'between 2 and 4'],
  ] as const)('%j in %s reads %p', (target, unit, text) => {
    expect(targetText(target, unit)).toBe(unbroken(text));
  });
});

it.each([
  [{ kind: 'count' }, 'Number of issues'],
  [{ kind: 'timeSpent' }, 'Time spent'],
  [{ kind: 'originalEstimate' }, 'Original estimate'],
  [{ kind: 'remainingEstimate' }, 'Remaining estimate'],
  [{ kind: 'progress' }, 'Progress'],
  [{ kind: 'storyPoints' }, 'Story points'],
  [{ kind: 'field', fieldId: 'customfield_1' }, 'customfield_1'],
] as const)('the measure %j is called %p', (measure, label) => {
  expect(measureLabel(measure)).toBe(label);
});
