import { CATALOGUE } from '../../../../src/domain/metrics/catalogue/catalogue';
import { checkParameters } from '../../../../src/domain/metrics/catalogue/parameters';
import { flowInput } from '../../../support/flow-input';

describe('The catalogue', () => {
  it('has 36 metrics with keys of their own', () => {
    expect(new Set(CATALOGUE.map(({ key }) => key)).size).toBe(36);
  });

  it.each(CATALOGUE)('$key tells everything there is to know before adding it', (metric) => {
    const { definition, example, differsFromJira, buckets, parameters } = metric;
    expect([definition, example, differsFromJira].filter((text) => text.length < 20)).toEqual([]);
    expect(buckets.length).toBeGreaterThan(0);
    const defaults = Object.fromEntries(parameters.map((one) => [one.key, one.default]));
    expect(checkParameters(parameters, defaults)).toEqual({ ok: true, value: defaults });
  });

  it.each(CATALOGUE)('$key over nothing has no number that is none', (metric) => {
    const { readings } = metric.compute(flowInput({ histories: [] }));
    const numbers = readings.flatMap(({ value, numerator, denominator, parts }) => [
      ...[value, numerator, denominator],
      ...Object.values(parts),
    ]);
    expect(numbers.filter((one) => one !== null && !Number.isFinite(one))).toEqual([]);
    expect(readings.filter(({ value, reason }) => (value === null) !== (reason !== null))).toEqual(
      [],
    );
  });
});

describe('Parameters', () => {
  const named = { label: 'Name', help: 'Help' };
  const parameters = [
    {
      ...named,
      key: 'mode',
      kind: 'choice' as const,
      options: [{ value: 'a', label: 'A' }],
      default: 'a',
    },
    { ...named, key: 'days', kind: 'days' as const, default: 90, min: 1, max: 365 },
    { ...named, key: 'share', kind: 'number' as const, default: 0.5, min: 0, max: 1 },
    {
      ...named,
      key: 'words',
      kind: 'text-list' as const,
      of: 'releases' as const,
      default: [],
      maxItems: 2,
    },
    { ...named, key: 'on', kind: 'boolean' as const, default: false },
  ];

  it.each([
    ['mode', 'b', 'not-an-option'],
    ['mode', 1, 'wrong-kind'],
    ['days', 1.5, 'wrong-kind'],
    ['days', 0, 'out-of-range'],
    ['share', 1.1, 'out-of-range'],
    ['share', Number.NaN, 'wrong-kind'],
    ['words', ['a', 'b', 'c'], 'out-of-range'],
    ['words', ['a'.repeat(256)], 'out-of-range'],
    ['words', 'a', 'wrong-kind'],
    ['on', 'yes', 'wrong-kind'],
    ['other', true, 'unknown-parameter'],
  ])('%s = %p is refused as %s', (key, value, kind) => {
    expect(checkParameters(parameters, { [key]: value })).toEqual({
      ok: false,
      error: [{ key, kind }],
    });
  });

  it('that fit are taken', () => {
    const values = { mode: 'a', days: 30, share: 0.25, words: ['x'], on: true };
    expect(checkParameters(parameters, values)).toEqual({ ok: true, value: values });
  });
});
