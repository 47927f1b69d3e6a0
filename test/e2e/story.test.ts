/**
 * The main job, as a person does it in a browser on the local site: write an objective, bind key
 * results to queries, see true progress; move issues in Jira, see the objective move.
 * The numbers are the examples the product idea came with.
 */
import type { Browser, FrameLocator } from 'playwright-core';
import { runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import {
  openOkrs,
  openScreen,
  progressOf,
  type Screen,
  writeKeyResult,
  writeObjective,
} from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';
import { shellSearch } from '../support/shell-search';

const DONE = '10002';
const OBJECTIVE = 'Customers finish what they came for';
const EPIC = 'Finish the checkout epic';
const BUGS = 'Close 20 customer bugs';

let site: RunningSite;
let browser: Browser;
let screen: Screen;
let app: FrameLocator;

beforeAll(async () => {
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  screen = await openScreen(browser, site, { as: 'lea-lead' });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** Waits until the bar's words match: events take a moment, as in Jira. */
async function expectProgress(title: string, text: RegExp): Promise<void> {
  const bar = progressOf(app, title);
  await bar.waitFor();
  const deadline = Date.now() + 20_000;
  for (;;) {
    const words = ((await bar.getAttribute('aria-valuetext')) ?? '').replaceAll('\u00a0', ' ');
    if (text.test(words)) return;
    if (Date.now() > deadline)
      throw new Error(`${title}: "${words}" does not match ${String(text)}`);
    await screen.page.waitForTimeout(200);
  }
}

async function moveToDone(jql: string): Promise<void> {
  for (const { id } of await shellSearch(site, { as: 'ada-admin', jql })) {
    await site.edit({
      accountId: 'ada-admin',
      change: { kind: 'transition', issueId: id, statusId: DONE },
    });
  }
  await site.drain();
}

describe('the main job', () => {
  it('begins with an empty page that says what to do', async () => {
    app = await openOkrs(screen, site, 'PAY');
    await app.getByRole('heading', { name: 'Write your first objective' }).waitFor();
    expect(await app.getByRole('button', { name: 'Create objective' }).count()).toBe(2);
  });

  it('shows an epic of 10 stories, 3 of them done, as 30 %', async () => {
    await writeObjective(app, OBJECTIVE);
    await writeKeyResult(app, { objective: OBJECTIVE, title: EPIC, jql: 'parent = PAY-1' });
    await expectProgress(EPIC, /^30 %/);
  });

  it('falls to 27 % when an eleventh story is filed', async () => {
    await site.edit({
      accountId: 'cem-contributor',
      change: {
        kind: 'create',
        fields: {
          project: { key: 'PAY' },
          issuetype: { name: 'Story' },
          summary: 'Checkout story 11',
          parent: { key: 'PAY-1' },
        },
      },
    });
    await site.drain();
    await expectProgress(EPIC, /^27 %/);
  });

  it('reaches 20 closed bugs although others stay open', async () => {
    await writeKeyResult(app, {
      objective: OBJECTIVE,
      title: BUGS,
      jql: 'project = PAY AND issuetype = Bug',
      mode: 'kpi',
      target: 20,
    });
    await expectProgress(BUGS, /^60 %/);
    await moveToDone(
      'project = PAY AND issuetype = Bug AND summary ~ "Bug 13" OR key in (PAY-25, PAY-26, PAY-27, PAY-28, PAY-29, PAY-30, PAY-31)',
    );
    await expectProgress(BUGS, /^100 %.*Achieved/i);
  });

  it('shows the issue moved in Jira in the objective and on the epic’s panel', async () => {
    await moveToDone('key = PAY-5');
    await expectProgress(EPIC, /^36 %/);
    const { page } = screen;
    await page.goto(`${site.url}/browse/PAY-1`);
    await page.getByText(EPIC).first().waitFor();
    expect(await page.getByText('36 %').count()).toBeGreaterThan(0);
  });

  it('shows markup in a title as text and runs none of it', async () => {
    const title = '<script>window.ran = true</script><img src=x onerror="window.ran = true">';
    app = await openOkrs(screen, site, 'PAY');
    await writeObjective(app, title);
    await app.getByText(title).first().waitFor();
    const ran = await app.locator('body').evaluate(() => 'ran' in window);
    expect(ran).toBe(false);
  });

  it('left no error on the page', () => {
    expect(screen.problems).toEqual([]);
  });
});
