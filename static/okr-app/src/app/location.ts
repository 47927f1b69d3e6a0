/** What the address names. Every objective and every key result has one. */
export interface OpenItem {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
}

const PATH = /^\/(objectives|key-results)\/([^/]+)\/?$/;

export function pathOf(item: OpenItem | null): string {
  if (item === null) return '/';
  const folder = item.kind === 'objective' ? 'objectives' : 'key-results';
  return `/${folder}/${encodeURIComponent(item.id)}`;
}

/** `null` for the list itself and for anything that names nothing here. */
export function itemAt(path: string): OpenItem | null {
  const match = PATH.exec(path.startsWith('/') ? path : `/${path}`);
  const id = match?.[2];
  if (id === undefined) return null;
  return { kind: match?.[1] === 'objectives' ? 'objective' : 'key-result', id: decode(id) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A hand-typed "%": taken as it stands, it will simply not be found.
    return text;
  }
}
