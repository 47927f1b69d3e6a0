import { kvs } from '@forge/kvs';
import * as z from 'zod';
import type { ReadingRange, Readings } from '../../application/ports/readings';
import type { Reading } from '../../domain/metrics/reading';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { MetricId } from '../../domain/shared/ids';
import { recordFormat } from './definition-records';
import { deleteAll, getAll, setAll, storage } from './kvs-call';

const reading: z.ZodType<Reading> = z.object({
  on: z.string().transform((text) => text as CalendarDate),
  value: z.number().nullable(),
  reason: z
    .enum(['empty-population', 'zero-denominator', 'field-unavailable', 'not-measured-yet'])
    .nullable(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  n: z.number(),
  flags: z.array(
    z.enum([
      'negative-values',
      'story-point-conflict',
      'mixed-hierarchy',
      'own-and-parent-counted',
    ]),
  ),
  definitionHash: z.string(),
  asOf: z.string(),
  isReconstructed: z.literal(true).exactOptional(),
});
const chunkFormat = recordFormat(z.object({ readings: z.array(reading) }));

/** A quarter of a metric's days to a key: at most 92 readings, about 20 KB. */
export function createKvsReadings(): Readings {
  return {
    async list(metricId, range) {
      const chunks = await getAll(chunkKeys(metricId, range).map((key) => ({ key })));
      return [...chunks.values()]
        .flatMap((chunk) => chunkFormat.read(chunk).readings)
        .filter(({ on }) => on >= range.from && on <= range.to)
        .sort(byDay);
    },
    async record(metricId, added) {
      const key = chunkKey(metricId, added.on);
      const stored = await storage(() => kvs.get<unknown>(key));
      const readings = stored === undefined ? [] : chunkFormat.read(stored).readings;
      const before = readings.find(({ on }) => on === added.on);
      if (before !== undefined && isSameButTime(before, added)) return;
      const others = readings.filter(({ on }) => on !== added.on);
      const chunk = chunkFormat.write({ readings: [...others, added].sort(byDay) });
      await storage(() => kvs.set(key, chunk), chunk);
    },
    async remove(metricId, on) {
      const key = chunkKey(metricId, on);
      const stored = await storage(() => kvs.get<unknown>(key));
      const readings = stored === undefined ? [] : chunkFormat.read(stored).readings;
      const others = readings.filter((one) => one.on !== on);
      if (others.length === readings.length) return;
      const chunk = chunkFormat.write({ readings: others });
      await storage(() => kvs.set(key, chunk), chunk);
    },
    async addPast(metricId, past) {
      const byChunk = new Map<string, Reading[]>();
      for (const one of past) {
        const key = chunkKey(metricId, one.on);
        byChunk.set(key, [...(byChunk.get(key) ?? []), one]);
      }
      const keys = [...byChunk.keys()];
      const stored = await getAll(keys.map((key) => ({ key })));
      const changed = keys.flatMap((key) => {
        const chunk = stored.get(key);
        const before = chunk === undefined ? [] : chunkFormat.read(chunk).readings;
        const after = withPast(before, byChunk.get(key) ?? []);
        if (JSON.stringify(before) === JSON.stringify(after)) return [];
        return [{ key, value: chunkFormat.write({ readings: [...after] }) }];
      });
      await setAll(changed);
    },
    removeAll: (metricId, range) => deleteAll(chunkKeys(metricId, range)),
  };
}

/** What was measured at the time wins over what is put together later. */
function withPast(before: readonly Reading[], past: readonly Reading[]): readonly Reading[] {
  const readings = new Map(past.map((one) => [one.on, one]));
  for (const one of before) {
    if (one.isReconstructed !== true || !readings.has(one.on)) readings.set(one.on, one);
  }
  return [...readings.values()].sort(byDay);
}

const byDay = (a: Reading, b: Reading) => (a.on < b.on ? -1 : 1);

function isSameButTime(a: Reading, b: Reading): boolean {
  const values = ({ value, reason, numerator, denominator, n, flags, ...rest }: Reading) =>
    JSON.stringify([
      ...[value, reason, numerator, denominator, n, flags],
      ...[rest.definitionHash, rest.isReconstructed ?? false],
    ]);
  return values(a) === values(b);
}

function chunkKey(metricId: MetricId, on: string): string {
  const quarter = Math.ceil(Number(on.slice(5, 7)) / 3);
  return `readings:${metricId}:${on.slice(0, 4)}-Q${quarter}`;
}

function chunkKeys(metricId: MetricId, { from, to }: ReadingRange): readonly string[] {
  const quarterOf = (on: string) =>
    Number(on.slice(0, 4)) * 4 + Math.ceil(Number(on.slice(5, 7)) / 3) - 1;
  const first = quarterOf(from);
  const count = Math.max(0, quarterOf(to) - first + 1);
  return Array.from({ length: count }, (_, at) => {
    const quarter = first + at;
    return `readings:${metricId}:${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
  });
}
