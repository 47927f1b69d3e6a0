/**
 * People say how it is going: check-ins drafted from what moved, for today and for days in the past,
 * with a trace; what one owes; mentions; and the weekly review.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import { runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import { dataOf, keyResultFields, objectiveFields } from '../support/drafts';
import { axeFaults, openOkrs, openScreen, type Screen } from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';
import { shellSearch } from '../support/shell-search';

const shots = path.join(__dirname, '.shots');
const DAY_MS = 24 * 3_600_000;
const DONE = '10002';
const OBJECTIVE = 'Customers finish what they came for';
const EPIC = 'Finish the checkout epic';
const CUSTOMERS = 'Win customers';
const SECOND = 'Support answers at once';

const pay = { project: { id: '100', key: 'PAY', type: 'software' } };
const lead = { as: 'lea-lead', extension: pay };
const admin = { as: 'ada-admin', moduleKey: 'okr-admin-page', extension: {} };

let site: RunningSite;
let browser: Browser;
let cem: Screen;
let lea: Screen;

beforeAll(async () => {
  fs.mkdirSync(shots, { recursive: true });
  // A Saturday.
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  await givenOkrs();
  [cem, lea] = await Promise.all([
    openScreen(browser, site, { as: 'cem-contributor' }),
    openScreen(browser, site, { as: 'lea-lead' }),
  ]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function givenOkrs(): Promise<void> {
  const period = { start: '2026-02-01', end: '2026-12-31' };
  const fields = objectiveFields({ title: OBJECTIVE, ownerId: 'lea-lead', period });
  const create = { projectId: null, fields };
  const { id: objectiveId } = dataOf(await site.invoke('createObjective', create, lead));
  const epic = keyResultFields('parent = PAY-1', { title: EPIC, ownerId: 'cem-contributor' });
  const typed = {
    ...keyResultFields('', { title: CUSTOMERS }),
    source: { kind: 'manual', unit: 'customers' },
  } as const;
  for (const one of [epic, typed]) {
    dataOf(await site.invoke('createKeyResult', { objectiveId, fields: one }, lead));
  }
  const second = objectiveFields({ title: SECOND, ownerId: 'lea-lead', period });
  dataOf(await site.invoke('createObjective', { projectId: null, fields: second }, lead));
  const rule = { version: 0, cadence: { kind: 'weekly', weekday: 5 } } as const;
  dataOf(await site.invoke('updateCheckInCadence', rule, admin));
  await site.drain();
}

/** A page of the "More" menu, reached as people reach it. */
async function openMore(screen: Screen, title: string): Promise<FrameLocator> {
  const app = await openOkrs(screen, site, 'PAY');
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: title }).click();
  await app.getByRole('heading', { name: title, level: 1 }).waitFor();
  return app;
}

async function openKeyResult(screen: Screen, title: string): Promise<FrameLocator> {
  const app = await openOkrs(screen, site, 'PAY');
  await app.getByRole('button', { name: `Details of ${title}` }).click();
  await app.getByRole('heading', { name: 'Check-ins' }).waitFor();
  return app;
}

async function expectFit(screen: Screen, name: string): Promise<void> {
  await screen.page.mouse.move(0, 0);
  await screen.page.waitForTimeout(300);
  await screen.page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
  expect(await axeFaults(screen.page)).toEqual([]);
  expect(screen.problems).toEqual([]);
}

async function moveIssues(): Promise<void> {
  const jql = 'key in (PAY-5, PAY-6, PAY-7, PAY-8)';
  for (const { id: issueId } of await shellSearch(site, { as: 'ada-admin', jql })) {
    const change = { kind: 'transition', issueId, statusId: DONE } as const;
    await site.edit({ accountId: 'ada-admin', change });
  }
  for (const summary of ['One more', 'And another']) {
    const fields = {
      project: { key: 'PAY' },
      issuetype: { name: 'Story' },
      parent: { key: 'PAY-1' },
      summary,
    };
    await site.edit({ accountId: 'ada-admin', change: { kind: 'create', fields } });
  }
  await site.drain();
}

describe('checking in', () => {
  it('is done right in the details, with words and confidence', async () => {
    const app = await openKeyResult(cem, EPIC);
    const section = app.getByRole('region', { name: 'Check-ins' });
    await section.getByRole('button', { name: 'Check in' }).click();
    await section.getByLabel('What happened').fill('The design is through.\nNow we build.');
    await section.getByRole('radio', { name: '7', exact: true }).check({ force: true });
    await expectFit(cem, 'check-in-form');
    await section.getByRole('button', { name: 'Check in', exact: true }).click();
    const entry = section.getByRole('article');
    await entry.getByText('Now we build.').waitFor();
    expect(await entry.getByText('confidence 7 of 10').count()).toBe(1);
  });

  it('a number typed for an earlier day stands in the history on that day', async () => {
    await site.control('clock', { advance: 6 * DAY_MS });
    const app = await openKeyResult(lea, CUSTOMERS);
    const section = app.getByRole('region', { name: 'Check-ins' });
    for (const [day, value] of [
      ['2026-02-20', '60'],
      ['2026-02-17', '25'],
    ] as const) {
      await section.getByRole('button', { name: 'Check in' }).click();
      await section.getByLabel(/^Value in customers/).fill(value);
      await section.getByLabel('Day').fill(day);
      await section.getByRole('button', { name: 'Check in', exact: true }).click();
      await section.getByRole('form').waitFor({ state: 'detached' });
    }
    await app.getByRole('button', { name: 'Show as table' }).click();
    const table = app.getByRole('region', { name: 'History table' });
    // The history is read anew after each check-in.
    await table.getByText('17 Feb 2026').waitFor();
    const rows = table.getByRole('row');
    const texts = (await rows.allInnerTexts()).slice(1).map((row) => row.split(/\s*\t\s*/));
    expect(texts.map(([day, value]) => [day, value])).toEqual([
      ['20 Feb 2026', '60 customers'],
      ['17 Feb 2026', '25 customers'],
    ]);
  });

  it('is corrected with a trace of what stood there before', async () => {
    const app = await openKeyResult(lea, CUSTOMERS);
    const section = app.getByRole('region', { name: 'Check-ins' });
    await section.getByRole('button', { name: 'Correct' }).first().click();
    await section.getByLabel(/^Value in customers/).fill('58');
    await section.getByRole('button', { name: 'Save' }).click();
    await section.getByRole('button', { name: 'Corrected once' }).click();
    await section.getByText('Before', { exact: true }).waitFor();
    await section.getByText('20 Feb 2026 · 60').waitFor();
    await section.getByText('20 Feb 2026 · 58').waitFor();
    await expectFit(lea, 'check-in-trace');
  });
});

