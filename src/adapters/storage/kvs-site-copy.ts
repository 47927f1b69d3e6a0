import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { ChangeMark, SiteCopy, SiteOkrs } from '../../application/ports/site-copy';
import { type AnnounceChange, lastChange } from './change-mark';
import {
  keyResultFormat,
  metricFormat,
  objectiveFormat,
  recordFormat,
  type RecordFormat,
} from './definition-records';
import { getAll, storage } from './kvs-call';
import { metricStateFormat } from './metric-state-record';

/** Forge takes values up to 240 KiB; what is compressed stands there as base64. */
const PART_LENGTH = 200_000;
/** Copies that nothing replaced go by themselves. */
const KEEP = { value: 1, unit: 'DAYS' } as const;

const headFormat = recordFormat(z.object({ parts: z.number().int().positive() }));
const rows = z.array(z.unknown());
const content = z.object({ objectives: rows, keyResults: rows, metrics: rows, states: rows });

const headKey = ({ id }: ChangeMark) => `okr-copy:${id}`;
const partKey = ({ id }: ChangeMark, part: number) => `okr-copy:${id}:${part}`;

/** Records in their stored form, packed together: readers check them as if read one by one. */
export function createKvsSiteCopy(announceChange: AnnounceChange): SiteCopy {
  return {
    lastChange: async () => (await lastChange()) ?? announceChange(),
    async load(mark) {
      const head = await storage(() => kvs.get<unknown>(headKey(mark)));
      if (head === undefined) return null;
      const { parts } = headFormat.read(head);
      const keys = Array.from({ length: parts }, (_, part) => partKey(mark, part));
      const found = await getAll(keys.map((key) => ({ key })));
      const texts = keys.map((key) => found.get(key));
      // Rows go when their time is over, in no order.
      return texts.every((text) => typeof text === 'string') ? unpack(texts.join('')) : null;
    },
    async save(mark, okrs) {
      const text = await pack(okrs);
      const parts = Math.ceil(text.length / PART_LENGTH);
      for (let part = 0; part < parts; part += 1) {
        const slice = text.slice(part * PART_LENGTH, (part + 1) * PART_LENGTH);
        await storage(() => kvs.set(partKey(mark, part), slice, { ttl: KEEP }), slice);
      }
      // Last, so that whoever finds it finds the parts.
      const head = headFormat.write({ parts });
      await storage(() => kvs.set(headKey(mark), head, { ttl: KEEP }), head);
    },
  };
}

async function pack({ objectives, keyResults, metrics, states }: SiteOkrs): Promise<string> {
  const text = JSON.stringify({
    objectives: objectives.map((record) => objectiveFormat.write(record)),
    keyResults: keyResults.map((record) => keyResultFormat.write(record)),
    metrics: metrics.map((record) => metricFormat.write(record)),
    states: states.map((record) => metricStateFormat.write(record)),
  });
  return (await promisify(gzip)(text)).toString('base64');
}

async function unpack(packed: string): Promise<SiteOkrs> {
  const text = await promisify(gunzip)(Buffer.from(packed, 'base64'));
  const { objectives, keyResults, metrics, states } = content.parse(JSON.parse(text.toString()));
  return {
    objectives: readAll(objectives, objectiveFormat),
    keyResults: readAll(keyResults, keyResultFormat),
    metrics: readAll(metrics, metricFormat),
    states: readAll(states, metricStateFormat),
  };
}

function readAll<Value>(
  records: readonly unknown[],
  format: RecordFormat<Value>,
): readonly Value[] {
  return records.map((record) => format.read(record));
}
