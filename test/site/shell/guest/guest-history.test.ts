import { createGuestHistory, type HistoryMove } from './guest-history';

interface Site {
  readonly moves: HistoryMove[];
  onChange: (location: unknown, action: string) => void;
}

async function historyAt(pathname: string) {
  const site: Site = { moves: [], onChange: () => undefined };
  const location = { pathname, search: '', hash: '', state: null, key: 'default' };
  const history = await createGuestHistory({
    call: (command, data) => {
      if (command === 'createHistory') {
        site.onChange = (data as { onChange: Site['onChange'] }).onChange;
        return Promise.resolve(location);
      }
      site.moves.push(data as HistoryMove);
      return Promise.resolve(undefined);
    },
  });
  return { history, site, location };
}

describe('the history of an app page', () => {
  it('starts where the address bar is', async () => {
    const { history } = await historyAt('/objective/7');
    expect(history.location.pathname).toBe('/objective/7');
    expect(history.action).toBe('POP');
  });

  it('sends moves to the site, which owns the address bar', async () => {
    const { history, site } = await historyAt('/');
    history.push('/a?x=1', { from: 'test' });
    history.replace('/b');
    history.goBack();
    expect(site.moves).toEqual([
      { kind: 'push', to: '/a?x=1', state: { from: 'test' } },
      { kind: 'replace', to: '/b', state: undefined },
      { kind: 'go', steps: -1 },
    ]);
  });

  it('tells its listeners, and stops at once when one unlistens', async () => {
    const { history, site, location } = await historyAt('/');
    const heard: string[] = [];
    const unlisten = history.listen(({ pathname }, action) => heard.push(`${action} ${pathname}`));
    site.onChange({ ...location, pathname: '/a' }, 'PUSH');
    expect(history.location.pathname).toBe('/a');
    unlisten();
    site.onChange({ ...location, pathname: '/b' }, 'POP');
    expect(heard).toEqual(['PUSH /a']);
    expect(history.location.pathname).toBe('/b');
  });

  it('writes addresses of its locations', async () => {
    const { history } = await historyAt('/');
    expect(history.createHref({ pathname: '/a', search: '?x=1', hash: '#y' })).toBe('/a?x=1#y');
    expect(history.createHref('/plain')).toBe('/plain');
  });
});