describe('an update that is overdue', () => {
  it('takes the place of the green status, with the computed one beside it', async () => {
    // Tuesday the 24th; Friday the 20th was due.
    await site.control('clock', { advance: 4 * DAY_MS });
    const app = await openOkrs(cem, site, 'PAY');
    const badge = app.getByRole('button', { name: /^Update overdue, computed On track/ });
    await badge.first().waitFor();
    await badge.last().click();
    await app.getByText('Silence is never green').waitFor();
    await expectFit(cem, 'update-overdue');
  });
});

describe('what I owe', () => {
  it('lists it, drafts it from what moved, and is empty when it is done', async () => {
    await moveIssues();
    const app = await openMore(cem, 'What I owe');
    await app.getByText('Check-in overdue by 4 days').waitFor();
    const text = app.getByLabel('What happened');
    await text.waitFor();
    expect(await text.inputValue()).toBe(
      '4 issues done, 2 added, 30 % → 58 %'.replaceAll(' %', '\u00a0%'),
    );
    await expectFit(cem, 'owed');
    await text.press('Control+Enter');
    await app.getByRole('heading', { name: 'All done' }).waitFor();
    await expectFit(cem, 'owed-empty');
  });

  it('holds mentions until they are read', async () => {
    const theirs = await openKeyResult(lea, EPIC);
    const comments = theirs.getByRole('region', { name: 'Comments' });
    const text = comments.getByLabel('Add a comment');
    await text.pressSequentially('Can you show this on Friday, @ce');
    await comments.getByRole('option', { name: /^Cem/ }).waitFor();
    await expectFit(lea, 'mention');
    await text.press('Enter');
    await text.press('Control+Enter');
    await comments.locator('.okr-mention').waitFor();
    const app = await openMore(cem, 'What I owe');
    const mentions = app.getByRole('region', { name: 'Mentions of you' });
    await mentions.getByText('Can you show this on Friday').waitFor();
    await expectFit(cem, 'owed-mention');
    await mentions.getByRole('button', { name: 'Mark as read' }).click();
    await app.getByRole('heading', { name: 'You owe nothing' }).waitFor();
  });
});

describe('the weekly review', () => {
  it('walks the objectives by arrow keys, keeps its place, and ends with a summary', async () => {
    const app = await openMore(lea, 'Weekly review');
    await app.getByRole('button', { name: 'Review 2 objectives' }).click();
    await app.getByText('1 of 2').waitFor();
    await app.getByText('4 issues done, 2 added').first().waitFor();
    await expectFit(lea, 'review-stop');
    await app.getByLabel('Note or decision', { exact: true }).fill('Ship on Friday');
    await app.getByRole('button', { name: 'Save as decision' }).click();
    await app.getByText('Decided').waitFor();
    await app.getByRole('heading', { name: OBJECTIVE }).press('ArrowRight');
    await app.getByText('2 of 2').waitFor();
    // Left and taken up again.
    const again = await openMore(lea, 'Weekly review');
    await again.getByText('2 of 2').waitFor();
    await again.getByRole('heading', { name: SECOND }).press('ArrowRight');
    const summary = again.getByLabel('Summary of the review');
    await summary.waitFor();
    const text = await summary.innerText();
    expect(text).toContain(`1. ${OBJECTIVE}`);
    expect(text).toContain('4 issues done, 2 added');
    expect(text).toContain('Decision: Ship on Friday');
    expect(text).toContain(`2. ${SECOND}`);
    await expectFit(lea, 'review-summary');
    await again.getByRole('button', { name: 'Finish review' }).click();
    await again.getByRole('button', { name: 'Review 2 objectives' }).waitFor();
  });

  it('leaves the decision with the comments of the objective', async () => {
    const app = await openOkrs(lea, site, 'PAY');
    await app.getByRole('button', { name: `Details of ${OBJECTIVE}` }).click();
    const comments = app.getByRole('region', { name: 'Comments' });
    await comments.getByText('Ship on Friday').waitFor();
    expect(await comments.getByText('Decision', { exact: true }).count()).toBe(1);
  });
});
