import { checkTarget } from '../../../src/domain/okr/check-target';

describe('a target', () => {
  it.each([
    [{ kind: 'reach', start: 50, target: 10 }],
    [{ kind: 'stayAbove', limit: 0 }],
    [{ kind: 'stayBelow', limit: -1 }],
    [{ kind: 'within', lower: 2, upper: 2 }],
  ] as const)('may be %j', (target) => {
    expect(checkTarget(target)).toEqual({ ok: true, value: target });
  });

  it.each([
    ['target-equals-start', { kind: 'reach', start: 5, target: 5 }],
    ['band-upside-down', { kind: 'within', lower: 3, upper: 2 }],
    ['target-not-a-number', { kind: 'reach', start: 0, target: Number.NaN }],
    ['target-not-a-number', { kind: 'stayAbove', limit: Number.POSITIVE_INFINITY }],
  ] as const)('is refused with %s', (error, target) => {
    expect(checkTarget(target)).toEqual({ ok: false, error });
  });
});
