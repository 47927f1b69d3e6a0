/** What holds of every metric of the catalogue over any site. */
import fc from 'fast-check';
import { CATALOGUE } from '../../../../src/domain/metrics/catalogue/catalogue';
import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import type { CatalogueMetric } from '../../../../src/domain/metrics/catalogue/catalogue-metric';
import type {
  MetricReading,
  MetricSeries,
} from '../../../../src/domain/metrics/catalogue/metric-series';
import { addDays } from '../../../../src/domain/shared/calendar-date';
import { startOfDay } from '../../../../src/domain/shared/zoned-time';
import { daysLater, issueBefore, onlyIssues } from '../../../support/catalogue-changes';
import { march } from '../../../support/issue-timeline';
import { randomCatalogue } from '../../../support/random-catalogue';
import { VALUE_FROM_PARTS } from './value-from-parts';

const MARCH = randomCatalogue({ begin: march('03T00:00'), timeZone: 'UTC' });
/** Five weeks without a change of the clocks. */
const MAY_IN_BERLIN = randomCatalogue({
  begin: Date.parse('2025-05-04T22:00Z'),
  timeZone: 'Europe/Berlin',
});
const RUNS = { numRuns: 25, seed: 20_251_121 };

/** Sums of fractions differ in the last digit with the order they are added in. */
const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e8) / 1e8);

function numbersOf({ readings }: MetricSeries) {
  return readings.map(({ value, n, numerator, denominator, reason, flags, parts }) => ({
    ...{ value: rounded(value), n, reason, flags: [...flags].sort() },
    ...{ numerator: rounded(numerator), denominator: rounded(denominator) },
    parts: Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, rounded(part)])),
  }));
}

/** Who contributed what to each bucket, in no order. */
function contributionsOf({ readings }: MetricSeries) {
  return readings.map(({ bucket, contributors, excluded }) => [
    bucket.start,
    bucket.container?.id,
    contributors.map((one) => JSON.stringify({ ...one, amount: rounded(one.amount) })).sort(),
    excluded.map((one) => JSON.stringify(one)).sort(),
  ]);
}

const bucketsOf = ({ readings }: MetricSeries) =>
  readings.map(({ bucket: { start, container } }) => ({ start, container: container?.id }));

/** Two halves of a site, bucket by bucket. */
function merged(one: MetricSeries, other: MetricSeries): MetricSeries {
  const readings = one.readings.map((reading, place): MetricReading => {
    const beside = other.readings[place];
    return {
      ...reading,
      contributors: [...reading.contributors, ...(beside?.contributors ?? [])],
      excluded: [...reading.excluded, ...(beside?.excluded ?? [])],
    };
  });
  return { readings, outside: [...one.outside, ...other.outside] };
}

/** Metrics in which what one issue says depends on the others, and on which. */
const NOT_APART: Readonly<Record<string, string>> = {
  'epic-progress': 'goes by count where too few of all issues together are estimated',
};

const holds = (property: (input: CatalogueInput) => void, sites = MARCH) => {
  fc.assert(fc.property(sites, property), RUNS);
};

