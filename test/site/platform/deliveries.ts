/**
 * At-least-once delivery that outlives the process: a row stays until its handler has succeeded,
 * and what was in flight when the process died is delivered again at the next start.
 */
import type { Database } from '../database';
import { createChaos, type Chaos } from './chaos';
import { createDeliveryRows, type StoredDelivery } from './delivery-rows';

export interface Delivery {
  readonly id: string;
  readonly kind: 'queue' | 'event';
  /** A queue's name, or a trigger's key. */
  readonly target: string;
  readonly body: unknown;
  readonly job: string | null;
  readonly concurrency: { readonly key: string; readonly limit: number } | null;
  readonly dueAt: number;
  /** When it was accepted. */
  readonly since: number;
  readonly attempts: number;
  readonly retry: { readonly reason: string; readonly data: unknown } | null;
  /** The invocation at the start of its chain of pushes. */
  readonly chain: string;
}

export type NewDelivery = Pick<Delivery, 'kind' | 'target' | 'body' | 'chain'> &
  Partial<Pick<Delivery, 'job' | 'concurrency' | 'dueAt'>>;

export type DeliveryResult =
  | { readonly kind: 'success' | 'failed' }
  | {
      readonly kind: 'retry';
      readonly afterMs: number;
      readonly reason: string;
      readonly data: unknown;
    };

export interface DeliveriesOptions {
  readonly db: Database;
  readonly now: () => number;
  readonly deliver: (delivery: Delivery) => Promise<DeliveryResult>;
  /** In the transaction that removes the delivery. */
  readonly onSettled: (delivery: Delivery, kind: 'success' | 'failed') => void;
  readonly onChange: () => void;
}

/** The platform starts more; two cores do not profit. */
const MAX_RUNNING = 10;
const LONGEST_TIMER_MS = 60_000;

export type Deliveries = ReturnType<typeof createDeliveries>;

export function createDeliveries(options: DeliveriesOptions) {
  const { db, now, deliver, onSettled, onChange } = options;
  const rows = createDeliveryRows(db);
  const running = new Map<string, { delivery: Delivery; promise: Promise<void> }>();
  let chaos: Chaos | null = null;
  let isPaused = false;
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;

  function hasRoom({ concurrency }: Delivery): boolean {
    if (running.size >= MAX_RUNNING) return false;
    if (concurrency === null) return true;
    const same = [...running.values()].filter(
      (one) => one.delivery.concurrency?.key === concurrency.key,
    );
    return same.length < concurrency.limit;
  }

  async function run({ delivery, isCopy }: StoredDelivery): Promise<void> {
    const result = await deliver(delivery).catch((): DeliveryResult => {
      return {
        kind: 'retry',
        afterMs: 1000,
        reason: 'FUNCTION_PLATFORM_UNKNOWN_ERROR',
        data: null,
      };
    });
    running.delete(delivery.id);
    if (isStopped) return;
    if (result.kind === 'retry') {
      const { afterMs, reason, data } = result;
      rows.retry(delivery.id, now() + afterMs, { reason, data });
    } else if (!isCopy && chaos?.duplicates() === true) rows.again(delivery.id);
    else {
      db.transaction(() => {
        rows.drop(delivery.id);
        onSettled(delivery, result.kind);
      });
    }
    onChange();
    pump();
  }

  function pump(): void {
    if (isPaused || isStopped) return;
    clearTimeout(timer);
    const due = rows.due(now());
    for (const one of chaos?.shuffle(due) ?? due) {
      const { delivery } = one;
      if (running.has(delivery.id) || !hasRoom(delivery)) continue;
      rows.claim(delivery.id);
      running.set(delivery.id, { delivery, promise: run(one) });
    }
    arm();
  }

  function arm(): void {
    const at = rows.nextDueAt();
    if (at === null || at <= now()) return;
    timer = setTimeout(pump, Math.min(at - now(), LONGEST_TIMER_MS));
    timer.unref();
  }

  return {
    /** Durable when it returns. */
    add(items: readonly NewDelivery[]): void {
      db.transaction(() => {
        for (const item of items) rows.add(item, now());
      });
      onChange();
      setImmediate(pump);
    },
    /** Delivers what is due by now. */
    wake: pump,
    /** Until nothing is due; what is delayed stays. Resolves with the number of deliveries. */
    async drain(): Promise<number> {
      let count = 0;
      for (;;) {
        const before = new Set(running.keys());
        pump();
        count += [...running.keys()].filter((id) => !before.has(id)).length;
        if (running.size === 0) return count;
        await Promise.race([...running.values()].map(({ promise }) => promise));
      }
    },
    /** The earliest instant at which something waiting falls due. */
    nextDueAt: () => rows.nextDueAt(),
    pending: () => rows.all(),
    /** How many deliveries of a job are not settled. */
    pendingOf: (job: string) => rows.countOf(job),
    /** Drops what has not started; how many that was. */
    cancel: (job: string) => rows.cancel(job),
    /** Shuffled order and duplicates; `null` for none. */
    setChaos(settings: { readonly seed: number; readonly duplicateShare: number } | null): void {
      chaos = settings === null ? null : createChaos(settings);
    },
    setPaused(paused: boolean): void {
      isPaused = paused;
      if (!paused) pump();
    },
    stop(): void {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
