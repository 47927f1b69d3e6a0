/**
 * One process of `metrics-bench`: reads the file, parses it, computes every metric of the catalogue,
 * and again; tells the times and the most memory it took. Each round parses anew, so that nothing
 * is left over from the one before.
 */
import fs from 'node:fs';
import { CATALOGUE } from '../../src/domain/metrics/catalogue/catalogue';
import { changelogAnswers } from './metrics-answers';
import type { BenchData } from './metrics-data';
import { benchInput } from './metrics-input';

export interface Round {
  readonly parseMs: number;
  readonly metricsMs: number;
  readonly byMetric: Readonly<Record<string, number>>;
  /** Issues behind the last point of every metric. */
  readonly listed: number;
}

export interface Run {
  readonly bytes: number;
  readonly issues: number;
  readonly changes: number;
  readonly rounds: readonly Round[];
  /** What it takes to parse the same changelogs as Jira writes them. */
  readonly answersMs: number;
  readonly answersBytes: number;
  /** Largest resident size of the process, in MB: once all was parsed, and in the end. */
  readonly parsedMb: number;
  readonly peakMb: number;
}

const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);

function timed<Result>(work: () => Result): readonly [Result, number] {
  const before = performance.now();
  const result = work();
  return [result, performance.now() - before];
}

function compute(data: BenchData): Omit<Round, 'parseMs'> {
  const byMetric: Record<string, number> = {};
  let listed = 0;
  const [, metricsMs] = timed(() => {
    const input = benchInput(data);
    for (const { key, compute: computeMetric } of CATALOGUE) {
      const [issues, ms] = timed(
        () => computeMetric(input).readings.at(-1)?.contributors.length ?? 0,
      );
      byMetric[key] = ms;
      listed += issues;
    }
  });
  return { metricsMs, byMetric, listed };
}

/** The text is needed no longer once it is parsed, so nothing here holds on to it. */
function parse(file: string): readonly [BenchData, number] {
  const text = fs.readFileSync(file, 'utf8');
  return timed(() => JSON.parse(text) as BenchData);
}

function round(file: string): Round & Pick<Run, 'issues' | 'changes' | 'parsedMb'> {
  globalThis.gc?.();
  const [data, parseMs] = parse(file);
  const parsedMb = peakMb();
  // The text that was parsed is not for the metrics to clear away.
  globalThis.gc?.();
  let changes = 0;
  for (const { changes: byField } of data.histories) {
    for (const some of Object.values(byField)) changes += some.length;
  }
  return { parseMs, parsedMb, issues: data.histories.length, changes, ...compute(data) };
}

/** Once, since it takes long; each page is let go before the next. */
function parseAnswers(file: string): Pick<Run, 'answersMs' | 'answersBytes'> {
  const [{ histories }] = parse(file);
  let answersMs = 0;
  let answersBytes = 0;
  for (const answer of changelogAnswers(histories)) {
    answersBytes += answer.length;
    answersMs += timed(() => JSON.parse(answer) as unknown)[1];
  }
  return { answersMs, answersBytes };
}

function run(file: string, rounds: number): Run {
  const first = round(file);
  const { issues, changes, parsedMb } = first;
  const others = Array.from({ length: rounds - 1 }, () => round(file));
  const bytes = fs.statSync(file).size;
  const all = { issues, changes, rounds: [first, ...others], parsedMb, peakMb: peakMb() };
  return { bytes, ...all, ...parseAnswers(file) };
}

const [file = '', rounds = '3'] = process.argv.slice(2);
console.log(JSON.stringify(run(file, Number(rounds))));
