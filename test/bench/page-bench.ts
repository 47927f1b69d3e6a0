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
    await site.drain();
    // Storage's quota of the minute in which everything was measured is used up.
    await site.control('clock', { advance: 61_000 });
    const owner = await ownerOf(site);
    const everywhere = { ...owner, moduleKey: 'okr-global-page', extension: {} };
    const read = () => site.invoke('getOkrPage', { includeArchived: false }, everywhere);
    const before = await storageRequests(site);
    const costs = await measured(site, async () => {
      data(await read());
    });
    const page = JSON.stringify(await read());
    console.log(`\n${objectives} objectives, ${objectives * KEY_RESULTS_EACH} key results`);
    console.table({
      getOkrPage: {
        'calls to Jira': costs['calls'] ?? 0,
        // Read twice: once for the calls, once for the bytes.
        'storage requests': Math.round(((await storageRequests(site)) - before) / 2),
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

async function storageRequests(site: RunningSite): Promise<number> {
  return (await site.control<{ usage: { requests: number } }>('kvs')).usage.requests;
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
