/** What holds of every metric of the catalogue over any site, by any bucket, with any parameters. */
import fc from 'fast-check';
import { CATALOGUE } from '../../../../src/domain/metrics/catalogue/catalogue';
import type { CatalogueMetric } from '../../../../src/domain/metrics/catalogue/catalogue-metric';
import type { MetricSeries } from '../../../../src/domain/metrics/catalogue/metric-series';
import { addDays } from '../../../../src/domain/shared/calendar-date';
import { daysLater, issueBefore } from '../../../support/catalogue-changes';
import { DELETED } from '../../../support/random-catalogue';
import {
  holds,
  MARCH,
  MAY_IN_BERLIN,
  numbersOf,
  questions,
  rounded,
  SEED,
  contributionsOf,
} from './properties';
import { VALUE_FROM_PARTS } from './value-from-parts';

const DAY = 86_400_000;

const bucketsOf = ({ readings }: MetricSeries) =>
  readings.map(({ bucket: { start, container } }) => ({ start, container: container?.id }));

const linesOf = ({ readings }: MetricSeries) =>
  readings.flatMap(({ lines = [] }) => lines.flatMap(({ points }) => points.map(({ at }) => at)));

describe.each(CATALOGUE)('$name', (metric: CatalogueMetric) => {
  it('has the value that its contributors make', () => {
    holds(questions(metric), (question) => {
      const { input, parameters } = question;
      const rule = VALUE_FROM_PARTS[metric.key];
      if (rule === undefined) throw new Error(`Say in VALUE_FROM_PARTS how ${metric.key} adds up`);
      for (const reading of metric.compute(input, parameters).readings) {
        const made = reading.reason === null ? rule(reading, question) : null;
        expect(rounded(reading.value)).toBe(rounded(made));
      }
    });
  });

  it('accounts for every issue: counted, left out with a reason, or outside', () => {
    holds(questions(metric), ({ input, parameters }) => {
      const { readings, outside } = metric.compute(input, parameters);
      const inside = readings.flatMap(({ contributors, excluded }) =>
        [...contributors, ...excluded].map(({ issueId }) => issueId),
      );
      const left = outside.map(({ issueId }) => issueId);
      const told = new Set([...inside, ...left]);
      // What was deleted is known by the sprints that were frozen with it, and by nothing else.
      told.delete(DELETED);
      expect(told).toEqual(new Set(input.histories.map(({ id }) => id)));
      expect(inside.filter((id) => left.includes(id))).toEqual([]);
      expect(new Set(left).size).toBe(left.length);
    });
  });

  it('counts nothing twice in one bucket, and never tells a number that is none', () => {
    holds(questions(metric), ({ input, parameters }) => {
      for (const reading of metric.compute(input, parameters).readings) {
        const { contributors, excluded, value, reason, parts, numerator, denominator } = reading;
        const ids = [...contributors, ...excluded].map(({ issueId }) => issueId);
        // An issue can be in review more than once.
        const isOften = metric.key === 'code-review-time';
        expect(isOften ? [] : ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
        const amounts = contributors.flatMap(({ amount, of }) => [amount, of]);
        const numbers = [value, numerator, denominator, ...Object.values(parts), ...amounts];
        expect(numbers.filter((one) => one !== null && !Number.isFinite(one))).toEqual([]);
        expect(value === null).toBe(reason !== null);
      }
    });
  });

  it('does not depend on the order of the issues', () => {
    holds(questions(metric), ({ input, parameters }) => {
      const series = metric.compute(input, parameters);
      const { histories } = input;
      const odd = histories.filter((_, place) => place % 2 === 1);
      const even = histories.filter((_, place) => place % 2 === 0);
      for (const other of [histories.toReversed(), [...odd, ...even]]) {
        const turned = metric.compute({ ...input, histories: other }, parameters);
        expect(numbersOf(turned)).toEqual(numbersOf(series));
        expect(contributionsOf(turned)).toEqual(contributionsOf(series));
      }
    });
  });

  it.each([
    ['UTC', MARCH],
    ['Berlin', MAY_IN_BERLIN],
  ])('moves by a week when everything does, and changes in nothing else: %s', (_, sites) => {
    // A month later by a week is another month.
    const weekly = questions(metric, sites, ['day', 'week', 'sprint', 'version']);
    holds(weekly, ({ input, parameters }) => {
      const before = metric.compute(input, parameters);
      const after = metric.compute(daysLater(input, 7), parameters);
      expect(numbersOf(after)).toEqual(numbersOf(before));
      expect(linesOf(after)).toEqual(linesOf(before).map((at) => at + 7 * DAY));
      expect(bucketsOf(after)).toEqual(
        bucketsOf(before).map((one) => ({ ...one, start: addDays(one.start, 7) })),
      );
    });
  });

  it('is no other for what was computed before', () => {
    holds(questions(metric), ({ input, parameters }) => {
      const cut = input.now - 10 * DAY;
      const known = input.histories.filter(({ createdAt }) => createdAt < cut);
      const before = {
        ...input,
        histories: known.map((issue) => issueBefore(issue, cut)),
        now: cut,
      };
      metric.compute(before, parameters);
      const copy = { ...input, histories: structuredClone(input.histories) };
      const anew = metric.compute(copy, parameters);
      const twice = metric.compute({ ...input }, parameters);
      metric.compute({ ...input, now: cut }, parameters);
      expect(numbersOf(twice)).toEqual(numbersOf(anew));
      expect(numbersOf(metric.compute(input, parameters))).toEqual(numbersOf(anew));
    });
  });

  it('leaves what it reads as it was', () => {
    holds(
      questions(metric),
      ({ input, parameters }) => {
        const before = JSON.stringify(input.histories);
        metric.compute(input, parameters);
        expect(JSON.stringify(input.histories)).toBe(before);
      },
      5,
    );
  });
});

/** In which of forty sites at least; trends that are surely bad are rare. */
const OFTEN = 15;
const RARE: Readonly<Record<string, number>> = { 'component-quality': 5 };

describe('The sites these properties hold of', () => {
  it.each(CATALOGUE)('have values of $name that are more than 0', (metric) => {
    const asked = fc.sample(questions(metric), { numRuns: 40, seed: SEED });
    const some = asked.filter(({ input, parameters }) =>
      metric.compute(input, parameters).readings.some(({ value }) => value !== null && value !== 0),
    );
    expect(some.length).toBeGreaterThanOrEqual(RARE[metric.key] ?? OFTEN);
  });
});
