import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { ChangeMark } from '../../application/ports/site-copy';
import type { Clock, Ids } from '../../application/ports/surroundings';
import { recordFormat } from './definition-records';
import { storage } from './kvs-call';

const KEY = 'okr-copy-mark';
/** A third of what a copy waits before it trusts the lists; the rest is for the write itself. */
const HOLDS_MS = 20_000;

const format = recordFormat<ChangeMark>(z.object({ id: z.string(), at: z.number() }));

/** `null` where nothing was written since marks are set. */
export async function lastChange(): Promise<ChangeMark | null> {
  const stored = await storage(() => kvs.get<unknown>(KEY));
  return stored === undefined ? null : format.read(stored);
}

/** Announces that what the copy is made of is about to change. */
export type AnnounceChange = () => Promise<ChangeMark>;

/**
 * Called before each write. Not part of its transaction: two people who write different records
 * must not collide here. Of many writes in a row only some are announced.
 */
export function createAnnounceChange(clock: Clock, ids: Ids): AnnounceChange {
  let last: ChangeMark | null = null;
  return async () => {
    const at = clock.now();
    if (last !== null && at - last.at < HOLDS_MS) return last;
    const mark = { id: ids.next(), at };
    const record = format.write(mark);
    await storage(() => kvs.set(KEY, record), record);
    last = mark;
    return mark;
  };
}
