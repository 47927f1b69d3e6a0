import { checkZones, zoneMarks, zoneOf } from '../../../src/domain/okr/zones';

const rising = { kind: 'reach', start: 0, target: 20 } as const;
const falling = { kind: 'reach', start: 50, target: 10 } as const;
const ofRising = { commit: 15, stretch: 25 };
const ofFalling = { commit: 20, stretch: 5 };

describe('zones', () => {
  it.each([
    ['of a rising target', rising, ofRising],
    ['of a falling target', falling, ofFalling],
    ['that meet the target', rising, { commit: 20, stretch: 20 }],
    ['that are not set', rising, null],
    ['that are not set for a limit', { kind: 'stayBelow', limit: 5 } as const, null],
  ] as const)('are accepted %s', (_label, target, zones) => {
    expect(checkZones(target, zones)).toEqual({ ok: true, value: zones });
  });

  it.each([
    ['zones-out-of-order', rising, { commit: 0, stretch: 25 }],
    ['zones-out-of-order', rising, { commit: 21, stretch: 25 }],
    ['zones-out-of-order', rising, { commit: 15, stretch: 19 }],
    ['zones-out-of-order', falling, ofRising],
    ['zones-out-of-order', falling, { commit: 51, stretch: 5 }],
    ['zone-not-a-number', rising, { commit: Number.NaN, stretch: 25 }],
    ['zones-need-a-target', { kind: 'stayBelow', limit: 5 } as const, ofFalling],
    ['zones-need-a-target', { kind: 'within', lower: 1, upper: 5 } as const, ofFalling],
  ] as const)('are refused with %s: %j %j', (error, target, zones) => {
    expect(checkZones(target, zones)).toEqual({ ok: false, error });
  });

  it.each([
    [-1, 'below-baseline'],
    [0, 'baseline'],
    [14.9, 'baseline'],
    [15, 'commit'],
    [20, 'target'],
    [24.9, 'target'],
    [25, 'stretch'],
    [30, 'stretch'],
  ])('of 0 → 15 → 20 → 25 put %d in %s', (value, zone) => {
    expect(zoneOf(rising, ofRising, value)).toBe(zone);
  });

  it.each([
    [51, 'below-baseline'],
    [50, 'baseline'],
    [20, 'commit'],
    [10, 'target'],
    [5, 'stretch'],
  ])('of 50 → 20 → 10 → 5 put %d in %s', (value, zone) => {
    expect(zoneOf(falling, ofFalling, value)).toBe(zone);
  });

  it('say nothing where there are none', () => {
    expect(zoneOf(rising, null, 5)).toBeNull();
    expect(zoneOf({ kind: 'stayAbove', limit: 5 }, null, 5)).toBeNull();
    expect(zoneMarks({ kind: 'stayAbove', limit: 5 }, null)).toEqual([]);
  });

  it('have their places on the way from start to target', () => {
    expect(zoneMarks(falling, ofFalling)).toEqual([
      { zone: 'baseline', value: 50, ratio: 0 },
      { zone: 'commit', value: 20, ratio: 0.75 },
      { zone: 'target', value: 10, ratio: 1 },
      { zone: 'stretch', value: 5, ratio: 1.125 },
    ]);
  });
});
