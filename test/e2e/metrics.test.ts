/** From the catalogue to a metric, its issues, another definition and a file, as people do it. */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { dataOf } from '../support/drafts';
import { axeFaults, openOkrs, openScreen, type Screen, typeInto } from '../support/okr-screen';
import { type RunningSite, runSite } from '../support/running-site';

jest.setTimeout(60_000);

const TITLE = 'Payments finished';

let site: RunningSite;
let browser: Browser;
let screen: Screen;
let app: FrameLocator;

beforeAll(async () => {
  const data = [path.resolve(__dirname, '../fixtures/sites/ally')];
  [site, browser] = await Promise.all([
    runSite({ data, now: '2026-02-14', seed: false }),
    launchBrowser(),
  ]);
  screen = await openScreen(browser, site, { as: 'lea-lead' });
  app = await openOkrs(screen, site, 'PAY');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const SETTLE_MS = 500;

/** Without a hover colour or one that is still changing, which would be judged as if it stayed. */
async function faultsOf({ page }: Screen): Promise<readonly string[]> {
  await page.mouse.move(0, 0);
  await page.waitForTimeout(SETTLE_MS);
  return axeFaults(page);
}

/** The address follows what is seen a moment later. */
const address = (isAt: (url: URL) => boolean): Promise<boolean> =>
  screen.page.waitForURL(isAt, { waitUntil: 'commit' }).then(() => true);

it('teaches a project without metrics where to begin', async () => {
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: 'Metrics' }).click();
  await app.getByRole('heading', { name: 'No metrics yet' }).waitFor();
  await app.getByRole('button', { name: 'Choose the first metric' }).click();
  await app.getByRole('heading', { name: 'Metric catalogue', level: 1 }).waitFor();
  expect(await address(({ pathname }) => pathname.endsWith('/catalogue'))).toBe(true);
});

it('finds a metric by its words and says what this project lacks', async () => {
  await typeInto(app.getByLabel('Search the catalogue'), 'efficiency');
  const card = app.getByRole('article', { name: 'Flow efficiency' });
  await card.getByText('Missing').waitFor();
  await app.getByRole('article', { name: 'Lead time' }).waitFor({ state: 'detached' });
  await typeInto(app.getByLabel('Search the catalogue'), 'how many issues were finished');
  await app.getByRole('article', { name: 'Throughput' }).waitFor();
  expect(await faultsOf(screen)).toEqual([]);
});

it('previews the metric over the project’s own history and adds it', async () => {
  await app.getByRole('button', { name: 'Add Throughput' }).click();
  const dialog = app.getByRole('dialog');
  const preview = dialog.getByRole('region', { name: 'Preview of the metric' });
  await preview
    .getByRole('button', { name: /^Week of/ })
    .or(preview.getByRole('img'))
    .first()
    .waitFor();
  await typeInto(dialog.getByLabel('Title'), TITLE);
  await typeInto(dialog.getByLabel('Target'), 'many');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await dialog.getByText('Write a number').waitFor();
  expect(await faultsOf(screen)).toEqual([]);
  await typeInto(dialog.getByLabel('Target'), '10');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await app.getByRole('heading', { name: TITLE, level: 2 }).waitFor();
  expect(await address(({ search }) => search.startsWith('?id='))).toBe(true);
});

it('shows the months and the issues behind one of them', async () => {
  await app.getByRole('button', { name: 'Month', exact: true }).click();
  const january = app.getByRole('button', { name: /^Jan 2026: 18 issues, n = 18/ });
  await january.waitFor();
  await app.getByText('18 issues').first().waitFor();
  await january.press('Enter');
  const panel = app.getByRole('complementary', { name: 'Behind Jan 2026' });
  await panel.getByText('18 issues', { exact: true }).last().waitFor();
  await panel.getByRole('link', { name: 'PAY-2', exact: true }).waitFor();
  await panel.getByRole('button', { name: 'Done', exact: true }).click();
  await panel
    .getByRole('columnheader', { name: 'Done', exact: true })
    .and(panel.locator('[aria-sort="descending"]'))
    .waitFor();
  expect(await faultsOf(screen)).toEqual([]);
  await panel.press('Escape');
  await panel.waitFor({ state: 'detached' });
});

