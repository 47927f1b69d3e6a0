import { kvs } from '@forge/kvs';
import * as z from 'zod';
import {
  addUsage,
  type Budget,
  NO_USAGE,
  type Spender,
  SPENDERS,
  type Usage,
} from '../../application/ports/budget';
import { recordFormat } from './definition-records';
import { getAll, storage } from './kvs-call';

const CLOSED = 'usage:closed-until';
const KEEP = { value: 2, unit: 'DAYS' } as const;

const usageFormat = recordFormat<Usage>(
  z.object({
    calls: z.number(),
    points: z.number(),
    milliseconds: z.number(),
    unitsRead: z.number(),
    unitsWritten: z.number(),
  }),
);

const keyOf = (hour: string, spender: Spender) => `usage:${hour}:${spender}`;

export function createKvsBudget(): Budget {
  return {
    async add(hour, spender, usage) {
      const key = keyOf(hour, spender);
      const stored = await storage(() => kvs.get<unknown>(key));
      const before = stored === undefined ? NO_USAGE : usageFormat.read(stored);
      const sum = usageFormat.write(addUsage(before, usage));
      await storage(() => kvs.set(key, sum, { ttl: KEEP }));
    },
    async usage(hours) {
      const keys = hours.flatMap((hour) => SPENDERS.map((spender) => keyOf(hour, spender)));
      const rows = await getAll(keys.map((key) => ({ key })));
      const sums = new Map<string, Usage>();
      for (const hour of hours) {
        for (const spender of SPENDERS) {
          const row = rows.get(keyOf(hour, spender));
          if (row === undefined) continue;
          sums.set(hour, addUsage(sums.get(hour) ?? NO_USAGE, usageFormat.read(row)));
        }
      }
      return sums;
    },
    closedUntil,
    async close(until) {
      if ((await closedUntil()) < until) await storage(() => kvs.set(CLOSED, until, { ttl: KEEP }));
    },
  };
}

async function closedUntil(): Promise<number> {
  return (await storage(() => kvs.get<number>(CLOSED))) ?? 0;
}
