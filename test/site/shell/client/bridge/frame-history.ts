import type { HistoryAction, HistoryLocation, HistoryMove } from '../../guest/guest-history';
import { hrefOf } from '../../guest/guest-history';
import { notePath } from '../site/location';

type OnChange = (location: HistoryLocation, action: HistoryAction) => unknown;

export interface FrameHistory {
  readonly open: (onChange: OnChange) => HistoryLocation;
  readonly move: (move: HistoryMove) => void;
  readonly stop: () => void;
}

/** The app's history is the part of the address below its page's base. */
export function createFrameHistory(base: string): FrameHistory {
  const listeners = new Set<OnChange>();
  const tell = (action: HistoryAction): void => {
    for (const listener of [...listeners]) void listener(locationBelow(base), action);
  };
  const onPop = (): void => {
    if (window.location.pathname.startsWith(base)) tell('POP');
  };
  window.addEventListener('popstate', onPop);
  return {
    open(onChange) {
      listeners.add(onChange);
      return locationBelow(base);
    },
    move(move) {
      if (move.kind === 'go') {
        window.history.go(move.steps);
        return;
      }
      const href = hrefOf(move.to);
      const state = move.state ?? (typeof move.to === 'string' ? null : move.to.state);
      const url = `${base}${href.startsWith('/') ? '' : '/'}${href}`;
      if (move.kind === 'push') window.history.pushState(state, '', url);
      else window.history.replaceState(state, '', url);
      notePath();
      tell(move.kind === 'push' ? 'PUSH' : 'REPLACE');
    },
    stop() {
      listeners.clear();
      window.removeEventListener('popstate', onPop);
    },
  };
}

function locationBelow(base: string): HistoryLocation {
  const { pathname, search, hash } = window.location;
  return {
    pathname: pathname.slice(base.length) || '/',
    search,
    hash,
    state: window.history.state,
    key: 'default',
  };
}
