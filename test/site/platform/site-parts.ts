/** Puts the parts of a site together: data, clock, Jira, Forge, and the interface of its pages. */
import path from 'node:path';
import { createClock, type Clock } from '../clock';
import { createControl, type Control } from '../control';
import { rewind } from '../data/rewind';
import type { Database } from '../database';
import { createJira } from '../jira/create-jira';
import type { Jira } from '../seams';
import type { ShellBoot } from '../shell/site-api';
import type { Bundles } from './build';
import { createEventStream, type EventStream } from './event-stream';
import { StartError } from './http-server';
import { ENVIRONMENT_ID } from './invocations';
import type { AppManifest } from './manifest';
import { createPassingTime, type PassingTime } from './passing-time';
import { createPlatform, type Platform } from './platform';
import { siteBoot } from './site-boot';
import { createSiteMemory, type SiteMemory } from './site-memory';
import type { SiteSource } from './site-source';

const APP_ACCOUNT = 'app-throughline';
const MANAGE_OKRS = 'manage-okrs';

export interface SitePartsOptions {
  readonly manifest: AppManifest;
  readonly bundles: Bundles;
  readonly source: SiteSource;
  readonly dataDirs: readonly string[];
  readonly db: Database;
  readonly port: number;
  readonly now: number | undefined;
  readonly as: string | undefined;
  readonly log: (line: string) => void;
  /** Of the functions' processes. */
  readonly variables?: Readonly<Record<string, string>>;
}

export interface SiteParts {
  readonly clock: Clock;
  readonly memory: SiteMemory;
  readonly jira: Jira;
  readonly platform: Platform;
  readonly time: PassingTime;
  readonly stream: EventStream;
  readonly control: Control;
  readonly boot: ShellBoot;
}

export function createSiteParts(options: SitePartsOptions): SiteParts {
  const { manifest, source, db, port } = options;
  const siteUrl = `http://localhost:${port}`;
  const memory = createSiteMemory(db);
  const startedAt = startInstant(options, memory);
  const clock = createClock(Math.max(memory.clock() ?? 0, startedAt, options.now ?? 0));
  const stream = createEventStream();
  const jira = observed(
    createJira({
      ...rewind(source.data, startedAt),
      clock,
      db,
      appAccountId: APP_ACCOUNT,
      manageOkrsPermission: `ari:cloud:ecosystem::extension/${manifest.appId}/${ENVIRONMENT_ID}/static/${MANAGE_OKRS}`,
    }),
    stream,
  );
  const platform = createSitePlatform(options, { clock, jira, stream, siteUrl });
  const time = createPassingTime({
    clock,
    jira,
    platform,
    onMoved: () => {
      memory.saveClock(clock.now());
      stream.send({ kind: 'clock', clock: control.clock() });
    },
  });
  const boot = siteBoot({
    manifest,
    source,
    siteUrl,
    appOrigin: `http://localhost:${port + 1}`,
    defaultAccountId: signedIn(source, options.as),
  });
  const control = createControl({ boot, source, jira, clock, platform, time, stream });
  return { clock, memory, jira, platform, time, stream, control, boot };
}

/** The first start decides; later ones with the same file go on from there. */
function startInstant({ source, dataDirs, now }: SitePartsOptions, memory: SiteMemory): number {
  const data = JSON.stringify(dataDirs.map((dir) => path.resolve(dir)));
  const known = memory.startedAt();
  if (known === undefined) {
    const startedAt = now ?? source.now ?? Date.now();
    memory.begin(startedAt, data);
    return startedAt;
  }
  if (memory.data() !== data) {
    throw new StartError(
      `This database belongs to a site from ${memory.data() ?? 'other data'}. Name another file with --db, or delete it to start anew.`,
    );
  }
  if (now !== undefined && now < known) {
    throw new StartError(
      `This site began on ${new Date(known).toISOString()} and cannot go back before that. Name another file with --db.`,
    );
  }
  return known;
}

function signedIn({ data, as }: SiteSource, wanted: string | undefined): string {
  if (wanted === undefined) return as;
  const found = data.users.find(
    ({ accountId, displayName }) => accountId === wanted || displayName === wanted,
  );
  if (found === undefined) throw new StartError(`Nobody on this site is called ${wanted}`);
  return found.accountId;
}

/** Pages hear of every call and every change. */
function observed(jira: Jira, stream: EventStream): Jira {
  jira.onEvent(({ name, payload }) => {
    const issue = payload['issue'] as { id?: string; key?: string } | undefined;
    const issueId = issue?.id ?? null;
    stream.send({ kind: 'jira', name, issueId, issueKey: issue?.key ?? null });
  });
  return {
    ...jira,
    handle: async (request) => {
      const response = await jira.handle(request);
      if (response.status === 501) stream.send({ kind: 'unmodelled', what: whatOf(request) });
      stream.noteActivity();
      return response;
    },
  };
}

function whatOf({ method, path: address }: { readonly method: string; readonly path: string }) {
  return `${method} ${address}`;
}

function createSitePlatform(
  { manifest, bundles, source, db, log, variables }: SitePartsOptions,
  site: Pick<SiteParts, 'clock' | 'jira' | 'stream'> & { readonly siteUrl: string },
): Platform {
  const { clock, jira, stream, siteUrl } = site;
  const users = new Map(source.data.users.map((user) => [user.accountId, user]));
  return createPlatform({
    manifest,
    db,
    clock,
    jira,
    bundles,
    ...(variables !== undefined && { variables }),
    siteUrl: () => siteUrl,
    timeZoneOf: (accountId) => users.get(accountId)?.timeZone ?? 'UTC',
    onLog: ({ level, text }) => {
      if (level === 'error' || level === 'warn') log(`[function ${level}] ${text}`);
    },
    onRealtime: (message) => {
      stream.send({ kind: 'realtime', ...message });
    },
    onUnmodelled: (what) => {
      log(`not modelled: ${what}`);
      stream.send({ kind: 'unmodelled', what });
    },
    onActivity: () => {
      stream.noteActivity();
    },
  });
}
