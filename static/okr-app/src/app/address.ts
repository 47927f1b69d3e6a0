import { view } from '@forge/bridge';
import { itemAt, type OpenItem, pathOf } from './location';
import { createObservable, type Observable } from './observable';

type History = Awaited<ReturnType<typeof view.createHistory>>;

/**
 * The opened objective or key result, kept in the page's address so that it can be linked to and
 * gone back from.
 */
export interface Address extends Omit<Observable<OpenItem | null>, 'set'> {
  readonly open: (item: OpenItem | null) => void;
  /** Starts to follow the address bar; answers with the way to stop. */
  readonly start: () => () => void;
}

export function createAddress(): Address {
  const item = createObservable<OpenItem | null>(null);
  let history: History | null = null;

  const follow = async (isStopped: () => boolean): Promise<(() => void) | undefined> => {
    const created = await view.createHistory();
    if (isStopped()) return undefined;
    history = created;
    item.set(itemAt(created.location.pathname));
    return created.listen((location) => {
      item.set(itemAt(location.pathname));
    });
  };

  return {
    get: item.get,
    subscribe: item.subscribe,
    open: (next) => {
      item.set(next);
      history?.push(pathOf(next));
    },
    start: () => {
      let isStopped = false;
      let unlisten: (() => void) | undefined;
      follow(() => isStopped)
        .then((stop) => {
          unlisten = stop;
        })
        .catch(() => {
          // A host without history: items still open, only without an address of their own.
          history = null;
        });
      return () => {
        isStopped = true;
        unlisten?.();
      };
    },
  };
}