it('opens at the same place for a colleague who gets the link', async () => {
  const colleague = await openScreen(browser, site, { as: 'ada-admin', theme: 'dark', width: 800 });
  await colleague.page.goto(screen.page.url());
  const theirs = colleague.page.frameLocator('iframe[data-module="okr-project-page"]');
  await theirs.getByRole('heading', { name: TITLE, level: 2 }).waitFor();
  await theirs.getByRole('button', { name: /^Jan 2026: 18 issues/ }).press('Enter');
  const panel = theirs.getByRole('complementary', { name: 'Behind Jan 2026' });
  await panel.getByRole('link', { name: 'PAY-2', exact: true }).waitFor();
  const cutOff = await theirs
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
  expect(cutOff).toBe(0);
  const faults = await faultsOf(colleague);
  await colleague.context.close();
  expect(faults).toEqual([]);
});

it('exports the points as data and the chart as a picture', async () => {
  const exported = async (name: string) => {
    await app.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      screen.page.waitForEvent('download'),
      app.getByRole('menuitem', { name }).click(),
    ]);
    return fs.readFileSync(await download.path());
  };
  const csv = (await exported('Data (CSV)')).toString('utf8');
  const january = csv.split('\r\n').find((line) => line.includes(',2026-01,'));
  expect(january).toContain(
    'Payments finished,Project Payments,issues,2026-01,2026-01-01,2026-02-01,18',
  );
  const svg = (await exported('Picture (SVG)')).toString('utf8');
  expect(svg).toMatch(/^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  expect(svg).toContain('<title>Payments finished</title>');
  const png = await exported('Picture (PNG)');
  expect([...png.subarray(1, 4)].map((code) => String.fromCharCode(code)).join('')).toBe('PNG');
});

it('shows old and new side by side before a changed definition is saved', async () => {
  await app.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'The issues of a query' }).check();
  await typeInto(dialog.getByLabel('Query (JQL)'), 'project = PAY AND issuetype = Bug');
  const preview = dialog.getByRole('region', { name: 'Preview of the metric' });
  await preview.getByRole('row', { name: /^As it is saved/ }).waitFor();
  await preview.getByRole('row', { name: /^As it would be/ }).waitFor();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  // 12 of the 23 bugs are closed.
  await app.getByRole('button', { name: /^Jan 2026: 12 issues, n = 12/ }).waitFor();
  await app.getByText('project = PAY AND issuetype = Bug', { exact: true }).waitFor();
  await app.getByText('Changes of the definition').waitFor();
});

it('leaves out resolutions that are chosen by their names', async () => {
  await app.getByRole('button', { name: 'Edit', exact: true }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByLabel('Resolutions that do not count').fill('w');
  await dialog.getByRole('option', { name: "Won't Do" }).click();
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await app.getByRole('definition').filter({ hasText: "Won't Do" }).waitFor();
});

it('is archived and leaves the list, and is found again', async () => {
  await app.getByRole('button', { name: 'Archive', exact: true }).click();
  await app.getByRole('button', { name: 'Restore', exact: true }).waitFor();
  await app.getByRole('button', { name: 'All metrics' }).click();
  await app.getByRole('heading', { name: 'No metrics yet' }).waitFor();
  await app.getByLabel('With archived').check();
  await app.getByRole('link', { name: TITLE }).waitFor();
  expect(await faultsOf(screen)).toEqual([]);
});

it('offers no change to people who may only read', async () => {
  const contributor = {
    as: 'cem-contributor',
    extension: { project: { id: '100', key: 'PAY', type: 'software' } },
  };
  const catalogue = dataOf(await site.invoke('getCatalogue', { projectId: null }, contributor));
  expect(catalogue.canManage).toBe(false);
});

it('leaves nothing in the console', () => {
  expect(screen.problems).toEqual([]);
});
