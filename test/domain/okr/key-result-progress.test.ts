import { complies, keyResultProgress } from '../../../src/domain/okr/key-result-progress';

const reach = (start: number, target: number) => ({ kind: 'reach', start, target }) as const;

describe('progress towards a target', () => {
  it.each([
    ['20 bugs to close, 12 closed', 0, 20, 12, 0.6, 0.6],
    ['20 bugs to close, 20 closed', 0, 20, 20, 1, 1],
    ['20 bugs to close, 25 closed', 0, 20, 25, 1.25, 1],
    ['P0 bugs from 50 down to 10, now 30', 50, 10, 30, 0.5, 0.5],
    ['P0 bugs from 50 down to 10, now 55', 50, 10, 55, -0.125, 0],
    ['P0 bugs from 50 down to 10, now 8', 50, 10, 8, 1.05, 1],
    ['from 40 % to 80 %, now 60 %', 40, 80, 60, 0.5, 0.5],
  ])('%s', (_label, start, target, value, raw, progress) => {
    const result = keyResultProgress(reach(start, target), value);
    expect(result.raw).toBeCloseTo(raw, 12);
    expect(result.progress).toBeCloseTo(progress, 12);
  });

  it('is unknown, not zero, without a value', () => {
    expect(keyResultProgress(reach(0, 20), null)).toEqual({ raw: null, progress: null });
  });

  it('is unknown when start and target are the same', () => {
    expect(keyResultProgress(reach(5, 5), 5)).toEqual({ raw: null, progress: null });
  });

  it('is plain zero at the start of a falling target', () => {
    expect(keyResultProgress(reach(50, 10), 50)).toEqual({ raw: 0, progress: 0 });
  });
});

describe('progress of a limit or band', () => {
  const above = { kind: 'stayAbove', limit: 95 } as const;

  it('is the share of days it was kept', () => {
    expect(keyResultProgress(above, 97, [true, true, false, true])).toEqual({
      raw: 0.75,
      progress: 0.75,
    });
  });

  it('is all or nothing on the first day', () => {
    expect(keyResultProgress(above, 95).progress).toBe(1);
    expect(keyResultProgress(above, 94.9).progress).toBe(0);
  });

  it('is unknown without a value, whatever was kept before', () => {
    expect(keyResultProgress(above, null, [true]).progress).toBeNull();
  });

  it.each([
    [{ kind: 'stayAbove', limit: 3 }, 3, true],
    [{ kind: 'stayAbove', limit: 3 }, 2.9, false],
    [{ kind: 'stayBelow', limit: 3 }, 3, true],
    [{ kind: 'stayBelow', limit: 3 }, 3.1, false],
    [{ kind: 'within', lower: 2, upper: 4 }, 2, true],
    [{ kind: 'within', lower: 2, upper: 4 }, 4, true],
    [{ kind: 'within', lower: 2, upper: 4 }, 1.9, false],
    [{ kind: 'within', lower: 2, upper: 4 }, 4.1, false],
    [{ kind: 'stayBelow', limit: 0.3 }, 0.1 + 0.2, true],
    [{ kind: 'reach', start: 0, target: 0.3 }, 0.1 + 0.2, true],
    [{ kind: 'reach', start: 0, target: 3 }, 2, false],
    [{ kind: 'reach', start: 3, target: 3 }, 3, false],
  ] as const)('%j with %d is kept: %s', (target, value, isKept) => {
    expect(complies(target, value)).toBe(isKept);
  });
});
