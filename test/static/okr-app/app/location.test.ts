import {
  hrefOf,
  itemAt,
  openItemOf,
  pagePathOf,
  pathOf,
  placeOf,
  withOpenItem,
  withPage,
  withQuery,
} from '../../../../static/okr-app/src/app/location';

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

  it.each([
    [
      '/tree?status=behind&open=objectives%2Fo-1#top',
      '/tree',
      'status=behind&open=objectives%2Fo-1',
    ],
    ['timeline/', '/timeline', ''],
    ['', '/', ''],
    ['/?text=a?b', '/', 'text=a?b'],
  ])('%s is a path and a query', (href, path, search) => {
    expect(placeOf(href)).toEqual({ path, search });
  });

  it('shows items of the list at their own path, and of other views beside it', () => {
    const item = { kind: 'objective', id: 'o-1' } as const;
    const inList = withOpenItem(placeOf('/?status=behind'), item);
    expect(hrefOf(inList)).toBe('/objectives/o-1?status=behind');
    const inTree = withOpenItem(placeOf('/tree?status=behind'), item);
    expect(hrefOf(inTree)).toBe('/tree?open=objectives%2Fo-1&status=behind');
    for (const place of [inList, inTree]) expect(openItemOf(place)).toEqual(item);
    expect(pagePathOf(inList)).toBe('/');
    expect(hrefOf(withOpenItem(inTree, null))).toBe('/tree?status=behind');
  });

  it('takes the filters along to another view, and leaves the open item', () => {
    expect(hrefOf(withPage(placeOf('/key-results/kr-1?status=behind'), '/table'))).toBe(
      '/table?status=behind',
    );
  });

  it('writes the same choice always the same way', () => {
    const one = withQuery('status=behind', { owner: ['b', 'a'], period: 'none' });
    const other = withQuery('period=none&owner=b&owner=a', { status: 'behind' });
    expect(one).toBe(other);
    expect(withQuery(one, { owner: null, period: null, status: [] })).toBe('');
  });
});
