/** What a metric page shows beyond its series: cumulative flow, facts of issues, and teams. */
import type { Browser, FrameLocator } from 'playwright-core';
import { leaInPay, runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import { dataOf } from '../support/drafts';
import { axeFaults, openOkrs, openScreen, type Screen } from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';

jest.setTimeout(60_000);

let site: RunningSite;
let browser: Browser;
let screen: Screen;
let app: FrameLocator;

async function addMetric(catalogueKey: string): Promise<string> {
  const fields = {
    title: `Our ${catalogueKey}`,
    source: {
      kind: 'catalogue',
      catalogueKey,
      scope: { kind: 'project', projectId: '100' as never },
      parameters: {},
    },
    bucket: 'month',
    target: null,
    band: null,
  } as const;
  const { id } = dataOf(await site.invoke('createMetric', { projectId: null, fields }, leaInPay));
  return id;
}

async function openMetric(catalogueKey: string): Promise<void> {
  const { origin, pathname } = new URL(screen.page.url());
  const page = pathname.replace(/\/(metrics)?$/, '');
  const id = await addMetric(catalogueKey);
  await site.drain();
  await screen.page.goto(`${origin}${page}/metrics?id=${id}`);
  await app.getByRole('heading', { name: `Our ${catalogueKey}`, level: 2 }).waitFor();
  await app.getByRole('region', { name: 'Data quality' }).waitFor();
}

/** Selected buttons of the design system lack contrast while the mouse is on them. */
async function atRest(): Promise<void> {
  await screen.page.mouse.move(0, 0);
  await app.locator('body').evaluate(async (body) => {
    await Promise.all(body.getAnimations({ subtree: true }).map(({ finished }) => finished));
  });
}

beforeAll(async () => {
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  screen = await openScreen(browser, site, { as: leaInPay.as });
  app = await openOkrs(screen, site, 'PAY');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

it('draws work in progress as a cumulative flow whose bands are also numbers', async () => {
  await openMetric('work-in-progress');
  await app.getByRole('img', { name: /^Cumulative flow: Done from/ }).waitFor();
  await app.getByText('Cumulative flow as a table').click();
  const table = app.getByRole('region', { name: 'Cumulative flow' });
  await table.getByRole('columnheader', { name: 'In progress' }).waitFor();
  await app.getByText('Teams are not compared here. It counts issues.').waitFor();
  expect(await axeFaults(screen.page)).toEqual([]);

  await app.getByRole('button', { name: 'Statuses' }).click();
  await app.getByText('Both add up to the same issues.').waitFor();
  await app.getByRole('img', { name: /^Cumulative flow: Done from .*; To Do from / }).waitFor();
  await table.getByRole('columnheader', { name: 'To Do', exact: true }).waitFor();
  await atRest();
  expect(await axeFaults(screen.page)).toEqual([]);
});

it('lists what the metric used of each issue, with names', async () => {
  await openMetric('throughput');
  const january = app.getByRole('button', { name: /^Jan 2026: 18 issues/ });
  await january.press('Enter');
  const issues = app.getByRole('region', { name: 'Issues behind the value' });
  for (const name of ['Assignee', 'Type', 'Created', 'Started', 'Done', 'Resolution']) {
    await issues.getByRole('columnheader', { name, exact: true }).waitFor();
  }
  await issues.getByRole('cell', { name: 'Bug', exact: true }).first().waitFor();
  expect(await axeFaults(screen.page)).toEqual([]);
});

it('compares teams where that is fair, and says what it takes where there is one only', async () => {
  await openMetric('cycle-time');
  await app.getByRole('button', { name: 'Compare teams' }).click();
  await app.getByText('All of these issues belong to one team, Payments.').waitFor();
  await app.getByRole('link', { name: 'Say which field tells the team of an issue' }).waitFor();
});

it('tells what people noted on a day, in every bucket, and lets them change and delete it', async () => {
  await openMetric('resolution-rate');
  const list = app.getByRole('group', { name: 'Notes and changes' });
  await list.getByText('Nothing was noted here.').waitFor();
  await list.getByRole('button', { name: 'Add a note' }).click();
  const dialog = app.getByRole('dialog', { name: 'Add a note' });
  await dialog.getByLabel('What happened').fill('Two people on <b>leave</b>');
  await dialog.getByLabel('Day').fill('2026-01-12');
  await dialog.getByLabel('On all metrics of this project').check();
  expect(await axeFaults(screen.page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await list.getByText('Two people on <b>leave</b>').waitFor();
  await list.getByText('on all metrics of this project').waitFor();
  for (const [bucket, name] of [
    ['Week', 'Week of 12 Jan 2026'],
    ['Quarter', '2026-Q1'],
    ['Month', 'Jan 2026'],
  ] as const) {
    await app.getByRole('button', { name: bucket, exact: true }).click();
    await app.getByRole('button', { name: new RegExp(`^${name}: .*note: Two people`) }).waitFor();
  }
  await atRest();
  expect(await axeFaults(screen.page)).toEqual([]);

  await list.getByRole('button', { name: 'Edit the note of 12 Jan 2026' }).click();
  const change = app.getByRole('dialog', { name: 'Change the note' });
  await change.getByLabel('What happened').fill('Three people on leave');
  await change.getByRole('button', { name: 'Save' }).click();
  await list.getByText('Three people on leave').waitFor();
  await list.getByText('changed by').waitFor();

  // It stands on every metric of the project.
  await openMetric('lead-time');
  await list.getByText('Three people on leave').waitFor();
  await list.getByRole('button', { name: 'Delete the note of 12 Jan 2026' }).click();
  await list.getByText('Nothing was noted here.').waitFor();
});

it('leaves nothing in the console', () => {
  expect(screen.problems).toEqual([]);
});
