/** Metrics of the whole site, on the page that belongs to no project. */
import path from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { dataOf } from '../support/drafts';
import { axeFaults, openScreen, type Screen, typeInto } from '../support/okr-screen';
import { type RunningSite, runSite } from '../support/running-site';

jest.setTimeout(90_000);

const TITLE = 'Bugs fixed anywhere';

let site: RunningSite;
let browser: Browser;
let screen: Screen;
let app: FrameLocator;

async function openGlobal({ page }: Screen): Promise<FrameLocator> {
  await page.goto(site.url);
  await page.getByRole('link', { name: 'OKRs', exact: true }).first().click();
  const frame = page.frameLocator('iframe[data-module="okr-global-page"]');
  await frame.getByRole('heading', { name: 'OKRs', level: 1 }).waitFor();
  return frame;
}

async function openMore(frame: FrameLocator, title: string): Promise<void> {
  await frame.getByRole('button', { name: 'More', exact: true }).click();
  await frame.getByRole('menuitem', { name: title }).click();
  await frame.getByRole('heading', { name: title, level: 1 }).waitFor();
}

const shot = (name: string) =>
  screen.page.screenshot({ path: path.join(__dirname, `.shots/site-${name}.png`), fullPage: true });

beforeAll(async () => {
  const data = [path.resolve(__dirname, '../fixtures/sites/ally')];
  [site, browser] = await Promise.all([
    runSite({ data, now: '2026-02-14', seed: false }),
    launchBrowser(),
  ]);
  screen = await openScreen(browser, site, { as: 'ada-admin' });
  app = await openGlobal(screen);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

it('says of the catalogue what each project has for itself', async () => {
  await openMore(app, 'Metric catalogue');
  const card = app.getByRole('article', { name: 'Sprint velocity' });
  await card.getByText('By project').waitFor();
  expect(await card.getByText('Missing', { exact: true }).count()).toBe(0);
  await screen.page.mouse.move(0, 0);
  expect(await axeFaults(screen.page)).toEqual([]);
  await shot('catalogue');
});

it('adds a metric over the issues of a query in all projects', async () => {
  await typeInto(app.getByLabel('Search the catalogue'), 'how many issues were finished');
  await app.getByRole('button', { name: 'Add Throughput' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'The issues of a query' }).waitFor();
  expect(await dialog.getByRole('radio', { name: 'A board' }).count()).toBe(0);
  await typeInto(dialog.getByLabel('Title'), TITLE);
  await typeInto(dialog.getByLabel('Query (JQL)'), 'issuetype = Bug');
  await dialog
    .getByRole('region', { name: 'Preview of the metric' })
    .getByRole('img')
    .or(dialog.getByRole('button', { name: /^Week of/ }))
    .first()
    .waitFor();
  await shot('form');
  await dialog.getByRole('button', { name: 'Add', exact: true }).click();
  await app.getByRole('heading', { name: TITLE, level: 2 }).waitFor();
});

it('opens to its months and the issues behind one', async () => {
  await app.getByRole('button', { name: 'Month', exact: true }).click();
  const january = app.getByRole('button', { name: /^Jan 2026: \d+ issues/ });
  await january.waitFor();
  await january.press('Enter');
  const panel = app.getByRole('complementary', { name: 'Behind Jan 2026' });
  await panel
    .getByRole('link', { name: /^PAY-\d+$/ })
    .first()
    .waitFor();
  await screen.page.mouse.move(0, 0);
  expect(await axeFaults(screen.page)).toEqual([]);
  await shot('metric');
});

it('lists it, and lets nobody add one who does not manage the site', async () => {
  await app.getByRole('button', { name: 'All metrics' }).click();
  await app.getByRole('link', { name: TITLE }).waitFor();
  await shot('list');
  const asked = { as: 'oda-outsider', moduleKey: 'okr-global-page', extension: {} };
  const theirs = dataOf(await site.invoke('getCatalogue', { projectId: null }, asked));
  expect(theirs.canManage).toBe(false);
  expect(screen.problems).toEqual([]);
});
