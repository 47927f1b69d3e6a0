/** Async events: what `@forge/events` calls, and how consumers are invoked. */
import * as z from 'zod';
import type { Database } from '../database';
import type { Outcome, ProxyResponse } from './child-protocol';
import type { Deliveries, Delivery, DeliveryResult } from './deliveries';
import { limitOf } from './invocations';
import { modulesOf, type AppManifest, type AppModule } from './manifest';
import { createRate } from './rate';

const MAX_EVENTS = 50;
const MAX_PUSH_BYTES = 200 * 1024;
/** For consumers that may run over 55 s. */
const MAX_LONG_EVENT_BYTES = 100 * 1024;
const MAX_EVENTS_PER_MINUTE = 500;
const MAX_PUSHES_PER_CHAIN = 1000;
const MAX_DELAY_SECONDS = 900;
const RETENTION_MS = 24 * 3_600_000;
const MAX_RETRY_DATA_BYTES = 4096;

const pushShape = z.object({
  queueName: z.string(),
  jobId: z.string(),
  payload: z.array(
    z.object({
      body: z.record(z.string(), z.unknown()),
      delayInSeconds: z.number().min(0).max(MAX_DELAY_SECONDS).optional(),
      concurrency: z.object({ key: z.string(), limit: z.number().int().positive() }).optional(),
    }),
  ),
});
const jobShape = z.object({ queueName: z.string(), jobId: z.string() });
const retryShape = z.object({
  _retry: z.literal(true),
  retryOptions: z
    .object({
      retryAfter: z.number().optional(),
      retryReason: z.string().optional(),
      retryData: z.unknown().optional(),
    })
    .optional(),
});

export interface QueueOptions {
  readonly db: Database;
  readonly manifest: AppManifest;
  readonly now: () => number;
  readonly deliveries: () => Deliveries;
  readonly invoke: (module: AppModule, event: unknown, chain: string) => Promise<Outcome>;
}

export type Queue = ReturnType<typeof createQueue>;

export function createQueue({ db, manifest, now, deliveries, invoke }: QueueOptions) {
  db.exec(`create table if not exists queue_job (id text primary key, queue text, at integer,
    success integer, failed integer) without rowid;
    create table if not exists queue_chain (id text primary key, pushes integer) without rowid;`);
  const rate = createRate({ limit: MAX_EVENTS_PER_MINUTE, windowMs: 60_000, now });
  const consumers = modulesOf(manifest, 'consumer');
  const chainPush = db.prepare(`insert into queue_chain values (?, 1)
    on conflict (id) do update set pushes = pushes + 1 returning pushes`);
  const newJob = db.prepare('insert or ignore into queue_job values (?, ?, ?, 0, 0)');
  const readJob = db.prepare('select success, failed from queue_job where id = ? and queue = ?');
  const oldJobs = db.prepare('delete from queue_job where at < ?');

  function push(body: string, chain: string): ProxyResponse {
    const request = pushShape.safeParse(JSON.parse(body));
    if (!request.success) return json(400, { message: z.prettifyError(request.error) });
    const { queueName, jobId, payload } = request.data;
    const consumer = consumers.find((one) => one.queue === queueName);
    if (consumer === undefined) return json(400, { message: `No consumer for queue ${queueName}` });
    const tooBig = sizeProblem(payload, limitOf(manifest, consumer) > 55_000);
    if (tooBig !== null) return json(413, { errorMessage: tooBig });
    if (!rate.take(payload.length)) return json(429, { message: 'Over 500 events in a minute' });
    const { pushes } = chainPush.get(chain) as { pushes: number };
    if (pushes > MAX_PUSHES_PER_CHAIN) return json(405, { message: 'Cyclic invocation limit' });
    oldJobs.run(now() - RETENTION_MS);
    newJob.run(jobId, queueName, now());
    deliveries().add(
      payload.map((event) => ({
        kind: 'queue' as const,
        target: queueName,
        body: event.body,
        job: jobId,
        concurrency: event.concurrency ?? null,
        dueAt: now() + (event.delayInSeconds ?? 0) * 1000,
        chain,
      })),
    );
    return json(201, {});
  }

  function stats(jobId: string, queueName: string): ProxyResponse {
    const job = readJob.get(jobId, queueName) as { success: number; failed: number } | undefined;
    if (job === undefined) return json(404, {});
    return json(200, { ...job, inProgress: deliveries().pendingOf(jobId) });
  }

  function cancel(jobId: string, queueName: string): ProxyResponse {
    if (readJob.get(jobId, queueName) === undefined) return json(404, {});
    const failed = deliveries().cancel(jobId);
    db.prepare('update queue_job set failed = failed + ? where id = ?').run(failed, jobId);
    return { status: 204, headers: {}, body: '' };
  }

  return {
    handle(path: string, body: string, chain: string): ProxyResponse | undefined {
      const operation = /^\/webhook\/queue\/(publish|stats|cancel)\//.exec(path)?.[1];
      if (operation === undefined) return undefined;
      if (operation === 'publish') return push(body, chain);
      const request = jobShape.safeParse(JSON.parse(body));
      if (!request.success) return json(400, { message: z.prettifyError(request.error) });
      const { jobId, queueName } = request.data;
      return operation === 'stats' ? stats(jobId, queueName) : cancel(jobId, queueName);
    },
    async deliver(delivery: Delivery): Promise<DeliveryResult> {
      const consumer = consumers.find((one) => one.queue === delivery.target);
      if (consumer === undefined) return { kind: 'failed' };
      const outcome = await invoke(consumer, consumerEvent(delivery, now()), delivery.chain);
      const retry = retryOf(outcome, delivery.attempts);
      if (retry === null) return { kind: 'success' };
      return now() + retry.afterMs > delivery.since + RETENTION_MS ? { kind: 'failed' } : retry;
    },
    settled({ job }: Delivery, kind: 'success' | 'failed'): void {
      db.prepare(`update queue_job set ${kind} = ${kind} + 1 where id = ?`).run(job);
    },
    setLimited: (limited: boolean) => {
      rate.setLimited(limited);
    },
  };
}

