import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { launchBrowser } from '../support/browser';
import { type RunningSite, runSite } from '../support/running-site';
import { data, measured, ownerOf, pageTimes, percentile, type Row } from './measure';

const root = path.resolve(__dirname, '../..');
const KEY_RESULTS_EACH = 4;
/** Each reads a tenth of what storage serves in a minute. */
const FEW = 3;
/** Two thousand key results are written one by one. */
const SEEDING_MS = 15 * 60_000;

/** Every objective with four key results, aligned with each other, over a site of 2,000 issues. */
export async function benchPage(objectives: number): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
  const size = ['--issues', '2000', '--objectives', String(objectives)];
  const each = ['--key-results-each', String(KEY_RESULTS_EACH), '--out', folder];
  execFileSync('npx', ['tsx', path.join(root, 'test/site/data/generate.ts'), ...size, ...each]);
  const site = await runSite({ data: [folder], startTimeoutMs: SEEDING_MS });
  try {
    const owner = await ownerOf(site);
    const everywhere = { ...owner, moduleKey: 'okr-global-page', extension: {} };
    // Storage's quota of the minute in which everything was written is used up.
    await site.control('clock', { advance: 61_000 });
    // The first values are there. Reading the past of 2,000 key results would go on for an hour.
    data(await site.invoke('setPaused', { isPaused: true }, everywhere));
    // What was written has settled.
    await site.control('clock', { advance: 121_000 });
    const read = () => site.invoke('getOkrPage', { includeArchived: false }, everywhere);
    const before = await storageUse(site);
    const costs = await measured(site, async () => {
      data(await read());
    });
    const between = await storageUse(site);
    const page = JSON.stringify(await read());
    const after = await storageUse(site);
    console.log(`\n${objectives} objectives, ${objectives * KEY_RESULTS_EACH} key results`);
    console.table({
      getOkrPage: {
        'calls to Jira': costs['calls'] ?? 0,
        // The first reader after a change reads record by record and keeps a copy for the others.
        'storage requests, first reader': between.requests - before.requests,
        'read units, first reader': between.readUnits - before.readUnits,
        'storage requests, others': after.requests - between.requests,
        'read units, others': after.readUnits - between.readUnits,
        kilobytes: Math.round(page.length / 1024),
        ...(await pageTimes(site, everywhere, FEW)),
      },
    });
    await site.control('clock', { advance: 61_000 });
    console.table({ 'global page, ms': await firstRows(site, owner.as) });
  } finally {
    await site.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

interface StorageUse {
  readonly requests: number;
  readonly readUnits: number;
}

async function storageUse(site: RunningSite): Promise<StorageUse> {
  return (await site.control<{ usage: StorageUse }>('kvs')).usage;
}

async function firstRows(site: RunningSite, as: string): Promise<Row> {
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext();
    await context.addCookies([{ name: 'site-user', value: encodeURIComponent(as), url: site.url }]);
    const page = await context.newPage();
    await page.goto(site.url);
    const link = await page.getByRole('link', { name: 'OKRs' }).first().getAttribute('href');
    const times: number[] = [];
    for (let turn = 0; turn < 5; turn++) {
      const before = performance.now();
      await page.goto(new URL(link ?? '', site.url).href);
      await page.frameLocator('iframe').locator('[data-row]').first().waitFor();
      times.push(performance.now() - before);
    }
    return { 'first rows, p50': percentile(times, 0.5), 'first rows, worst': percentile(times, 1) };
  } finally {
    await browser.close();
  }
}
