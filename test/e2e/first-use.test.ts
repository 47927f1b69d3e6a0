/**
 * A newcomer without a manual: from an empty page to an objective with a key result that follows
 * the work. Every step is a picture in a temporary folder, whose name is printed.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import { openOkrs, openScreen, progressOf, typeInto } from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';

/** Reading a screen and deciding takes a person this long. */
const THINKING_MS = 1_500;
const KEYSTROKE_MS = 60;
const TWO_MINUTES_MS = 120_000;

const OBJECTIVE = 'Customers pay without calling us';
const KEY_RESULT = 'The checkout epic is done';

let site: RunningSite;
let browser: Browser;
const pictures = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-first-use-'));

beforeAll(async () => {
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
  console.info(`Pictures of the first use: ${pictures}`);
});

it('creates an objective with a connected key result in under two minutes', async () => {
  const screen = await openScreen(browser, site, { as: 'lea-lead' });
  const { page } = screen;
  let step = 0;
  const look = async (name: string): Promise<void> => {
    await page.waitForTimeout(THINKING_MS);
    step += 1;
    const file = `${String(step).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: path.join(pictures, file) });
  };
  const started = performance.now();
  const app = await openOkrs(screen, site, 'PAY');

  // The page says itself what an objective is and what to do first.
  await app.getByRole('heading', { name: 'Write your first objective' }).waitFor();
  await look('empty-page');
  await app.getByRole('button', { name: 'Create objective' }).last().click();
  const dialog = app.getByRole('dialog');
  await dialog.getByLabel('Title').waitFor();
  await look('objective-form');
  await typeInto(dialog.getByLabel('Title'), '');
  await dialog.getByLabel('Title').pressSequentially(OBJECTIVE, { delay: KEYSTROKE_MS });
  await look('objective-typed');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });

  // The new objective says what is missing and offers it.
  await app.getByText('No key results yet').waitFor();
  await look('objective-there');
  await app.getByRole('button', { name: 'Add key result' }).click();
  await dialog.getByLabel('Title').waitFor();
  await look('key-result-form');
  await typeInto(dialog.getByLabel('Title'), KEY_RESULT);
  await typeInto(dialog.getByLabel('Query (JQL)'), 'parent = PAY-1');
  // What the query finds shows before anything is saved.
  await dialog
    .getByText(/^10 issues/)
    .first()
    .waitFor();
  await look('query-found');
  await dialog.getByRole('button', { name: 'Create', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });

  // Nobody typed a percentage: 3 of the epic's 10 issues are done.
  await progressOf(app, KEY_RESULT).waitFor();
  await app.getByText('30\u00a0%').first().waitFor();
  await look('measured');
  const tookMs = performance.now() - started;
  await screen.context.close();
  expect(screen.problems).toEqual([]);
  expect(tookMs).toBeLessThan(TWO_MINUTES_MS);
}, 150_000);
