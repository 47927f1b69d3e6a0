/**
 * A cycle from plan to report, as people do it in a browser on the local site: plan it, put an
 * objective in it, close it with a score and a lesson, see that Jira no longer moves it, carry it
 * over, and read the report from the page. The pictures are kept for looking at.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import {
  axeFaults,
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
const LESSON = 'Ask ten customers before the first story.';
const shots = path.join(__dirname, '.shots');
const looks = (['light', 'dark'] as const).flatMap((theme) =>
  [1280, 800].map((width) => ({ theme, width })),
);

let site: RunningSite;
let browser: Browser;
let lead: Screen;
let app: FrameLocator;

beforeAll(async () => {
  fs.mkdirSync(shots, { recursive: true });
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  lead = await openScreen(browser, site, { as: 'lea-lead' });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function openMore(page: FrameLocator, title: string): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: title }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

async function openGlobalPage({ page }: Screen): Promise<FrameLocator> {
  await page.goto(site.url);
  await page.getByRole('link', { name: 'OKRs', exact: true }).first().click();
  const frame = page.frameLocator('iframe[data-module="okr-global-page"]');
  await frame.getByRole('heading', { name: 'OKRs', level: 1 }).waitFor();
  return frame;
}

async function menuOf(title: string, item: string): Promise<Locator> {
  await app.getByRole('button', { name: `Actions for ${title}`, exact: true }).click();
  await app.getByRole('menuitem', { name: item }).click();
  const dialog = app.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

describe('a cycle', () => {
  it('is planned by a Jira admin, by the quarter', async () => {
    const admin = await openScreen(browser, site, { as: 'ada-admin' });
    const page = await openGlobalPage(admin);
    await openMore(page, 'Cycles');
    await page.getByRole('button', { name: 'Add quarters of 2026' }).click();
    await page.getByRole('rowheader', { name: 'Q1 2026' }).waitFor();
    await page.getByRole('rowheader', { name: 'Q4 2026' }).waitFor();
    expect(await axeFaults(admin.page)).toEqual([]);
    await admin.context.close();
  });

  it('gives a new objective its dates', async () => {
    app = await openOkrs(lead, site, 'PAY');
    await writeObjective(app, OBJECTIVE);
    await writeKeyResult(app, { objective: OBJECTIVE, title: EPIC, jql: 'parent = PAY-1' });
    await progressOf(app, EPIC).waitFor();
    expect(await progressOf(app, EPIC).getAttribute('aria-valuetext')).toMatch(/^30\s%/);
    await app.getByText('Q1 2026').first().waitFor();
  });

  it('is left behind by what is carried over with the chosen key results', async () => {
    const dialog = await menuOf(OBJECTIVE, 'Carry over');
    await dialog
      .getByText(/Q2 2026/)
      .first()
      .waitFor();
    await dialog.getByLabel(/Then close the old one/).uncheck();
    await dialog.getByRole('button', { name: 'Carry over', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await site.drain();
    await app.getByRole('heading', { name: OBJECTIVE }).nth(1).waitFor();
    expect(await app.getByRole('heading', { name: OBJECTIVE }).count()).toBe(2);
  });

  it('ends an objective with outcome, score and lesson', async () => {
    await app
      .getByRole('button', { name: `Actions for ${OBJECTIVE}` })
      .first()
      .click();
    await app.getByRole('menuitem', { name: 'Close objective' }).click();
    const dialog = app.getByRole('dialog');
    expect(await dialog.getByLabel('Score', { exact: true }).inputValue()).toBe('0.3');
    await dialog.getByLabel('Lesson').fill(LESSON);
    expect(await axeFaults(lead.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Close objective' }).click();
    await dialog.waitFor({ state: 'detached' });
    await app.getByText('Closed · Missed · 0.3').first().waitFor();
  });

  it('keeps what it ended with when Jira goes on', async () => {
    for (const { id } of await shellSearch(site, { as: 'ada-admin', jql: 'key = PAY-5' })) {
      const change = { kind: 'transition', issueId: id, statusId: DONE } as const;
      await site.edit({ accountId: 'ada-admin', change });
    }
    await site.drain();
    app = await openOkrs(lead, site, 'PAY');
    await progressOf(app, EPIC).nth(1).waitFor();
    const words = await Promise.all(
      [0, 1].map((at) => progressOf(app, EPIC).nth(at).getAttribute('aria-valuetext')),
    );
    expect(words[0]).toMatch(/^30\s%/);
    expect(words[1]).toMatch(/^40\s%/);
  });

  it('is reported with the numbers that people can add up', async () => {
    await openMore(app, 'Period report');
    await app.getByText('0.30 over 1').first().waitFor();
    await app.getByText(LESSON).waitFor();
    const row = app.getByRole('row', { name: /30–39 %/ });
    expect(await row.textContent()).toContain('1');
  });

  it('is reported for the whole site on its page', async () => {
    const frame = await openGlobalPage(lead);
    await openMore(frame, 'Period report');
    await frame.getByText(LESSON).waitFor();
    // Objectives, key results, the one level and the one owner.
    expect(await frame.getByText('0.30 over 1').count()).toBe(4);
  });

  it.each(looks)(
    'fits in $theme at $width px',
    async (look) => {
      const screen = await openScreen(browser, site, { as: 'ada-admin', ...look });
      const { page, context, problems } = screen;
      app = await openOkrs(screen, site, 'PAY');
      const name = `${look.theme}-${String(look.width)}`;
      const keep = async (what: string): Promise<void> => {
        await page.waitForTimeout(400);
        await page.screenshot({ path: path.join(shots, `${what}-${name}.png`), fullPage: true });
        expect(await axeFaults(page)).toEqual([]);
      };
      await app
        .getByRole('button', { name: `Details of ${OBJECTIVE}` })
        .first()
        .click();
      await app.getByText(LESSON).waitFor();
      await keep('closed');
      await openMore(app, 'Period report');
      await app.getByText(LESSON).waitFor();
      await keep('report');
      await app
        .getByRole('link', { name: 'OKRs' })
        .or(app.getByRole('button', { name: 'OKRs' }))
        .first()
        .click();
      await openMore(app, 'Cycles');
      await keep('cycles');
      await app.getByRole('button', { name: 'Close cycle… Q2 2026' }).click();
      await app.getByRole('dialog').getByText(OBJECTIVE).waitFor();
      await keep('close-cycle');
      await context.close();
      expect(problems).toEqual([]);
    },
    90_000,
  );

  it('left no error on the page', () => {
    expect(lead.problems).toEqual([]);
  });
});
