/**
 * What the app costs Jira and storage, as a Jira admin reads it, and what it does when Jira wants
 * to be left alone: on a running site, through its real functions.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import { dataOf, keyResultFields, objectiveFields, refusalOf } from '../support/drafts';
import { axeFaults, openScreen } from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';

const ADMIN_PAGE = '/jira/settings/apps/7d4a3c1e-52b8-4f6e-9a0d-3f1c8e6b2a90';
const pay = { project: { id: '100', key: 'PAY', type: 'software' } };
const lead = { as: 'lea-lead', extension: pay };
const admin = { as: 'ada-admin', moduleKey: 'okr-admin-page', extension: {} };
const shots = path.join(__dirname, '.shots');

let site: RunningSite;
let browser: Browser;

beforeAll(async () => {
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  mkdirSync(shots, { recursive: true });
  const fields = objectiveFields({ title: 'Bugs go away' });
  const { id } = dataOf(await site.invoke('createObjective', { projectId: null, fields }, lead));
  for (const jql of ['project = PAY AND issuetype = Bug', 'project = PAY']) {
    const keyResult = { objectiveId: id, fields: keyResultFields(jql) };
    dataOf(await site.invoke('createKeyResult', keyResult, lead));
  }
  await site.drain();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await site.stop();
});

const budget = async () => dataOf(await site.invoke('getDataHealth', {}, admin)).budget;
const jobCalls = async () =>
  (await site.calls()).filter(({ provider }) => provider === 'app').length;

describe('the meter', () => {
  it('counts what jobs have cost: points, calls, time and storage', async () => {
    const { thisHour, lastDay, sitePoints, waiting } = await budget();
    expect(sitePoints).toBe(16_250);
    expect(thisHour.points).toBeGreaterThan(thisHour.calls);
    expect(thisHour.calls).toBeGreaterThan(2);
    expect(thisHour.milliseconds).toBeGreaterThan(0);
    expect(thisHour.unitsRead).toBeGreaterThan(0);
    expect(thisHour.unitsWritten).toBeGreaterThan(0);
    expect(lastDay.points).toBeGreaterThanOrEqual(thisHour.points);
    expect(waiting).toEqual([]);
  });

  it.each([
    ['light', 1280],
    ['dark', 800],
  ] as const)('is read on the admin page, %s, %i wide', async (theme, width) => {
    const screen = await openScreen(browser, site, { as: 'ada-admin', theme, width });
    await screen.page.goto(site.url + ADMIN_PAGE);
    await screen.page.getByText('Everything runs.').waitFor();
    await screen.page
      .getByText(/of 16,250 points this hour/)
      .first()
      .waitFor();
    await screen.page.screenshot({ path: path.join(shots, `budget-${theme}.png`), fullPage: true });
    expect(await axeFaults(screen.page)).toEqual([]);
    expect(screen.problems).toEqual([]);
    await screen.context.close();
  });
});

describe('a Jira that says how long to leave it alone', () => {
  it('is not called by any job before, and all is taken in when it is over', async () => {
    const headers = { 'retry-after': '1800', 'ratelimit-reason': 'jira-quota-global-based' };
    await site.addFault({ pathIncludes: '/rest/api/3/', kind: 'status', status: 429, headers });
    await site.control('clock', { advance: 3_600_000 });
    await site.runHourly();
    await site.control('drain', { horizonMs: 0 });
    await site.clearFaults();
    expect((await budget()).closedUntil).not.toBeNull();
    await site.control('calls', {});
    await site.runHourly();
    await site.control('drain', { horizonMs: 10 * 60_000 });
    expect(await jobCalls()).toBe(0);
    const refused = await site.invoke('requestRefresh', { keyResultIds: null }, lead);
    expect(refusalOf(refused)).toMatchObject({ code: 'rate-limited', reason: 'rate-limited' });
    const screen = await openScreen(browser, site, { as: 'ada-admin' });
    await screen.page.goto(site.url + ADMIN_PAGE);
    await screen.page.getByText(/Jira asked the app to wait/).waitFor();
    await screen.page.screenshot({ path: path.join(shots, 'budget-closed.png'), fullPage: true });
    await screen.context.close();
    await site.control('drain', { horizonMs: 3_600_000 });
    expect(await jobCalls()).toBeGreaterThan(0);
    const { objectives } = dataOf(
      await site.invoke('getOkrPage', { includeArchived: false }, lead),
    );
    const stale = objectives.flatMap(({ keyResults }) =>
      keyResults.map((one) => one.progress.stale),
    );
    expect(stale).toEqual([null, null]);
  });
});
