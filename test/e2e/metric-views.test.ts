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

it('leaves nothing in the console', () => {
  expect(screen.problems).toEqual([]);
});
