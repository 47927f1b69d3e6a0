/** Counts what the app's functions ask of Jira and storage, and what they take of the machine. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { KvsUsage } from '../site/platform/kvs-units';
import type { SiteParts } from '../site/platform/site-parts';

const BACKGROUND = ['recompute-consumer', 'history-consumer'];
/** `/proc` counts processor time in hundredths of a second. */
const TICKS = 100;

/** What a stretch of work cost. Memory and processor time are those of the app's functions alone. */
export interface Cost {
  readonly calls: number;
  readonly points: number;
  readonly byPath: ReadonlyMap<string, { readonly calls: number; readonly points: number }>;
  readonly jiraBytes: number;
  readonly storage: KvsUsage;
  /** By what was asked of storage, and the kind of record. */
  readonly byKind: ReadonlyMap<string, { readonly requests: number; readonly units: number }>;
  readonly cpuSeconds: number;
  readonly peakMegabytes: number;
  /** Of this machine's time, and what the functions waited. */
  readonly longestJobSeconds: number;
  /** Of the site's clock: waiting for delayed jobs and for Jira's quota to refill. */
  readonly siteMinutes: number;
  readonly refused: number;
}

export interface SyncMeter {
  /** Ends with what was spent since. */
  start(): () => Cost;
}

/** @param waitedMs how long the functions have waited so far, which took no time of this machine */
export function createSyncMeter(
  { jira, platform, clock }: SiteParts,
  waitedMs: () => number,
): SyncMeter {
  const byPath = new Map<string, { calls: number; points: number }>();
  let [bytes, refused, longestMs] = [0, 0, 0];
  const handle = jira.handle.bind(jira);
  jira.handle = async (request) => {
    const response = await handle(request);
    // Several may have been answered meanwhile, and each of their answers comes back here.
    for (const call of jira.calls().filter(({ origin }) => origin === 'backend')) {
      const path = call.path.split('?')[0] ?? '';
      const known = byPath.get(path) ?? { calls: 0, points: 0 };
      byPath.set(path, { calls: known.calls + 1, points: known.points + call.points });
      bytes += call.responseBytes;
      if (call.status >= 400) refused += 1;
    }
    // Their bodies are not kept: a hundred thousand issues would fill the memory.
    jira.clearCalls();
    return response;
  };
  const kinds = new Map<string, { requests: number; units: number }>();
  const serve = platform.kvs.handle.bind(platform.kvs);
  platform.kvs.handle = (path, body) => {
    const before = platform.kvs.usage();
    const answer = serve(path, body);
    const { readUnits, writeUnits } = difference(platform.kvs.usage(), before);
    const kind = `${path.split('/').slice(3).join('/')} ${keyKind(body)}`;
    const known = kinds.get(kind) ?? { requests: 0, units: 0 };
    kinds.set(kind, {
      requests: known.requests + 1,
      units: known.units + readUnits + writeUnits,
    });
    return answer;
  };
  const invoke = platform.invocations.invoke;
  platform.invocations.invoke = async (request) => {
    const spent = () => performance.now() + waitedMs();
    const startedAt = spent();
    const outcome = await invoke(request);
    const isJob = BACKGROUND.includes(request.module.key);
    if (isJob) longestMs = Math.max(longestMs, spent() - startedAt);
    return outcome;
  };
  return {
    start() {
      byPath.clear();
      kinds.clear();
      [bytes, refused, longestMs] = [0, 0, 0];
      const storage = platform.kvs.usage();
      const startedAt = clock.now();
      const processes = functionProcesses();
      for (const pid of processes) writeFileSync(`/proc/${pid}/clear_refs`, '5');
      const cpuBefore = new Map(processes.map((pid) => [pid, cpuSecondsOf(pid)]));
      return () => {
        const pids = functionProcesses();
        const paths = [...byPath].sort(([, a], [, b]) => b.points - a.points);
        return {
          calls: paths.reduce((sum, [, { calls }]) => sum + calls, 0),
          points: paths.reduce((sum, [, { points }]) => sum + points, 0),
          byPath: new Map(paths),
          jiraBytes: bytes,
          storage: difference(platform.kvs.usage(), storage),
          byKind: new Map([...kinds].sort(([, a], [, b]) => b.units - a.units)),
          cpuSeconds: pids.reduce(
            (sum, pid) => sum + cpuSecondsOf(pid) - (cpuBefore.get(pid) ?? 0),
            0,
          ),
          peakMegabytes: Math.max(0, ...pids.map(peakMegabytesOf)),
          longestJobSeconds: longestMs / 1000,
          siteMinutes: (clock.now() - startedAt) / 60_000,
          refused,
        };
      };
    },
  };
}

function difference(after: KvsUsage, before: KvsUsage): KvsUsage {
  return {
    requests: after.requests - before.requests,
    readRequests: after.readRequests - before.readRequests,
    writeRequests: after.writeRequests - before.writeRequests,
    readUnits: after.readUnits - before.readUnits,
    writeUnits: after.writeUnits - before.writeUnits,
    readBytes: after.readBytes - before.readBytes,
    writeBytes: after.writeBytes - before.writeBytes,
  };
}

/** The platform starts functions in processes of their own; nothing else is started here. */
function functionProcesses(): readonly number[] {
  return readdirSync(`/proc/${process.pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${process.pid}/task/${thread}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number)
      .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('child.cjs')),
  );
}

function cpuSecondsOf(pid: number): number {
  const [user, system] = (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1] ?? '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return ((user ?? 0) + (system ?? 0)) / TICKS;
}

/** The largest resident size since the counter was set back. */
function peakMegabytesOf(pid: number): number {
  const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes ?? 0) / 1024;
}

/** The entity of a request, or its key up to the first id. */
function keyKind(body: string): string {
  return (
    /"entityName":"([^"]+)"/.exec(body)?.[1] ??
    /"(?:key|prefix|beginsWith)":"([a-z-]+)/.exec(body)?.[1] ??
    ''
  );
}
