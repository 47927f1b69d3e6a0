/** Counts what a minute may read and write: units of 10 KB, rounded up per request. */
import { KvsRefusal } from './kvs-refusal';

const UNIT_BYTES = 10 * 1024;
const UNITS_PER_MINUTE = 4000;
const REQUESTS_PER_SECOND = 1000;

export interface KvsUsage {
  readonly requests: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly readBytes: number;
  readonly writeBytes: number;
}

export type KvsMeter = ReturnType<typeof createKvsMeter>;

/**
 * A window ends when either clock leaves it: while playing, site time flies and the machine's
 * does not; with a frozen site clock it is the other way round.
 */
export function createKvsMeter(siteNow: () => number, machineNow: () => number = Date.now) {
  const total = { requests: 0, readUnits: 0, writeUnits: 0, readBytes: 0, writeBytes: 0 };
  let isLimited = true;
  const count = (length: number) => {
    let window = '';
    let used = 0;
    return {
      used(): number {
        const current = [siteNow(), machineNow()].map((at) => Math.floor(at / length)).join();
        if (current !== window) used = 0;
        window = current;
        return used;
      },
      add(amount: number): void {
        used += amount;
      },
    };
  };
  const requests = count(1000);
  const reads = count(60_000);
  const writes = count(60_000);
  return {
    setLimited(limited: boolean): void {
      isLimited = limited;
    },
    /** Before a request is served; throws the platform's 429. */
    admit(): void {
      total.requests += 1;
      const isOver =
        requests.used() >= REQUESTS_PER_SECOND ||
        reads.used() >= UNITS_PER_MINUTE ||
        writes.used() >= UNITS_PER_MINUTE;
      if (isOver && isLimited)
        throw new KvsRefusal(429, 'RATE_LIMIT_EXCEEDED', 'Too many requests');
      requests.add(1);
    },
    read(bytes: number): void {
      const units = Math.max(1, Math.ceil(bytes / UNIT_BYTES));
      total.readUnits += units;
      total.readBytes += bytes;
      reads.add(units);
    },
    write(bytes: number): void {
      const units = Math.max(1, Math.ceil(bytes / UNIT_BYTES));
      total.writeUnits += units;
      total.writeBytes += bytes;
      writes.add(units);
    },
    usage: (): KvsUsage => ({ ...total }),
  };
}
