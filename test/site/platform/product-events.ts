/** Product events on their way to the `trigger` modules that declare them. */
import { randomUUID } from 'node:crypto';
import type { ProductEvent } from '../seams';
import type { Outcome } from './child-protocol';
import type { Deliveries, Delivery, DeliveryResult } from './deliveries';
import { modulesOf, type AppManifest, type AppModule } from './manifest';
import { retryOf } from './queue';

const MAX_BYTES = 200 * 1024;
const MAX_RETRIES = 4;

export interface ProductEventsOptions {
  readonly manifest: AppManifest;
  readonly now: () => number;
  readonly deliveries: () => Deliveries;
  readonly invoke: (module: AppModule, event: unknown, chain: string) => Promise<Outcome>;
  readonly onDropped: (text: string) => void;
}

export function createProductEvents(options: ProductEventsOptions) {
  const { manifest, now, deliveries, invoke, onDropped } = options;
  const triggers = modulesOf(manifest, 'trigger');
  let delayMs = 0;
  return {
    publish({ name, payload }: ProductEvent): void {
      const body = { ...payload, eventType: name };
      const heard = triggers.filter(
        ({ events, filter }) =>
          events?.includes(name) === true &&
          !(filter?.ignoreSelf === true && payload['selfGenerated'] === true),
      );
      if (heard.length === 0) return;
      if (Buffer.byteLength(JSON.stringify(body)) > MAX_BYTES) {
        onDropped(`${name} is over 200 KB and was dropped`);
        return;
      }
      deliveries().add(
        heard.map(({ key }) => ({
          kind: 'event' as const,
          target: key,
          body,
          dueAt: now() + delayMs,
          chain: randomUUID(),
        })),
      );
    },
    async deliver(delivery: Delivery): Promise<DeliveryResult> {
      const trigger = triggers.find(({ key }) => key === delivery.target);
      if (trigger === undefined) return { kind: 'failed' };
      const outcome = await invoke(trigger, delivery.body, delivery.chain);
      // An exception of the app is final; a timeout or a crash is the platform's to retry.
      if (!outcome.ok && !outcome.error.name.startsWith('FUNCTION_')) return { kind: 'failed' };
      const retry = retryOf(outcome, delivery.attempts);
      if (retry === null) return { kind: 'success' };
      return delivery.attempts < MAX_RETRIES ? retry : { kind: 'failed' };
    },
    /** Up to three minutes on the platform; none here unless asked for. */
    setDelay(milliseconds: number): void {
      delayMs = milliseconds;
    },
  };
}
