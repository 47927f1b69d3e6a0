/** The platform around the fixture app, for tests. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClock, type Clock } from '../clock';
import { openDatabase } from '../database';
import { buildApp, type Bundles } from './build';
import type { Outcome } from './child-protocol';
import { createFixtureJira, type FixtureJira } from './fixture-jira';
import type { FunctionLog } from './functions';
import { readManifest } from './manifest';
import { createPlatform, type Platform } from './platform';
import type { RealtimeMessage } from './realtime';

const appDir = path.join(__dirname, 'fixture-app');

export interface FixturePlatform {
  readonly platform: Platform;
  readonly jira: FixtureJira;
  readonly clock: Clock;
  readonly logs: FunctionLog[];
  readonly realtime: RealtimeMessage[];
  /** A resolver call of a signed-in person; throws what the page would see. */
  call(name: string, payload?: unknown, accountId?: string | null): Promise<unknown>;
  advance(milliseconds: number): void;
  stop(): Promise<void>;
}

export function buildFixture(): Promise<Bundles> {
  const outDir = path.resolve(__dirname, '../.build/fixture');
  return buildApp({ appDir, outDir });
}

export function temporaryFile(name: string): string {
  return path.join(mkdtempSync(path.join(tmpdir(), 'throughline-')), name);
}

export async function startFixture(dbFile = ':memory:'): Promise<FixturePlatform> {
  const bundles = await buildFixture();
  if (bundles.problems.length > 0) throw new Error(bundles.problems.join('\n'));
  // Real time stands still too, so that not even a millisecond passes before the clock is frozen.
  const clock = createClock(Date.parse('2026-03-02T09:00:00Z'), () => 0);
  clock.freeze();
  const jira = createFixtureJira();
  const db = openDatabase(dbFile);
  const logs: FunctionLog[] = [];
  const realtime: RealtimeMessage[] = [];
  const platform = createPlatform({
    manifest: readManifest(appDir),
    db,
    clock,
    jira,
    bundles,
    onLog: (log) => logs.push(log),
    onRealtime: (message) => realtime.push(message),
  });
  return {
    platform,
    jira,
    clock,
    logs,
    realtime,
    call: (name, payload, accountId = 'ada') =>
      platform.bridge(
        'invoke',
        { functionKey: name, payload },
        { moduleKey: 'page', accountId: accountId ?? undefined, extension: {} },
      ),
    advance(milliseconds) {
      clock.set(clock.now() + milliseconds);
      platform.clockChanged();
    },
    async stop() {
      await platform.stop();
      db.close();
    },
  };
}

export function valueOf(outcome: Outcome | undefined): unknown {
  if (outcome?.ok !== true) throw new Error(JSON.stringify(outcome));
  return outcome.value;
}
