/** Forge on this machine: composes storage, events, schedules, functions and the bridge. */
import type { Clock } from '../clock';
import type { Database } from '../database';
import type { Jira } from '../seams';
import { createBridge } from './bridge';
import type { ClockState, ProxyRequest, ProxyResponse } from './child-protocol';
import { createDeliveries, type Deliveries } from './deliveries';
import { createFunctions, type FunctionLog } from './functions';
import { createInvocations, CLOUD_ID } from './invocations';
import { createKvs } from './kvs';
import type { AppManifest, AppModule } from './manifest';
import { createProductEvents } from './product-events';
import { createProxy } from './proxy';
import { createQueue } from './queue';
import { createRealtime, type RealtimeMessage } from './realtime';
import { createSchedule } from './schedule';
import { createWebTriggers } from './web-triggers';

export interface PlatformOptions {
  readonly manifest: AppManifest;
  readonly db: Database;
  readonly clock: Clock;
  readonly jira: Jira;
  /** Where the functions and the child program were built to. */
  readonly bundles: { readonly functionsDir: string; readonly childFile: string };
  readonly variables?: Readonly<Record<string, string>>;
  readonly siteUrl?: () => string;
  readonly timeZoneOf?: (accountId: string) => string;
  readonly isClosedAccount?: (accountId: string) => boolean;
  readonly onLog?: (log: FunctionLog) => void;
  readonly onRealtime?: (message: RealtimeMessage) => void;
  readonly onUnmodelled?: (what: string) => void;
  /** Deliveries or schedules came or went. */
  readonly onActivity?: () => void;
}

export type Platform = ReturnType<typeof createPlatform>;

export function createPlatform(options: PlatformOptions) {
  const { manifest, db, clock, jira, bundles } = options;
  const unmodelled: string[] = [];
  const now = () => Math.round(clock.now());
  const onLog = options.onLog ?? (() => undefined);
  const onUnmodelled = (what: string) => {
    unmodelled.push(what);
    options.onUnmodelled?.(what);
  };
  const kvs = createKvs({ db, entities: manifest.entities, now });
  const realtime = createRealtime({ now, onMessage: (message) => options.onRealtime?.(message) });
  const functions = createFunctions({
    childFile: bundles.childFile,
    bundleDir: bundles.functionsDir,
    egress: manifest.egress,
    clock: () => clockState(clock),
    onRequest: (request): Promise<ProxyResponse> => proxy(request),
    onLog,
    variables: options.variables ?? {},
  });
  const invocations = createInvocations({ manifest, now, run: (call) => functions.call(call) });
  const background = (module: AppModule, event: unknown, chain: string) =>
    invocations.invoke({ module, event, chain });
  const queue = createQueue({
    db,
    manifest,
    now,
    deliveries: () => deliveries,
    invoke: background,
  });
  const events = createProductEvents({
    manifest,
    now,
    deliveries: () => deliveries,
    invoke: background,
    onDropped: (text) => {
      onLog({ invocationId: null, level: 'warn', text });
    },
  });
  const deliveries: Deliveries = createDeliveries({
    db,
    now,
    deliver: (delivery) => (delivery.kind === 'queue' ? queue : events).deliver(delivery),
    onSettled: (delivery, kind) => {
      if (delivery.kind === 'queue') queue.settled(delivery, kind);
    },
    onChange: () => options.onActivity?.(),
  });
  const siteUrl = options.siteUrl ?? (() => 'http://localhost');
  const { schedule, webTriggers } = createTriggers({ db, manifest, now, siteUrl, invocations });
  const proxy: (request: ProxyRequest) => Promise<ProxyResponse> = createProxy({
    manifest,
    jira,
    kvs,
    queue,
    realtime,
    webTriggers,
    invocation: (id) => invocations.find(id),
    isClosedAccount: options.isClosedAccount ?? (() => false),
    onUnmodelled,
  });
  const bridge = createBridge({
    manifest,
    siteUrl,
    jira,
    now,
    invocations,
    realtime,
    timeZoneOf: options.timeZoneOf ?? (() => 'UTC'),
    onUnmodelled,
  });
  jira.onEvent((event) => {
    events.publish(event);
  });

  return {
    kvs,
    queue,
    events,
    deliveries,
    schedule,
    functions,
    invocations,
    webTriggers,
    bridge,
    unmodelled: (): readonly string[] => [...unmodelled],
    /** After the clock was set, frozen or resumed. */
    clockChanged(): void {
      functions.setClock(clockState(clock));
    },
    async stop(): Promise<void> {
      deliveries.stop();
      await functions.stop();
    },
  };
}

interface TriggerOptions {
  readonly db: Database;
  readonly manifest: AppManifest;
  readonly now: () => number;
  readonly siteUrl: () => string;
  readonly invocations: ReturnType<typeof createInvocations>;
}

/** What calls functions from outside: the clock, and who knows an address. */
function createTriggers({ invocations, siteUrl, ...site }: TriggerOptions) {
  const schedule = createSchedule({
    ...site,
    invoke: (module) =>
      invocations.invoke({
        module,
        event: { context: { cloudId: CLOUD_ID, moduleKey: module.key }, contextToken: 'local' },
      }),
  });
  const webTriggers = createWebTriggers({
    ...{ ...site, siteUrl },
    invoke: (module, event) => invocations.invoke({ module, event }),
  });
  return { schedule, webTriggers };
}

function clockState(clock: Clock): ClockState {
  const now = clock.now();
  return { offset: now - Date.now(), frozenAt: clock.isFrozen() ? now : null };
}
