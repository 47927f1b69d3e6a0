/**
 * What keeping 500 key results up to date costs on sites of several sizes, beside the naive way:
 * reading every query anew. Counts are exact; processor time and memory are of this machine.
 *
 * Usage: npm run bench:sync -- [--issues 1000,10000] [--key-results 500] [--metrics 0]
 *   [--time-dependent 0] [--seed 1] [--without-past] [--json FILE]
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Cost } from './sync-meter';
import { defineKeyResults, defineMetrics, keyResultQueries, type QueryMix } from './sync-okrs';
import { startSyncSite, type SyncSite } from './sync-site';
import { editIssues } from './sync-edits';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** UTC, as the site's days are. */
const MORNING = 6 * HOUR;
const BULK = 5_000;
const MOST_KINDS = 12;
const PAST = 'the past (12 months)';
/** As fast as Jira's own bulk edit goes. */
const EDITS_PER_SECOND = 25;

const { values } = parseArgs({
  options: {
    issues: { type: 'string', default: '1000,10000' },
    'key-results': { type: 'string', default: '500' },
    /** Of the catalogue, over whole projects. */
    metrics: { type: 'string', default: '0' },
    'time-dependent': { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    json: { type: 'string' },
    /** Leaves out what takes longest. */
    'without-past': { type: 'boolean', default: false },
  },
});

/** All that follows the night happens on one day: no other night falls into it. */
const untilMorning = (now: number): number => DAY - ((now - MORNING) % DAY);

type Phase = readonly [name: string, work: (site: SyncSite) => Promise<void>];

function phasesOf(issues: number, mix: QueryMix): readonly Phase[] {
  const onePercent = Math.max(1, Math.round(issues / 100));
  return [
    [
      'first values',
      async (site) => {
        site.holdHistory(true);
        await useWholeQuota(site);
        // As on every installation, the first hour comes before the first key result.
        await site.sweep();
        await defineKeyResults(site, keyResultQueries(site, mix));
        await defineMetrics(site, Number(values.metrics));
        await site.settle();
      },
    ],
    [
      PAST,
      async (site) => {
        site.holdHistory(false);
        await site.settle();
      },
    ],
    [
      'nightly reconcile',
      async (site) => {
        site.advance(24 * HOUR);
        site.advance(untilMorning(site.parts.clock.now()));
        await site.sweep();
        // What found no points left in its hour is read in the next one, and is the night's too.
        site.advance(HOUR);
        await site.sweep();
      },
    ],
    [
      'quiet hour',
      async (site) => {
        site.advance(HOUR);
        await site.sweep();
      },
    ],
    [
      '1 % hour',
      async (site) => {
        await editIssues(site, { count: onePercent, overMs: 0.9 * HOUR, round: 1 });
        site.advance(0.1 * HOUR);
        await site.sweep();
      },
    ],
    [
      'the hour after',
      async (site) => {
        site.advance(HOUR);
        await site.sweep();
      },
    ],
    [
      `bulk edit of ${Math.min(BULK, issues)}`,
      async (site) => {
        const count = Math.min(BULK, issues);
        await editIssues(site, { count, overMs: (count / EDITS_PER_SECOND) * 1000, round: 2 });
        await site.settle();
        site.advance(HOUR);
        await site.sweep();
      },
    ],
    [
      'full rescan',
      async (site) => {
        await site.invoke('requestRefresh', { keyResultIds: null });
        await site.settle();
      },
    ],
  ];
}

/** One site alone, so that no phase waits for the next hour and leaks into the phase after it. */
async function useWholeQuota(site: SyncSite): Promise<void> {
  const settings = await site.invoke('getSettings', {});
  if (!settings.ok) throw new Error(JSON.stringify(settings.error));
  const { version, statusRule, timeZone, storyPointFieldId, calendar, ...rest } = settings.data;
  const { defaultCurve, levels, words, fiscalYearStart } = rest;
  const saved = await site.invoke('updateSettings', {
    ...{ version, statusRule, timeZone, storyPointFieldId, calendar },
    ...{ defaultCurve, levels, words, fiscalYearStart, quotaShare: 100 },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
}

function rowOf(cost: Cost): Record<string, number> {
  const { storage } = cost;
  const round = (value: number, digits = 0) => Number(value.toFixed(digits));
  return {
    calls: cost.calls,
    points: cost.points,
    'Jira KB': round(cost.jiraBytes / 1024),
    'KVS reads': storage.readRequests,
    'read units': storage.readUnits,
    'KVS writes': storage.writeRequests,
    'write units': storage.writeUnits,
    'write KB': round(storage.writeBytes / 1024),
    'CPU s': round(cost.cpuSeconds, 1),
    'peak MB': round(cost.peakMegabytes),
    'longest job s': round(cost.longestJobSeconds, 1),
    'site minutes': round(cost.siteMinutes),
    refused: cost.refused,
  };
}

async function benchSite(issues: number): Promise<Record<string, Record<string, number>>> {
  const site = await startSyncSite(issues, Number(values.seed));
  const rows: Record<string, Record<string, number>> = {};
  const mix = {
    count: Number(values['key-results']),
    timeDependent: Number(values['time-dependent']),
  };
  try {
    for (const [name, work] of phasesOf(issues, mix)) {
      if (name === PAST && values['without-past']) continue;
      const startedAt = performance.now();
      const end = site.meter.start();
      await work(site);
      const cost = end();
      rows[name] = rowOf(cost);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
      const paths = [...cost.byPath].map(
        ([path, { calls, points }]) => `${path} ${calls}/${points}`,
      );
      console.log(`${issues} issues, ${name}, ${seconds} s: ${paths.join(', ')}`);
      console.log(JSON.stringify(rows[name]));
      const kinds = [...cost.byKind].slice(0, MOST_KINDS);
      console.log(kinds.map(([kind, of]) => `${kind} ${of.requests}/${of.units}`).join(', '));
    }
  } finally {
    await site.stop();
  }
  console.log(`\n${issues} issues, ${values['key-results']} key results`);
  console.table(rows);
  return rows;
}

async function main(): Promise<void> {
  const all: Record<string, unknown> = {};
  for (const issues of values.issues.split(',').filter(Boolean).map(Number)) {
    all[String(issues)] = await benchSite(issues);
    if (values.json !== undefined) writeFileSync(values.json, JSON.stringify(all, null, 1));
  }
}

void main();
