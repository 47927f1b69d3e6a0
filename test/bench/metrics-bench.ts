/**
 * What it takes to compute every metric of the catalogue over two years of weeks, and to list the
 * issues behind the last point of each, beside what it takes in the same process to parse the same
 * changelogs once: as Jira writes them, and as the app keeps them (decision 0022). Bundled, as the
 * app is. One metric after the other, as the app computes them; what they share is worked out by
 * the first that needs it. Medians of several rounds, each a process of its own; the times are of
 * this machine, the ratios hardly are.
 *
 * Usage: npm run bench:metrics -- [--issues 100000] [--rounds 5]
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { buildSync } from 'esbuild';
import { median } from '../../src/domain/statistics/quantile';
import { benchData } from './metrics-data';
import type { Answers, Round } from './metrics-run';

const MOST_TIMES_PARSING = 3;
const MOST_MB = 512;
/** The process takes some for itself. */
const HEAP_MB = 400;

const { values } = parseArgs({
  options: {
    issues: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
  },
});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-metrics-'));
const file = path.join(folder, 'issues.json');
const child = path.join(folder, 'metrics-run.cjs');

function inProcess(what: 'metrics' | 'answers'): unknown {
  const flags = ['--expose-gc', `--max-old-space-size=${HEAP_MB}`];
  const out = execFileSync(process.execPath, [...flags, child, what, file], { encoding: 'utf8' });
  return JSON.parse(out) as unknown;
}

function prepare(): void {
  fs.writeFileSync(file, JSON.stringify(benchData(Number(values.issues))));
  const entry = path.join(__dirname, 'metrics-run.ts');
  const bundle = { bundle: true, platform: 'node', target: 'node20', format: 'cjs' } as const;
  buildSync({ entryPoints: [entry], outfile: child, ...bundle, logLevel: 'warning' });
}

const limited = (ratio: number) => `${ratio.toFixed(2)} (at most ${MOST_TIMES_PARSING})`;

function parsing(json: string, [bytes, ms]: readonly [number, number], ratio: string) {
  const size = { MB: Math.round(bytes / 1e6), 'parse ms': Math.round(ms) };
  return { json, ...size, 'metrics, in times of it': ratio };
}

function report(rounds: readonly Round[], answers: Answers): void {
  const middle = (of: (round: Round) => number) => median(rounds.map(of)) ?? NaN;
  const parse = middle(({ parseMs }) => parseMs);
  const metrics = middle(({ metricsMs }) => metricsMs);
  const ofKept = median(rounds.map(({ parseMs, metricsMs }) => metricsMs / parseMs)) ?? NaN;
  const ofJira = metrics / answers.parseMs;
  const peak = Math.max(...rounds.map(({ peakMb }) => peakMb));
  const keys = Object.keys(rounds[0]?.byMetric ?? {});
  const table = keys.map((key) => {
    const ms = middle(({ byMetric }) => byMetric[key] ?? NaN);
    return { metric: key, ms: Math.round(ms), 'times parsing': Number((ms / parse).toFixed(3)) };
  });
  console.table(table.sort((a, b) => b.ms - a.ms));
  console.table([
    {
      ...{ issues: rounds[0]?.issues, changes: rounds[0]?.changes, metrics: keys.length },
      ...{ 'issues listed': rounds[0]?.listed, 'metrics ms': Math.round(metrics) },
      ...{ 'MB parsed': rounds[0]?.parsedMb, 'MB peak': `${peak} (at most ${MOST_MB})` },
    },
  ]);
  console.table([
    parsing('as Jira writes it', [answers.bytes, answers.parseMs], limited(ofJira)),
    parsing('as the app keeps it', [rounds[0]?.bytes ?? 0, parse], ofKept.toFixed(2)),
  ]);
}

try {
  prepare();
  const rounds = Array.from({ length: Number(values.rounds) }, () => inProcess('metrics') as Round);
  report(rounds, inProcess('answers') as Answers);
} finally {
  fs.rmSync(folder, { recursive: true });
}
