/** Counts what a minute may read and write: units of 10 KB, rounded up per request. */
import { refuse } from './kvs-refusal';
import { createRate } from './rate';

const UNIT_BYTES = 10 * 1024;
const UNITS_PER_MINUTE = 4000;
const REQUESTS_PER_SECOND = 1000;

export interface KvsUsage {
  readonly requests: number;
  readonly readRequests: number;
  readonly writeRequests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly readBytes: number;
  readonly writeBytes: number;
}

export function createKvsMeter(now: () => number) {
  const total = {
    ...{ requests: 0, readRequests: 0, writeRequests: 0 },
    ...{ readUnits: 0, writeUnits: 0, readBytes: 0, writeBytes: 0 },
  };
  const requests = createRate({ limit: REQUESTS_PER_SECOND, windowMs: 1000, now });
  const reads = createRate({ limit: UNITS_PER_MINUTE, windowMs: 60_000, now });
  const writes = createRate({ limit: UNITS_PER_MINUTE, windowMs: 60_000, now });
  const unitsOf = (bytes: number) => Math.max(1, Math.ceil(bytes / UNIT_BYTES));
  return {
    setLimited(limited: boolean): void {
      for (const rate of [requests, reads, writes]) rate.setLimited(limited);
    },
    /** Before a request is served; refuses with the platform's 429. */
    admit(kind: 'read' | 'write'): void {
      total.requests += 1;
      total[kind === 'read' ? 'readRequests' : 'writeRequests'] += 1;
      const units = kind === 'read' ? reads : writes;
      if (!requests.take(1) || units.isSpent()) {
        refuse('RATE_LIMIT_EXCEEDED', 'Too many storage requests', 429);
      }
    },
    read(bytes: number): void {
      total.readUnits += unitsOf(bytes);
      total.readBytes += bytes;
      reads.add(unitsOf(bytes));
    },
    write(bytes: number): void {
      total.writeUnits += unitsOf(bytes);
      total.writeBytes += bytes;
      writes.add(unitsOf(bytes));
    },
    usage: (): KvsUsage => ({ ...total }),
  };
}
