/**
 * A generated site with the app's real functions in a process of their own, as Forge runs them:
 * under storage's and Jira's limits, with deadlines, and with a clock that only work moves.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import type { Api } from '../../src/contract/api';
import { writeGeneratedSite } from '../site/data/generate';
import { openDatabase } from '../site/database';
import { buildFunctions, type Bundles } from '../site/platform/build';
import { readManifest } from '../site/platform/manifest';
import { createSiteParts, type SiteParts } from '../site/platform/site-parts';
import { readSiteSource, type SiteSource } from '../site/platform/site-source';
import { createSyncMeter, type SyncMeter } from './sync-meter';

const root = path.resolve(__dirname, '../..');
const MINUTE = 60_000;
/** What the function process says when it would have waited. */
const PASSED = /passed (\d+)$/;
/** Functions have 512 MB; on a machine with more, nothing would make them tidy up before. */
const IN_512_MB = { NODE_OPTIONS: '--max-old-space-size=384' };
const YEAR = 365 * 24 * 60 * MINUTE;

export interface SyncSite {
  readonly parts: SiteParts;
  readonly source: SiteSource;
  invoke<Call extends keyof Api>(
    call: Call,
    payload: Parameters<Api[Call]>[0],
  ): Promise<Awaited<ReturnType<Api[Call]>>>;
  advance(ms: number): void;
  /** The hourly schedule, and all that follows from it. */
  sweep(): Promise<void>;
  /** Until nothing waits, however long that takes; the past is left waiting while it is held. */
  settle(): Promise<void>;
  holdHistory(isHeld: boolean): void;
  readonly meter: SyncMeter;
  stop(): Promise<void>;
}

export async function startSyncSite(issues: number, seed: number): Promise<SyncSite> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-sync-'));
  writeGeneratedSite(folder, { issues, seed });
  const manifest = readManifest(root);
  const bundles = await buildApp(path.join(folder, 'build'));
  const source = readSiteSource([folder]);
  const db = openDatabase(':memory:');
  let waitedMs = 0;
  const parts = createSiteParts({
    ...{ manifest, bundles, source, dataDirs: [folder], db, port: 0 },
    ...{ now: undefined, as: undefined, variables: IN_512_MB },
    log: (line) => {
      const passed = PASSED.exec(line)?.[1];
      if (passed === undefined) console.error(line);
      else {
        waitedMs += Number(passed);
        setClock(clock.now() + Number(passed));
      }
    },
  });
  parts.time.freeze();
  const { clock, platform } = parts;
  const setClock = (at: number) => {
    clock.set(at);
    platform.clockChanged();
  };
  const [project] = source.data.projects;
  const where = {
    moduleKey: 'okr-project-page',
    accountId: source.as,
    extension: { project: { id: project?.id, key: project?.key, type: 'software' } },
  };
  const hold = db.prepare("update delivery set due = due + ? where target = 'history'");
  const meter = createSyncMeter(parts, () => waitedMs);
  let held = false;
  const settle = async () => {
    for (;;) {
      if (held) hold.run(YEAR);
      await platform.deliveries.drain();
      const next = platform.deliveries.nextDueAt();
      const isFar = next !== null && next > clock.now() + YEAR / 2;
      if (next === null || (held && isFar)) return;
      if (next > clock.now()) setClock(next);
    }
  };
  return {
    parts,
    source,
    meter,
    invoke: (call, payload) =>
      platform.bridge('invoke', { functionKey: call, payload }, where) as never,
    advance: (ms) => {
      if (held) hold.run(YEAR);
      setClock(clock.now() + ms);
    },
    settle,
    async sweep() {
      await platform.schedule.runNow('every-hour');
      await settle();
    },
    holdHistory(isHeld) {
      held = isHeld;
      if (!isHeld) db.exec(`update delivery set due = ${clock.now()} where target = 'history'`);
    },
    async stop() {
      parts.stream.close();
      await platform.stop();
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The app's functions, in a process where waiting passes at once. */
async function buildApp(outDir: string): Promise<Bundles> {
  const problems = await buildFunctions(root, outDir);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const childFile = path.join(outDir, 'child.cjs');
  await build({
    entryPoints: [path.join(__dirname, 'function-process.ts')],
    outfile: childFile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'silent',
  });
  return { functionsDir: outDir, childFile, nativeDir: outDir, shellDir: outDir, problems };
}
