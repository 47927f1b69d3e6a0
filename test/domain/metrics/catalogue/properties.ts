/** Sites, questions and comparisons for the properties that hold of all metrics. */
import fc from 'fast-check';
import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import type { CatalogueMetric } from '../../../../src/domain/metrics/catalogue/catalogue-metric';
import type {
  MetricReading,
  MetricSeries,
} from '../../../../src/domain/metrics/catalogue/metric-series';
import type { MetricParameter } from '../../../../src/domain/metrics/catalogue/parameters';
import type {
  MetricParameters,
  ParameterValue,
} from '../../../../src/domain/metrics/tracked-metric';
import { march } from '../../../support/issue-timeline';
import { randomCatalogue } from '../../../support/random-catalogue';

export const SEED = 20_251_121;

/** Drawn once: thinking up a site takes longer than to compute a metric over it. */
const drawn = (sites: fc.Arbitrary<CatalogueInput>, numRuns = 40) =>
  fc.constantFrom(...fc.sample(sites, { numRuns, seed: SEED }));

const IN_MARCH = { begin: march('03T00:00'), timeZone: 'UTC' };
/** Ten weeks without a change of the clocks, as were the seven before. */
const IN_MAY = { begin: Date.parse('2025-05-25T22:00Z'), timeZone: 'Europe/Berlin' };

interface Sites {
  readonly usual: fc.Arbitrary<CatalogueInput>;
  readonly large: fc.Arbitrary<CatalogueInput>;
}

export const sitesOf = (where: Parameters<typeof randomCatalogue>[0]): Sites => ({
  usual: drawn(randomCatalogue(where)),
  large: drawn(randomCatalogue({ ...where, issues: 90 }), 20),
});

export const MARCH = sitesOf(IN_MARCH);
export const MAY_IN_BERLIN = sitesOf(IN_MAY);

/** They have no value over few issues, nor by short buckets. */
const NEEDS_MANY: Readonly<Record<string, readonly Bucket[]>> = {
  'estimation-accuracy': ['week', 'month', 'sprint'],
  'component-quality': ['week'],
  'user-productivity': ['week', 'month', 'quarter'],
};

type Bucket = CatalogueInput['bucket'];

/** Anything that people can set for a metric, without a list of ids that no site has. */
function anyValue(parameter: MetricParameter): fc.Arbitrary<ParameterValue> {
  switch (parameter.kind) {
    case 'choice':
      return fc.constantFrom(...parameter.options.map(({ value }) => value));
    case 'boolean':
      return fc.boolean();
    case 'text-list':
      return fc.constantFrom(
        [],
        parameter.key === 'releases' ? ['v1', '2.0'] : ['Fixed', 'Duplicate'],
      );
    case 'days':
      return fc.constantFrom(parameter.default, parameter.min, 20);
    case 'number':
      return fc.constantFrom(parameter.default, parameter.min, parameter.max / 4);
  }
}

export interface Question {
  readonly input: CatalogueInput;
  readonly parameters: MetricParameters;
}

/** A site with one of the buckets that a metric can have, and with any parameters. */
export function questions(
  metric: CatalogueMetric,
  sites = MARCH,
  buckets: readonly Bucket[] = ['day', 'week', 'month', 'quarter', 'sprint', 'version'],
): fc.Arbitrary<Question> {
  const many = NEEDS_MANY[metric.key];
  const able = (many ?? metric.buckets).filter((bucket) => buckets.includes(bucket));
  const parameters = fc
    .tuple(...metric.parameters.map((one) => fc.option(anyValue(one))))
    .map((values) =>
      Object.fromEntries(
        values.flatMap((value, place) => {
          const key = metric.parameters[place]?.key;
          return value === null || key === undefined ? [] : [[key, value] as const];
        }),
      ),
    );
  return fc
    .tuple(many === undefined ? sites.usual : sites.large, fc.constantFrom(...able), parameters)
    .map(([input, bucket, set]): Question => ({ input: { ...input, bucket }, parameters: set }));
}

export const holds = (
  arbitrary: fc.Arbitrary<Question>,
  property: (question: Question) => void,
  numRuns = 10,
): void => {
  fc.assert(fc.property(arbitrary, property), { numRuns, seed: SEED });
};

/** Sums of fractions differ in the last digit with the order they are added in. */
export const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1e7) / 1e7 + 0;

const roundedAll = (parts: Readonly<Record<string, number | null>>) =>
  Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, rounded(part)]));

/** Everything that is told but when, and who the issues are. */
export function numbersOf({ readings }: MetricSeries) {
  return readings.map(
    ({ value, n, numerator, denominator, reason, flags, parts, rows, lines }) => ({
      ...{ value: rounded(value), n, reason, flags: [...flags].sort() },
      ...{ numerator: rounded(numerator), denominator: rounded(denominator) },
      parts: roundedAll(parts),
      rows: (rows ?? [])
        .map(({ parts: own, ...row }) =>
          JSON.stringify({
            ...row,
            value: rounded(row.value),
            n: rounded(row.n),
            ...roundedAll(own),
          }),
        )
        .sort(),
      lines: lines?.map(({ key, points }) => [key, points.map((one) => rounded(one.value))]),
    }),
  );
}

/** Who contributed what to each bucket, in no order. */
export function contributionsOf({ readings }: Pick<MetricSeries, 'readings'>) {
  return readings.map(({ bucket, contributors, excluded }) => [
    bucket.start,
    bucket.container?.id,
    contributors
      .map((one) => JSON.stringify({ ...one, amount: rounded(one.amount), of: rounded(one.of) }))
      .sort(),
    excluded.map((one) => JSON.stringify(one)).sort(),
  ]);
}

const added = (one: number | null, other: number | null): number | null =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);

/** Two halves of a site, bucket by bucket: issues together, counts and sums added. */
export function merged(one: MetricSeries, other: MetricSeries): MetricSeries {
  const readings = one.readings.map((reading, place): MetricReading => {
    const beside = other.readings[place];
    if (beside === undefined) return reading;
    const names = [...new Set([...Object.keys(reading.parts), ...Object.keys(beside.parts)])];
    return {
      ...reading,
      n: reading.n + beside.n,
      numerator: added(reading.numerator, beside.numerator),
      denominator: added(reading.denominator, beside.denominator),
      parts: Object.fromEntries(
        names.map((name) => [name, added(reading.parts[name] ?? null, beside.parts[name] ?? null)]),
      ),
      contributors: [...reading.contributors, ...beside.contributors],
      excluded: [...reading.excluded, ...beside.excluded],
    };
  });
  return { readings, outside: [...one.outside, ...other.outside] };
}
