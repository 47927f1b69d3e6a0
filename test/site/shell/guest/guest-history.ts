/** The history object of `view.createHistory()`, in the shape of the `history` package, v4. */
import type { Rpc } from '../rpc';

export interface HistoryLocation {
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly state: unknown;
  readonly key: string;
}

export type HistoryAction = 'POP' | 'PUSH' | 'REPLACE';
type To = string | Partial<HistoryLocation>;
type Listener = (location: HistoryLocation, action: HistoryAction) => void;

/** One move of the app, sent to the site, which owns the address bar. */
export type HistoryMove =
  | { readonly kind: 'push' | 'replace'; readonly to: To; readonly state?: unknown }
  | { readonly kind: 'go'; readonly steps: number };

export interface GuestHistory {
  action: HistoryAction;
  location: HistoryLocation;
  readonly length: number;
  readonly push: (to: To, state?: unknown) => void;
  readonly replace: (to: To, state?: unknown) => void;
  readonly go: (steps: number) => void;
  readonly goBack: () => void;
  readonly goForward: () => void;
  readonly createHref: (to: To) => string;
  /** Returns its own undoing at once: the app's effects call it synchronously. */
  readonly listen: (listener: Listener) => () => void;
}

/** It lives in the page; only its moves travel. */
export async function createGuestHistory(rpc: Pick<Rpc, 'call'>): Promise<GuestHistory> {
  const listeners = new Set<Listener>();
  const move = (change: HistoryMove): void => void rpc.call('history', change);
  const onChange = (location: HistoryLocation, action: HistoryAction): void => {
    history.location = location;
    history.action = action;
    for (const listener of [...listeners]) listener(location, action);
  };
  const start = (await rpc.call('createHistory', { onChange })) as HistoryLocation;
  const history: GuestHistory = {
    action: 'POP',
    location: start,
    length: 1,
    push: (to, state) => {
      move({ kind: 'push', to, state });
    },
    replace: (to, state) => {
      move({ kind: 'replace', to, state });
    },
    go: (steps) => {
      move({ kind: 'go', steps });
    },
    goBack: () => {
      move({ kind: 'go', steps: -1 });
    },
    goForward: () => {
      move({ kind: 'go', steps: 1 });
    },
    createHref: hrefOf,
    listen: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
  return history;
}

export function hrefOf(to: To): string {
  if (typeof to === 'string') return to;
  return `${to.pathname ?? '/'}${to.search ?? ''}${to.hash ?? ''}`;
}
