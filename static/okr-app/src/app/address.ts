import { view } from '@forge/bridge';
import {
  hrefOf,
  openItemOf,
  type OpenItem,
  type Place,
  placeOf,
  type QueryChange,
  withOpenItem,
  withPage,
  withQuery,
} from './location';
import { createObservable, type Observable } from './observable';

type History = Awaited<ReturnType<typeof view.createHistory>>;
type Read<Value> = Pick<Observable<Value>, 'get' | 'subscribe'>;

/**
 * Where the page stands: which view, its filters, and the opened objective or key result. All of
 * it is in the address bar, so that it can be linked to and gone back from. Reads as the open item.
 */
export interface Address extends Read<OpenItem | null> {
  readonly place: Read<Place>;
  /** Opens an item where the person is, or closes it. */
  readonly open: (item: OpenItem | null) => void;
  /** To another page, with the same filters. */
  readonly show: (path: string) => void;
  /** To "/report?cycle=c-1", with that query only. */
  readonly go: (href: string) => void;
  /** `replace` for steps that "back" should not stop at, such as typing. */
  readonly setQuery: (change: QueryChange, how?: 'push' | 'replace') => void;
  /** Starts to follow the address bar; answers with the way to stop. */
  readonly start: () => () => void;
}

/**
 * `remembered` is where a person goes who asks for nothing particular; `onMove` hears of every
 * place that they choose here, not of the one a link brought them to.
 */
export function createAddress(
  remembered: Place = placeOf('/'),
  onMove: (place: Place) => void = () => undefined,
): Address {
  const place = createObservable(remembered);
  const item = createObservable(openItemOf(remembered));
  let history: History | null = null;

  const take = (next: Place): void => {
    place.set(next);
    const opened = openItemOf(next);
    const before = item.get();
    if (opened?.kind !== before?.kind || opened?.id !== before?.id) item.set(opened);
  };
  const move = (next: Place, how: 'push' | 'replace' = 'push'): void => {
    if (hrefOf(next) === hrefOf(place.get())) return;
    take(next);
    onMove(next);
    history?.[how](hrefOf(next));
  };
  const onHistory = (created: History): void => {
    history = created;
    const asked = placeIn(created.location);
    if (hrefOf(asked) !== '/') take(asked);
    else if (hrefOf(place.get()) !== '/') created.replace(hrefOf(place.get()));
  };

  return {
    get: item.get,
    subscribe: item.subscribe,
    place,
    open: (next) => {
      move(withOpenItem(place.get(), next));
    },
    show: (path) => {
      move(withPage(place.get(), path));
    },
    go: (href) => {
      move(placeOf(href));
    },
    setQuery: (change, how) => {
      const { path, search } = place.get();
      move({ path, search: withQuery(search, change) }, how);
    },
    start: () => followHost(onHistory, take),
  };
}

/** Without a history of the host, pages still open, only without an address of their own. */
function followHost(
  onHistory: (history: History) => void,
  onChange: (place: Place) => void,
): () => void {
  let isStopped = false;
  let unlisten: (() => void) | undefined;
  const follow = async (): Promise<void> => {
    const history = await view.createHistory();
    if (isStopped) return;
    onHistory(history);
    unlisten = history.listen((location) => {
      onChange(placeIn(location));
    });
  };
  follow().catch(() => {
    unlisten = undefined;
  });
  return () => {
    isStopped = true;
    unlisten?.();
  };
}

/** A host may leave the query out where there is none. */
function placeIn(location: { readonly pathname: string; readonly search?: string }): Place {
  return placeOf(`${location.pathname}${location.search ?? ''}`);
}
