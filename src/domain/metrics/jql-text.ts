/**
 * Small, safe edits of a query's text: what stands in quotes is never touched. Whoever needs the
 * query's structure asks Jira or a parser.
 */

interface Piece {
  readonly text: string;
  readonly isQuoted: boolean;
}

const PIECES = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"']+|["']/g;
const ORDER_BY = /\border\s+by\b/i;
const OR = /\bor\b/i;

function piecesOf(jql: string): readonly Piece[] {
  return (jql.match(PIECES) ?? []).map((text) => ({ text, isQuoted: /^["']./.test(text) }));
}

/** Where the sorting begins; the text's length when nothing is sorted. */
function orderAt(jql: string): number {
  let at = 0;
  for (const { text, isQuoted } of piecesOf(jql)) {
    const found = isQuoted ? -1 : text.search(ORDER_BY);
    if (found >= 0) return at + found;
    at += text.length;
  }
  return jql.length;
}

/** The query narrowed by one more condition, its sorting kept. */
export function withCondition(jql: string, condition: string): string {
  const at = orderAt(jql);
  const where = jql.slice(0, at).trim();
  const order = jql.slice(at).trim();
  const hasAlternatives = piecesOf(where).some(({ text, isQuoted }) => !isQuoted && OR.test(text));
  const kept = hasAlternatives ? `(${where})` : where;
  const narrowed = where === '' ? condition : `${kept} AND ${condition}`;
  return order === '' ? narrowed : `${narrowed} ${order}`;
}

/** The query without its sorting, to be put into another one. */
export function withoutOrder(jql: string): string {
  return jql.slice(0, orderAt(jql)).trim();
}

/** Every call of a function without arguments, such as `currentUser()`, replaced by a value. */
export function withFunctionReplaced(jql: string, name: string, value: string): string {
  const call = new RegExp(`\\b${name}\\s*\\(\\s*\\)`, 'gi');
  return piecesOf(jql)
    .map(({ text, isQuoted }) => (isQuoted ? text : text.replace(call, () => quotedJql(value))))
    .join('');
}

/** A text as JQL reads it back. */
export function quotedJql(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** Exactly these issues, in the order they were chosen. `null` when there are none. */
export function keysQuery(keys: readonly string[]): string | null {
  if (keys.length === 0) return null;
  const [only = ''] = keys;
  return keys.length === 1 ? `key = ${only}` : `key in (${keys.join(', ')})`;
}

/** All children of these parents, with or without the parents themselves. */
export function childrenQuery(
  keys: readonly string[],
  { withParents }: { readonly withParents: boolean },
): string | null {
  const own = keysQuery(keys);
  if (own === null) return null;
  const children = own.replace(/^key/, 'parent');
  return withParents ? `${own} OR ${children}` : children;
}

/** The query with a saved filter's own text in place of its number; `null` where it is not found. */
export function withFilterCopied(jql: string, filterId: string, filterJql: string): string | null {
  const named = new RegExp(
    `\\b(?:filter|savedfilter|request|searchrequest)\\s*=\\s*${filterId}\\b`,
    'i',
  );
  if (named.exec(jql.trim())?.[0] === jql.trim()) return filterJql.trim();
  const pieces = piecesOf(jql);
  const at = pieces.findIndex(({ text, isQuoted }) => !isQuoted && named.test(text));
  if (at < 0) return null;
  const copied = ({ text }: Piece) => text.replace(named, () => `(${withoutOrder(filterJql)})`);
  return pieces.map((piece, index) => (index === at ? copied(piece) : piece.text)).join('');
}
