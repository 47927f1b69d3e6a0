/**
 * Every screen in both themes, wide and narrow: nothing in the console, nothing that the site does
 * not model, nothing cut off, no accessibility fault. The pictures are kept for looking at.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import { address } from '../site/shell/routes';
import { leaInPay, runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import { dataOf, keyResultFields, objectiveFields } from '../support/drafts';
import {
  axeFaults,
  openKeyResultForm,
  openOkrs,
  openScreen,
  type Screen,
} from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';

const shots = path.join(__dirname, '.shots');
const OBJECTIVE = 'Customers finish what they came for';
const EPIC = 'Finish the checkout epic';
const looks = (['light', 'dark'] as const).flatMap((theme) =>
  [1280, 800].map((width) => ({ theme, width })),
);

let site: RunningSite;
let browser: Browser;

beforeAll(async () => {
  fs.mkdirSync(shots, { recursive: true });
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  const objective = { projectId: null, fields: objectiveFields({ title: OBJECTIVE }) };
  const { id: objectiveId } = dataOf(await site.invoke('createObjective', objective, leaInPay));
  for (const fields of [
    keyResultFields('parent = PAY-1', { title: EPIC }),
    keyResultFields('labels = secret', { title: 'Sign the contracts' }),
    keyResultFields('labels = nothing-has-this', { title: 'Nothing yet' }),
  ]) {
    dataOf(await site.invoke('createKeyResult', { objectiveId, fields }, leaInPay));
  }
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

type Look = (typeof looks)[number];

async function openAs(as: string, look: Look): Promise<Screen> {
  return openScreen(browser, site, { as, ...look });
}

interface Fit {
  readonly problems: readonly string[];
  readonly unmodelled: number;
  readonly cutOff: number;
  readonly faults: readonly string[];
}

const FITS: Fit = { problems: [], unmodelled: 0, cutOff: 0, faults: [] };

/** How the screen stands; its picture is kept. */
async function fitOf(screen: Screen, name: string, { theme, width }: Look): Promise<Fit> {
  const { page, problems } = screen;
  // A tooltip or hover colour would be judged as if it stood there always.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  await page.screenshot({
    path: path.join(shots, `${name}-${theme}-${width}.png`),
    fullPage: true,
  });
  const unmodelled = await page
    .locator('[data-unmodelled], [data-testid="unmodelled-banner"]')
    .count();
  const cutOff = await Promise.all(
    page
      .frames()
      .map((frame) =>
        frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ),
  );
  const faults = await axeFaults(page);
  return { problems: [...problems], unmodelled, cutOff: Math.max(...cutOff, 0), faults };
}

/** Checks the screen as it stands, keeps its picture and closes it. */
async function expectFit(screen: Screen, name: string, look: Look): Promise<void> {
  const fit = await fitOf(screen, name, look);
  await screen.context.close();
  expect(fit).toEqual(FITS);
}

/** Read where pages are added, so that none can be forgotten here. */
const PAGE_PATHS = [
  ...fs
    .readFileSync(
      path.resolve(__dirname, '../../static/okr-app/src/features/page/pages.ts'),
      'utf8',
    )
    .matchAll(/path: '\/([a-z-]+)'/g),
].map(([, name]) => name ?? '');

async function okrs(screen: Screen): Promise<FrameLocator> {
  const app = await openOkrs(screen, site, 'PAY');
  await app.getByText(EPIC).first().waitFor();
  return app;
}

describe.each(looks)('in $theme at $width px', (look) => {
  it('the OKR page', async () => {
    const screen = await openAs('lea-lead', look);
    await okrs(screen);
    await expectFit(screen, 'okrs', look);
  });

  it('every other view and page', async () => {
    const screen = await openAs('ada-admin', look);
    const app = await okrs(screen);
    const base = screen.page.url().replace(/\/$/, '');
    const fits: Record<string, Fit> = {};
    for (const name of PAGE_PATHS) {
      await screen.page.goto(`${base}/${name}`);
      await app.getByRole('heading', { level: 1 }).waitFor();
      await app.getByText('Loading').first().waitFor({ state: 'detached' });
      fits[name] = await fitOf(screen, `page-${name}`, look);
    }
    await screen.context.close();
    expect(fits).toEqual(Object.fromEntries(PAGE_PATHS.map((name) => [name, FITS])));
  }, 120_000);

  it('the details of a key result', async () => {
    const screen = await openAs('lea-lead', look);
    const app = await okrs(screen);
    await app.getByRole('button', { name: `Details of ${EPIC}` }).click();
    await app.getByText('PAY-4').first().waitFor();
    await expectFit(screen, 'details', look);
  });

  it('the form of a key result, with Jira’s words about a bad query', async () => {
    const screen = await openAs('lea-lead', look);
    const app = await okrs(screen);
    const dialog = await openKeyResultForm(app, OBJECTIVE);
    await dialog.getByLabel('Query (JQL)').fill('project = PAY AND colour = red');
    await dialog.getByText("Field 'colour' does not exist").waitFor();
    await expectFit(screen, 'form', look);
  });

  it('the OKR page of a person who may only read, with a withheld number', async () => {
    const screen = await openAs('cem-contributor', look);
    const app = await okrs(screen);
    await app.getByText('Withheld').first().waitFor();
    expect(await app.getByRole('button', { name: 'Create objective' }).count()).toBe(0);
    await expectFit(screen, 'withheld', look);
  });

  it('the issue with its panel', async () => {
    const screen = await openAs('lea-lead', look);
    await screen.page.goto(`${site.url}${address.issue('PAY-5')}`);
    await screen.page
      .getByText(/\+10\.0 points/)
      .first()
      .waitFor();
    await expectFit(screen, 'issue', look);
  });

  it('the settings', async () => {
    const screen = await openAs('ada-admin', look);
    await screen.page.goto(site.url);
    await screen.page.getByRole('link', { name: 'App settings' }).click();
    await screen.page.getByText('parent = PAY-1').first().waitFor();
    await expectFit(screen, 'settings', look);
  });

  it('the list of issues and the call log', async () => {
    const issues = await openAs('lea-lead', look);
    await issues.page.goto(`${site.url}${address.issues('PAY')}`);
    await issues.page.getByRole('link', { name: 'PAY-34' }).waitFor();
    await expectFit(issues, 'issues', look);
    const calls = await openAs('lea-lead', look);
    await calls.page.goto(`${site.url}${address.calls()}`);
    await calls.page.getByText('/rest/api/3/jql/parse').first().waitFor();
    await expectFit(calls, 'calls', look);
  });
});
