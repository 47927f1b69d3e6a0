import fc from 'fast-check';
import { CATALOGUE } from '../../../../../src/domain/metrics/catalogue/catalogue';
import {
  isNamedPart,
  partText,
} from '../../../../../static/okr-app/src/features/metric/part-words';
import { march } from '../../../../support/issue-timeline';
import { randomCatalogue } from '../../../../support/random-catalogue';

describe('the parts of a value', () => {
  it('all have a name and a unit of their own, whatever metric they are of', () => {
    const sites = randomCatalogue({ begin: march('03T00:00'), timeZone: 'UTC' });
    const unnamed = new Set<string>();
    for (const site of fc.sample(sites, { numRuns: 30, seed: 1 })) {
      // What priorities and severities a site has, it names itself.
      const levels = new Set([...site.priorityIds, ...(site.practice.severity?.levels ?? [])]);
      for (const { key, compute } of CATALOGUE) {
        const readings = compute(site).readings;
        const parts = readings.flatMap(({ parts: own, rows = [] }) => [
          own,
          ...rows.map((row) => row.parts),
        ]);
        for (const name of parts.flatMap((one) => Object.keys(one))) {
          if (!isNamedPart(name) && !levels.has(name)) unnamed.add(`${key}: ${name}`);
        }
      }
    }
    expect([...unnamed]).toEqual([]);
  });

  it.each([
    ['medianAge', 11.625, 'issues', '11.6 d'],
    ['hoursPerIssue', 3.5, 'hours', '3.5 h'],
    ['fresh', 60, 'score', '60\u00a0%'],
    ['byPoints', 15.8, 'percent', '15.8\u00a0%'],
    ['mean', 4, 'days', '4 d'],
    ['isByCount', 1, 'percent', 'yes'],
    ['isByCount', 0, 'percent', 'no'],
    ['isByCount', null, 'percent', '–'],
    ['unestimated', 2, 'percent', '2'],
  ])('%s: %d of a metric in %s is %s', (name, value, unit, expected) => {
    expect(partText(name, value, unit)).toBe(expected);
  });
});
