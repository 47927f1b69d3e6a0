/** The local Jira site: the unmodified app on stand-ins of Forge and Jira, behind two ports. */
import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import path from 'node:path';
import type { Clock } from './clock';
import { DEFAULT_SITE } from './data/site-file';
import { openDatabase } from './database';
import { createAppResources } from './platform/app-resources';
import { buildApp, type Bundles } from './platform/build';
import { close, cookiesOf, listen, readBody, StartError } from './platform/http-server';
import { modulesOf, readManifest, type AppManifest } from './platform/manifest';
import type { PassingTime } from './platform/passing-time';
import type { Platform } from './platform/platform';
import type { BridgeEnv } from './platform/bridge';
import { seedCalls } from './platform/seed-calls';
import { seedObjectives } from './platform/seed-objectives';
import { createSiteParts, type SiteParts } from './platform/site-parts';
import { readSiteSource, type SiteSource } from './platform/site-source';
import type { Jira } from './seams';
import { buildShell } from './shell/build-shell';
import { guestAsset, shellPages } from './shell/server';

const appDir = path.resolve(__dirname, '../..');
const outDir = path.join(__dirname, '.build');
const HEARTBEAT_MS = 1000;

export interface SiteOptions {
  /** The site takes this port and, for the app's own files, the next one. */
  readonly port: number;
  /** A file to go on from, or `:memory:` for a throwaway. */
  readonly dbFile: string;
  /** Folders of site data; the default site when absent. */
  readonly dataDirs?: readonly string[] | undefined;
  /** Epoch milliseconds at which the site starts; the data's own instant when absent. */
  readonly now?: number | undefined;
  /** Account id or name of who is signed in at first. */
  readonly as?: string | undefined;
  /** Writes the data's first objectives; true unless said otherwise. */
  readonly seed?: boolean | undefined;
  readonly log?: ((line: string) => void) | undefined;
}

interface InvokeFrom {
  readonly as: string;
  /** Key of the module whose page calls. */
  readonly module: string;
  readonly extension?: Readonly<Record<string, unknown>>;
}

export interface Site {
  readonly url: string;
  readonly clock: Clock;
  readonly jira: Jira;
  readonly platform: Platform;
  readonly kvs: Platform['kvs'];
  readonly queue: Platform['queue'];
  readonly time: PassingTime;
  /** A resolver call as a page makes it; throws what the page would see. */
  invoke(call: string, payload: unknown, from: InvokeFrom): Promise<unknown>;
  runSchedule(key: string): Promise<unknown>;
  /** Until nothing is due, moving the clock to what is delayed by up to 15 minutes. */
  drain(): Promise<number>;
  stop(): Promise<void>;
}

export async function startSite(options: SiteOptions): Promise<Site> {
  const { port, now, as, log = () => undefined } = options;
  const dataDirs = options.dataDirs?.length ? options.dataDirs : [DEFAULT_SITE];
  const missing = dataDirs.find((dir) => !existsSync(dir));
  if (missing !== undefined) throw new StartError(`There is no data folder ${missing}`);
  const manifest = readManifest(appDir);
  const source = readSiteSource(dataDirs);
  const bundles = await buildApp({ appDir, outDir, shell: buildShell, log });
  for (const problem of bundles.problems) log(`not built: ${problem}`);
  const db = openDatabase(options.dbFile);
  try {
    const parts = createSiteParts({ manifest, bundles, source, dataDirs, db, port, now, as, log });
    const servers = await openPorts({ parts, manifest, bundles, port });
    const heartbeat = setInterval(() => {
      parts.memory.saveClock(parts.clock.now());
      parts.time.tick();
    }, HEARTBEAT_MS);
    if (options.seed !== false) await seed({ parts, manifest, source, log });
    return siteOf(parts, async () => {
      clearInterval(heartbeat);
      parts.stream.close();
      await Promise.all([...servers.map(close), parts.time.stop()]);
      parts.memory.saveClock(parts.clock.now());
      await parts.platform.stop();
      db.close();
    });
  } catch (error) {
    db.close();
    throw error;
  }
}