function sizeProblem(
  payload: z.infer<typeof pushShape>['payload'],
  isLongRunning: boolean,
): string | null {
  if (payload.length > MAX_EVENTS) return 'Over 50 events in a push';
  const sizes = payload.map((event) => Buffer.byteLength(JSON.stringify(event)));
  if (sizes.reduce((sum, size) => sum + size, 0) > MAX_PUSH_BYTES) return 'Over 200 KB in a push';
  if (isLongRunning && Math.max(...sizes) > MAX_LONG_EVENT_BYTES) return 'An event is over 100 KB';
  return null;
}

function consumerEvent(delivery: Delivery, now: number): unknown {
  const { body, job, id, target, attempts, retry, since } = delivery;
  return {
    body,
    jobId: job,
    eventId: id,
    queueName: target,
    ...(retry === null
      ? {}
      : {
          retryContext: {
            retryCount: attempts,
            retryReason: retry.reason,
            retryData: retry.data,
            retentionWindow: {
              startTime: new Date(since).toISOString(),
              remainingTimeMs: Math.max(0, since + RETENTION_MS - now),
            },
          },
        }),
  };
}

/** `null` when it succeeded. A throw or a timeout is retried with growing waits. */
export function retryOf(
  outcome: Outcome,
  attempts: number,
): Extract<DeliveryResult, { kind: 'retry' }> | null {
  if (!outcome.ok) {
    const isPlatform = outcome.error.name.startsWith('FUNCTION_');
    const reason = isPlatform ? outcome.error.name : 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
    const afterMs = Math.min(MAX_DELAY_SECONDS, 2 ** attempts) * 1000;
    return { kind: 'retry', afterMs, reason, data: null };
  }
  const asked = retryShape.safeParse(outcome.value);
  if (!asked.success) return null;
  const { retryAfter = 1, retryReason, retryData } = asked.data.retryOptions ?? {};
  const size = Buffer.byteLength(JSON.stringify(retryData ?? null));
  return {
    kind: 'retry',
    afterMs: Math.min(MAX_DELAY_SECONDS, Math.max(1, retryAfter)) * 1000,
    reason: retryReason ?? 'FUNCTION_RETRY_REQUEST',
    data: size > MAX_RETRY_DATA_BYTES ? null : retryData,
  };
}

function json(status: number, body: unknown): ProxyResponse {
  return {
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}
