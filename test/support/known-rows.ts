/** What storage holds, without what it cost and when exactly it was read: what must not differ. */
import type { MortalWorld } from '../doubles/mortal-world';

const PASSING = new Set([
  ...['asOf', 'at', 'startedAt', 'finishedAt', 'lastOkAt', 'confirmedAt', 'cursor', 'since'],
  ...['durationMs', 'calls', 'points', 'measured', 'failed', 't', 'r', 'trigger', 'from'],
]);
const PASSING_KEYS = /^(usage|limit|budget|refresh|pending-run|okr-copy-mark)/;

export type Rows = Readonly<Record<string, string>>;

/** @param also names of what may differ besides */
export function known(world: MortalWorld, also: ReadonlySet<string> = new Set()): Rows {
  const rows = Object.entries(world.kvs.dump()).flatMap(([space, all]) =>
    all
      .filter(({ key }) => !PASSING_KEYS.test(key))
      .map(({ key, value }): [string, string] => [`${space} ${key}`, timeless(value, also)]),
  );
  return Object.fromEntries(rows);
}

/** Only what differs: a failed test should be short enough to read. */
export function differences(found: Rows, expected: Rows): readonly string[] {
  const keys = [...new Set([...Object.keys(found), ...Object.keys(expected)])];
  return keys
    .filter((key) => found[key] !== expected[key])
    .map((key) => `${key} is ${found[key] ?? 'gone'} and should be ${expected[key] ?? 'gone'}`);
}

const timeless = (value: unknown, also: ReadonlySet<string>): string =>
  JSON.stringify(value, (name, inner: unknown) => {
    if (also.has(name) || (PASSING.has(name) && typeof inner !== 'object')) return undefined;
    return name === 'changes' && Array.isArray(inner) ? byIssue(inner) : inner;
  });

/** Issues of which one was seen before the other; the changes of each stay in their order. */
const byIssue = (changes: readonly { readonly i?: string }[]) =>
  changes.toSorted((a, b) => (a.i ?? '').localeCompare(b.i ?? ''));
