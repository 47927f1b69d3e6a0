/** Tokens for the next page of a search, and what the first page found. */
import { createHash } from 'node:crypto';
import type { Clock } from '../clock';

const VALID_MS = 7 * 24 * 3_600_000;
/** Searches whose result is kept; an older token evaluates its query again. */
const KEPT = 40;

interface Asked {
  readonly jql: string;
  readonly accountId: string | null;
}

export type SearchPages = ReturnType<typeof createSearchPages>;

export function createSearchPages(clock: Pick<Clock, 'now'>) {
  const found = new Map<string, readonly string[]>();
  const serialOf = new WeakMap<readonly string[], number>();
  let serial = 0;

  const keep = (ids: readonly string[], print: string): number => {
    const known = serialOf.get(ids);
    if (known !== undefined) return known;
    serial += 1;
    serialOf.set(ids, serial);
    // With the query in its name: serials begin anew with each process, tokens live on.
    found.set(`${serial}:${print}`, ids);
    for (const oldest of found.keys()) {
      if (found.size <= KEPT) break;
      found.delete(oldest);
    }
    return serial;
  };
  return {
    /** For the page that begins at `start` of all ids found. */
    token(asked: Asked, ids: readonly string[], start: number): string {
      const print = fingerprint(asked);
      const parts = [keep(ids, print), start, Math.floor(clock.now()), print];
      return Buffer.from(parts.join(':')).toString('base64url');
    },
    /** `null` for another query's token, or one older than 7 days. */
    open(token: string, asked: Asked) {
      const text = Buffer.from(token, 'base64url').toString();
      const [, name = '', start, at, print] = /^(\d+):(\d+):(\d+):(\w+)$/.exec(text) ?? [];
      if (print !== fingerprint(asked) || clock.now() - Number(at) > VALID_MS) return null;
      return { start: Number(start), ids: found.get(`${name}:${print}`) };
    },
  };
}

function fingerprint({ jql, accountId }: Asked): string {
  return createHash('sha256')
    .update(JSON.stringify([jql, accountId]))
    .digest('hex')
    .slice(0, 16);
}
