/**
 * Moving in and staying safe, in a browser on the local site: a table with two bad rows is imported,
 * a whole site is backed up into a file and restored into an empty one, and measuring is paused.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import type { OkrPageDto } from '../../src/contract/dto';
import { launchBrowser } from '../support/browser';
import { dataOf } from '../support/drafts';
import { axeFaults, openOkrs, openScreen, type Screen } from '../support/okr-screen';
import { type RunningSite, runSite } from '../support/running-site';

const shots = path.join(__dirname, '.shots');
const data = [path.resolve(__dirname, '../fixtures/sites/ally')];
const TABLE = [
  'Id;Type;Title;Parent Id;Start Date;Due Date;Initial Value;Target Value;Current Value;Unit;Status;JQL',
  '1;Objective;Customers stay;;2026-01-01;2026-03-31;;;;;On Track;',
  '2;Key Result;Churn halves;1;;;10;5;8;%;Behind;',
  '3;Key Result;Stories of the epic are done;1;;;0;100;;;;parent = PAY-1',
  '4;Key Result;Nobody knows when;1;soon;2026-03-31;0;10;;;;',
  '5;Key Result;Lost;99;;;0;10;;;;',
].join('\r\n');

let site: RunningSite;
let empty: RunningSite;
let browser: Browser;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'okr-transfer-'));

beforeAll(async () => {
  fs.mkdirSync(shots, { recursive: true });
  fs.writeFileSync(path.join(folder, 'goals.csv'), `\uFEFF${TABLE}`);
  browser = await launchBrowser();
  site = await runSite({ data, now: '2026-02-14', seed: false });
  empty = await runSite({ data, now: '2026-02-14', seed: false });
}, 180_000);

afterAll(async () => {
  await browser.close();
  await Promise.all([site.stop(), empty.stop()]);
  fs.rmSync(folder, { recursive: true });
});

async function openMore(app: FrameLocator, title: string): Promise<void> {
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: title }).click();
  await app.getByRole('heading', { name: title, level: 1 }).waitFor();
}

async function openGlobal({ page }: Screen, on: RunningSite): Promise<FrameLocator> {
  await page.goto(on.url);
  await page.getByRole('link', { name: 'OKRs', exact: true }).first().click();
  const app = page.frameLocator('iframe[data-module="okr-global-page"]');
  await app.getByRole('heading', { name: 'OKRs', level: 1 }).waitFor();
  return app;
}

async function screenAs(as: string, on: RunningSite): Promise<Screen> {
  const screen = await openScreen(browser, on, { as });
  return screen;
}

/** Of the project, without the instants that differ from site to site. */
async function pageOf(on: RunningSite): Promise<unknown> {
  const extension = { project: { id: '100', key: 'PAY', type: 'software' } };
  const answer = await on.invoke(
    'getOkrPage',
    { includeArchived: true },
    { as: 'lea-lead', extension },
  );
  const page: OkrPageDto = dataOf(answer);
  return { ...page, now: '', lastSync: null };
}

describe('a table of goals', () => {
  it('is imported, and its two bad rows are named', async () => {
    const screen = await screenAs('lea-lead', site);
    const app = await openOkrs(screen, site, 'PAY');
    await openMore(app, 'Import');
    await app.getByLabel('Table (CSV)').setInputFiles(path.join(folder, 'goals.csv'));
    await app
      .getByText('5 rows: 1 objective and 2 key results can be imported, 2 problems found.')
      .waitFor();
    await app.getByText('“soon” is no date. Write it as 2026-01-31.').waitFor();
    await app.getByText('The objective “99” is not in this file.').waitFor();
    await screen.page.screenshot({ path: path.join(shots, 'import.png'), fullPage: true });
    expect(await axeFaults(screen.page)).toEqual([]);
    await app.getByRole('button', { name: 'Look up people and projects' }).click();
    await app.getByRole('button', { name: 'Import 3 rows' }).click();
    await app.getByText('3 rows imported. Done.').waitFor();
    await app.getByRole('button', { name: 'Show the objectives' }).click();
    await app.getByText('Churn halves').first().waitFor();
    await app.getByText('Stories of the epic are done').first().waitFor();
    expect(screen.problems).toEqual([]);
    await screen.context.close();
  });
});

describe('a backup', () => {
  it('brings an empty site to the very same page', async () => {
    await site.drain();
    const admin = await screenAs('ada-admin', site);
    const app = await openGlobal(admin, site);
    await openMore(app, 'Backup and switches');
    const [download] = await Promise.all([
      admin.page.waitForEvent('download'),
      app.getByRole('button', { name: 'Download backup' }).click(),
    ]);
    const file = path.join(folder, 'backup.json');
    await download.saveAs(file);
    await admin.page.screenshot({ path: path.join(shots, 'site.png'), fullPage: true });
    expect(await axeFaults(admin.page)).toEqual([]);
    expect(admin.problems).toEqual([]);
    await admin.context.close();

    const other = await screenAs('ada-admin', empty);
    const there = await openGlobal(other, empty);
    await openMore(there, 'Backup and switches');
    await there.getByLabel('Backup file').setInputFiles(file);
    await there.getByRole('button', { name: 'Restore now' }).click();
    await there.getByText('Restored', { exact: true }).waitFor();
    expect(await pageOf(empty)).toEqual(await pageOf(site));
    await other.context.close();
  });

  it('is refused by a site that has OKRs already, with the reason', async () => {
    const admin = await screenAs('ada-admin', site);
    const app = await openGlobal(admin, site);
    await openMore(app, 'Backup and switches');
    await app.getByLabel('Backup file').setInputFiles(path.join(folder, 'backup.json'));
    await app.getByText('This site has OKRs already.').waitFor();
    expect(await app.getByRole('button', { name: 'Restore now' }).count()).toBe(0);
    await admin.context.close();
  });
});

describe('measuring', () => {
  it('is paused and resumed, and the page says so', async () => {
    const admin = await screenAs('ada-admin', site);
    const app = await openGlobal(admin, site);
    await openMore(app, 'Backup and switches');
    await app.getByRole('button', { name: 'Pause measuring' }).click();
    await app.getByRole('heading', { name: 'Measuring is paused', level: 2 }).first().waitFor();
    await app.getByRole('button', { name: 'Resume measuring' }).click();
    await app.getByRole('button', { name: 'Pause measuring' }).waitFor();
    expect(await app.getByRole('heading', { name: 'Measuring is on' }).count()).toBe(1);
    await admin.context.close();
  });
});