function siteOf(parts: SiteParts, stop: () => Promise<void>): Site {
  const { clock, jira, platform, time, boot } = parts;
  return {
    url: boot.siteUrl,
    clock,
    jira,
    platform,
    kvs: platform.kvs,
    queue: platform.queue,
    time,
    invoke: (call, payload, { as: accountId, module: moduleKey, extension = {} }) =>
      platform.bridge(
        'invoke',
        { functionKey: call, payload },
        { moduleKey, accountId, extension },
      ),
    runSchedule: (key) => platform.schedule.runNow(key),
    drain: () => time.settle(),
    stop,
  };
}

async function openPorts(of: {
  readonly parts: SiteParts;
  readonly manifest: AppManifest;
  readonly bundles: Bundles;
  readonly port: number;
}): Promise<readonly Server[]> {
  const { parts, manifest, bundles, port } = of;
  const { boot, control, platform } = parts;
  const assetsDir = bundles.shellDir;
  const pages = await listen(port, async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', boot.siteUrl);
    if (pathname.startsWith('/site/api/')) return control.handle(request, response);
    if (pathname.startsWith('/public/')) {
      const { method = 'GET', headers } = request;
      const body = await readBody(request);
      return platform.webTriggers.handle({ method, pathname, searchParams, headers, body });
    }
    const page = { path: pathname, query: searchParams, cookies: cookiesOf(request) };
    return shellPages(page, { assetsDir, boot }) ?? NO_PAGE;
  });
  const resources = createAppResources({
    manifest,
    appDir,
    nativeDir: bundles.nativeDir,
    functionsDir: bundles.functionsDir,
    shellHost: `localhost:${port}`,
    guestAsset: (name) =>
      name === '/__bridge.js' || name === '/__tokens.css' ? guestAsset(name, assetsDir) : undefined,
  });
  try {
    const files = await listen(port + 1, (request) =>
      Promise.resolve(resources(new URL(request.url ?? '/', boot.appOrigin).pathname)),
    );
    return [pages, files];
  } catch (error) {
    await close(pages);
    throw error;
  }
}

const NO_PAGE = {
  status: 404,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><title>Not found</title><p>There is no such page. <a href="/">Projects</a>',
};

/** Once per database; what is refused is told and not tried again. */
async function seed(of: {
  readonly parts: SiteParts;
  readonly manifest: AppManifest;
  readonly source: SiteSource;
  readonly log: (line: string) => void;
}): Promise<void> {
  const { parts, manifest, source, log } = of;
  const page = modulesOf(manifest, 'jira:projectPage')[0];
  if (source.objectives === null || page === undefined || parts.memory.isSeeded()) return;
  const { projects } = source.data;
  const invoke = (call: string, payload: unknown, env: BridgeEnv) =>
    parts.platform.bridge('invoke', { functionKey: call, payload }, env);
  // Storage's limits are for people; this writes in a minute what they write in months.
  parts.platform.kvs.setLimited(false);
  const { written, problems } = await seedObjectives({
    file: source.objectives,
    projects,
    moduleKey: page.key,
    invoke,
    letPass: (seconds) => {
      parts.clock.set(parts.clock.now() + (seconds + 1) * 1000);
    },
  }).catch((error: unknown) => ({ written: 0, problems: [messageOf(error)] }));
  const site = modulesOf(manifest, 'jira:globalPage')[0];
  const refused =
    source.calls === null || site === undefined
      ? []
      : await seedCalls({
          file: source.calls,
          projects,
          moduleKeys: { project: page.key, site: site.key },
          invoke,
        }).catch((error: unknown) => [messageOf(error)]);
  parts.platform.kvs.setLimited(true);
  for (const problem of [...problems, ...refused]) log(`not seeded: ${problem}`);
  if (written > 0) log(`wrote ${written} objectives`);
  parts.memory.seeded();
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
