/** The half of `/site/api/*` that moves the site itself: time, schedules, faults. */
import * as z from 'zod';
import type { Clock } from '../clock';
import type { Jira, JiraFault } from '../seams';
import type { ShellBoot, SiteClock } from '../shell/site-api';
import type { EventStream } from './event-stream';
import type { PassingTime } from './passing-time';
import type { Platform } from './platform';
import type { SiteSource } from './site-source';

const clockShape = z.object({
  set: z.union([z.number(), z.string()]).optional(),
  advance: z.number().optional(),
  freeze: z.boolean().optional(),
  resume: z.boolean().optional(),
});
const playShape = z.object({
  stepDays: z.number().positive().default(1),
  until: z.union([z.number(), z.string()]).nullish(),
  stop: z.boolean().optional(),
});
const kvsFaultShape = z.object({
  pathIncludes: z.string().default(''),
  status: z.number(),
  code: z.string().default('INJECTED_FAULT'),
  times: z.number().optional(),
});
const faultsShape = z.object({
  add: z.looseObject({ pathIncludes: z.string(), kind: z.string() }).optional(),
  addStorage: kvsFaultShape.optional(),
  storageLimits: z.boolean().optional(),
  storageQueryLagMs: z.number().optional(),
  searchLagMs: z.number().optional(),
  eventDelayMs: z.number().optional(),
  chaos: z.object({ seed: z.number(), duplicateShare: z.number() }).nullish(),
  clear: z.boolean().optional(),
});

export interface ControlOptions {
  readonly boot: ShellBoot;
  readonly source: SiteSource;
  readonly jira: Jira;
  readonly clock: Clock;
  readonly platform: Platform;
  readonly time: PassingTime;
  readonly stream: EventStream;
}

interface Asked {
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** Who is signed in. */
  readonly accountId: string;
}

export type Route = (asked: Asked) => unknown;

/** Ends a request with a status of its own. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function siteClock({ clock, jira, time }: ControlOptions): SiteClock {
  return {
    now: clock.now(),
    isFrozen: clock.isFrozen(),
    playing: time.playing(),
    nextRecordedAt: jira.nextRecordedAt() ?? null,
  };
}

/** What moves the site itself. */
export function steerRoutes(
  { jira, platform, clock: siteTime, time }: ControlOptions,
  clock: () => SiteClock,
): Readonly<Record<string, Route>> {
  return {
    clock: async ({ body }) => {
      const { set, advance, freeze, resume } = clockShape.parse(body);
      if (freeze === true) time.freeze();
      if (resume === true) time.resume();
      if (set !== undefined) await time.moveTo(instantOf(set));
      if (advance !== undefined) await time.moveTo(siteTime.now() + advance);
      return clock();
    },
    play: async ({ body }) => {
      const { stepDays, until, stop } = playShape.parse(body);
      await time.stop();
      if (stop !== true) time.play({ stepDays, until: until == null ? null : instantOf(until) });
      return clock();
    },
    schedule: async ({ body }) => {
      const { key } = z.object({ key: z.string() }).parse(body);
      const outcome = await platform.schedule.runNow(key);
      if (outcome === undefined) throw new Refused(404, `No scheduled trigger ${key}`);
      if (!outcome.ok) throw new Refused(500, outcome.error.message);
      return outcome;
    },
    drain: async ({ body }) => {
      const { horizonMs } = z.object({ horizonMs: z.number().optional() }).parse(body);
      return { delivered: await time.settle(horizonMs) };
    },
    calls: () => {
      jira.clearCalls();
      return {};
    },
    faults: ({ body }) => {
      setFaults(faultsShape.parse(body), jira, platform);
      return {};
    },
  };
}

function setFaults(wanted: z.infer<typeof faultsShape>, jira: Jira, platform: Platform): void {
  const { kvs, deliveries, events } = platform;
  if (wanted.clear === true) {
    jira.clearFaults();
    kvs.clearFaults();
  }
  if (wanted.add !== undefined) jira.addFault(wanted.add as unknown as JiraFault);
  if (wanted.addStorage !== undefined) kvs.addFault(wanted.addStorage);
  if (wanted.storageLimits !== undefined) kvs.setLimited(wanted.storageLimits);
  if (wanted.storageQueryLagMs !== undefined) kvs.setQueryLag(wanted.storageQueryLagMs);
  if (wanted.searchLagMs !== undefined) jira.setSearchLag(wanted.searchLagMs);
  if (wanted.eventDelayMs !== undefined) events.setDelay(wanted.eventDelayMs);
  if (wanted.chaos !== undefined) deliveries.setChaos(wanted.chaos);
}

function instantOf(value: number | string): number {
  const at = typeof value === 'number' ? value : Date.parse(value);
  if (Number.isNaN(at)) throw new Refused(400, `${value} is no instant`);
  return at;
}
