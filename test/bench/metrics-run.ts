/**
 * One process of `metrics-bench`. `metrics`: reads the file, parses it, computes every metric of the
 * catalogue and tells the times and the most memory it took. `answers`: tells what it takes to parse
 * the same changelogs as Jira writes them.
 */
import fs from 'node:fs';
import { CATALOGUE } from '../../src/domain/metrics/catalogue/catalogue';
import { changelogAnswers } from './metrics-answers';
import type { BenchData } from './metrics-data';
import { benchInput } from './metrics-input';

export interface Round {
  readonly issues: number;
  readonly changes: number;
  readonly bytes: number;
  readonly parseMs: number;
  readonly metricsMs: number;
  readonly byMetric: Readonly<Record<string, number>>;
  /** Issues behind the last point of every metric. */
  readonly listed: number;
  /** Largest resident size of the process, in MB: once all was parsed, and in the end. */
  readonly parsedMb: number;
  readonly peakMb: number;
}

export interface Answers {
  readonly bytes: number;
  readonly parseMs: number;
}

const peakMb = () => Math.round(process.resourceUsage().maxRSS / 1024);

function timed<Result>(work: () => Result): readonly [Result, number] {
  const before = performance.now();
  const result = work();
  return [result, performance.now() - before];
}

function compute(data: BenchData): Pick<Round, 'metricsMs' | 'byMetric' | 'listed'> {
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

function round(file: string): Round {
  const [data, parseMs] = parse(file);
  const parsedMb = peakMb();
  // The text that was parsed is not for the metrics to clear away.
  globalThis.gc?.();
  let changes = 0;
  for (const { changes: byField } of data.histories) {
    for (const some of Object.values(byField)) changes += some.length;
  }
  const computed = compute(data);
  const size = { issues: data.histories.length, changes, bytes: fs.statSync(file).size };
  return { ...size, parseMs, parsedMb, ...computed, peakMb: peakMb() };
}

/** Each page is let go before the next. */
function answers(file: string): Answers {
  const [{ histories }] = parse(file);
  let parseMs = 0;
  let bytes = 0;
  for (const answer of changelogAnswers(histories)) {
    bytes += answer.length;
    parseMs += timed(() => JSON.parse(answer) as unknown)[1];
  }
  return { bytes, parseMs };
}

const [what, file = ''] = process.argv.slice(2);
console.log(JSON.stringify(what === 'answers' ? answers(file) : round(file)));
