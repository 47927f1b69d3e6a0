import { randomUUID } from 'node:crypto';
import { kvs } from '@forge/kvs';
import * as z from 'zod';
import { getAll, storage } from '../storage/kvs-call';

/** An event of a consumer with a long timeout may hold 100 KB. Source: forge-facts 1.3. */
const LARGEST_EVENT = 90_000;
/** A value of storage may hold 240 KiB. Source: forge-facts 1.5. */
const PART = 200_000;
/** Longer than the queue keeps an event. */
const KEPT = { value: 5, unit: 'DAYS' } as const;

const parkedBody = z.object({ parked: z.object({ key: z.string(), parts: z.number() }) });

export type ParkedOr<Job> = { readonly job: Job } | z.infer<typeof parkedBody>;

const partKeys = (key: string, parts: number) =>
  Array.from({ length: parts }, (_, at) => ({ key: `${key}:${at}` }));

/** What is too large for an event waits in storage, and the event says where. */
export async function parked<Job>(job: Job): Promise<ParkedOr<Job>> {
  const text = JSON.stringify(job);
  if (text.length <= LARGEST_EVENT) return { job };
  const key = `parked-job:${randomUUID()}`;
  const parts = Math.ceil(text.length / PART);
  for (const [at, place] of partKeys(key, parts).entries()) {
    const part = text.slice(at * PART, (at + 1) * PART);
    await storage(() => kvs.set(place.key, part, { ttl: KEPT }), part);
  }
  return { parked: { key, parts } };
}

/** An event's body with its job in it, wherever that waited. An event may come twice. */
export async function unparked(body: unknown): Promise<unknown> {
  const told = parkedBody.safeParse(body);
  if (!told.success) return body;
  const keys = partKeys(told.data.parked.key, told.data.parked.parts);
  const found = await getAll(keys);
  const texts = keys.map(({ key }) => found.get(key));
  if (!texts.every((text) => typeof text === 'string')) return null;
  const job: unknown = JSON.parse(texts.join(''));
  return { job };
}
