/** What the address names. Every objective and every key result has one. */
export interface OpenItem {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
}

/** A part of the app's address: the path, and the query without its question mark. */
export interface Place {
  readonly path: string;
  readonly search: string;
}

/** What to set in a query; `null` and the empty list take a name out. */
export type QueryChange = Readonly<Record<string, string | readonly string[] | null>>;

export const LIST_PATH = '/';

const ITEM_PATH = /^\/(objectives|key-results)\/([^/]+)\/?$/;

/** On pages other than the list, the open item stands in the query. */
const OPEN = 'open';

export function pathOf(item: OpenItem | null): string {
  if (item === null) return LIST_PATH;
  const folder = item.kind === 'objective' ? 'objectives' : 'key-results';
  return `/${folder}/${encodeURIComponent(item.id)}`;
}

/** `null` for the list itself and for anything that names nothing here. */
export function itemAt(path: string): OpenItem | null {
  const match = ITEM_PATH.exec(withSlash(path));
  const id = match?.[2];
  if (id === undefined) return null;
  return { kind: match?.[1] === 'objectives' ? 'objective' : 'key-result', id: decode(id) };
}

/** From "/tree?status=behind", as the host or a link writes it. */
export function placeOf(href: string): Place {
  const [path = '', search = ''] = href.split(/\?(.*)/s);
  return { path: withSlash(path).replace(/(.)\/+$/, '$1'), search: search.replace(/#.*$/s, '') };
}

export function hrefOf({ path, search }: Place): string {
  return search === '' ? path : `${path}?${search}`;
}

/** The path of the page on which an address is shown: items are opened in the list. */
export function pagePathOf({ path }: Place): string {
  return itemAt(path) === null ? path : LIST_PATH;
}

export function openItemOf({ path, search }: Place): OpenItem | null {
  const named = new URLSearchParams(search).get(OPEN);
  return itemAt(path) ?? (named === null ? null : itemAt(named));
}

/** The same page with another item open, or none. */
export function withOpenItem(place: Place, item: OpenItem | null): Place {
  const page = pagePathOf(place);
  if (page === LIST_PATH) {
    return { path: pathOf(item), search: withQuery(place.search, { [OPEN]: null }) };
  }
  const named = item === null ? null : pathOf(item).slice(1);
  return { path: page, search: withQuery(place.search, { [OPEN]: named }) };
}

/** Another page with the same query, so that filters go along. */
export function withPage(place: Place, path: string): Place {
  return { path, search: withQuery(place.search, { [OPEN]: null }) };
}

/** Names keep their order, so that the same choice has the same address. */
export function withQuery(search: string, change: QueryChange): string {
  const query = new URLSearchParams(search);
  for (const [name, value] of Object.entries(change)) {
    query.delete(name);
    if (value === null) continue;
    for (const one of typeof value === 'string' ? [value] : value) query.append(name, one);
  }
  query.sort();
  return query.toString();
}

const withSlash = (path: string): string => (path.startsWith('/') ? path : `/${path}`);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A hand-typed "%": taken as it stands, it will simply not be found.
    return text;
  }
}