describe.each(CATALOGUE)('$name', (metric: CatalogueMetric) => {
  it('has the value that its contributors make', () => {
    holds((input) => {
      const rule = VALUE_FROM_PARTS[metric.key];
      if (rule === undefined) throw new Error(`Say in VALUE_FROM_PARTS how ${metric.key} adds up`);
      for (const reading of metric.compute(input).readings) {
        const made = reading.reason === null ? rule(reading) : null;
        expect(rounded(reading.value)).toBe(rounded(made));
      }
    });
  });

  it('accounts for every issue: counted, left out with a reason, or outside', () => {
    holds((input) => {
      const { readings, outside } = metric.compute(input);
      const inside = readings.flatMap(({ contributors, excluded }) =>
        [...contributors, ...excluded].map(({ issueId }) => issueId),
      );
      const left = outside.map(({ issueId }) => issueId);
      expect(new Set([...inside, ...left])).toEqual(new Set(input.histories.map(({ id }) => id)));
      expect(inside.filter((id) => left.includes(id))).toEqual([]);
      expect(new Set(left).size).toBe(left.length);
    });
  });

  it('does not depend on the order of the issues', () => {
    holds((input) => {
      const turned = metric.compute({ ...input, histories: input.histories.toReversed() });
      expect(numbersOf(turned)).toEqual(numbersOf(metric.compute(input)));
    });
  });

  it.each([
    ['UTC', MARCH],
    ['Berlin', MAY_IN_BERLIN],
  ])('moves by a week when everything does, and changes in nothing else: %s', (_, sites) => {
    holds((input) => {
      const [before, after] = [metric.compute(input), metric.compute(daysLater(input, 7))];
      expect(numbersOf(after)).toEqual(numbersOf(before));
      expect(bucketsOf(after)).toEqual(
        bucketsOf(before).map((one) => ({ ...one, start: addDays(one.start, 7) })),
      );
    }, sites);
  });

  it('is no other for what was computed before', () => {
    holds((input) => {
      const cut = input.now - 10 * 86_400_000;
      const known = input.histories.filter(({ createdAt }) => createdAt < cut);
      const before = {
        ...input,
        histories: known.map((issue) => issueBefore(issue, cut)),
        now: cut,
      };
      metric.compute(before);
      const copy = { ...input, histories: structuredClone(input.histories) };
      expect(numbersOf(metric.compute(input))).toEqual(numbersOf(metric.compute(copy)));
    });
  });

  it('leaves what it reads as it was', () => {
    holds((input) => {
      const before = JSON.stringify(input.histories);
      metric.compute(input);
      expect(JSON.stringify(input.histories)).toBe(before);
    });
  });
});

const apart = CATALOGUE.filter(
  ({ key, population }) => population !== 'units' && NOT_APART[key] === undefined,
);

describe.each(apart)('$name, issue by issue', (metric) => {
  const rule = VALUE_FROM_PARTS[metric.key];

  it('of two projects is what both make together', () => {
    holds((input) => {
      const of = (project: string) =>
        metric.compute(onlyIssues(input, ({ projectId }) => projectId === project));
      const both = merged(of('1'), of('2'));
      const whole = metric.compute(input);
      expect(contributionsOf(both)).toEqual(contributionsOf(whole));
      // Scores, and what stands beside the issues such as finished work, are no sums of them.
      const valuesOf = ({ readings }: MetricSeries) =>
        metric.unit === 'score' || rule === undefined
          ? []
          : readings.map((one) => (one.numerator === null ? rounded(rule(one)) : null));
      expect(valuesOf(both)).toEqual(valuesOf(whole));
    });
  });

  it('after some issues changed is what the others said, and what these say now', () => {
    holds((input) => {
      const cut = input.now - 10 * 86_400_000;
      const isChanged = (issue: CatalogueInput['histories'][number]) =>
        issue.createdAt >= cut ||
        Object.values(issue.changes).some((all) => all.some(({ at }) => at >= cut));
      const others = metric.compute(onlyIssues(input, (issue) => !isChanged(issue)));
      const these = metric.compute(onlyIssues(input, isChanged));
      expect(contributionsOf(merged(others, these))).toEqual(
        contributionsOf(metric.compute(input)),
      );
    });
  });
});

describe('Across a change of the clocks', () => {
  // On Sunday 30 March 2025 the clocks of Berlin jump from two to three.
  const BERLIN = 'Europe/Berlin';
  const sites = randomCatalogue({
    begin: startOfDay(addDays('2025-03-03' as never, 0), BERLIN),
    timeZone: BERLIN,
  });

  it.each(CATALOGUE)('$name has weeks that follow each other without a gap', (metric) => {
    holds((input) => {
      const starts = metric.compute(daysLater(input, 14)).readings.map(({ bucket }) => bucket);
      for (const [place, { start, container }] of starts.entries()) {
        const before = starts[place - 1];
        if (before === undefined || container !== undefined) continue;
        expect(start).toBe(before.end);
      }
    }, sites);
  });
});
