import { itemAt, pathOf } from '../../../../static/okr-app/src/app/location';

describe('the address', () => {
  it.each([
    ['/objectives/o-1', { kind: 'objective', id: 'o-1' }],
    ['/key-results/kr-1/', { kind: 'key-result', id: 'kr-1' }],
    ['key-results/kr-1', { kind: 'key-result', id: 'kr-1' }],
    ['/', null],
    ['/objectives', null],
    ['/something/else', null],
    ['/objectives/%E0%A4%A', { kind: 'objective', id: '%E0%A4%A' }],
  ])('%s names %p', (path, item) => {
    expect(itemAt(path)).toEqual(item);
  });

  it('leads back to what it was made from', () => {
    const item = { kind: 'key-result', id: 'a/b c' } as const;
    expect(itemAt(pathOf(item))).toEqual(item);
    expect(pathOf(null)).toBe('/');
  });
});
