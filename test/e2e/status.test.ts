/**
 * A status that explains itself: the formula behind the colour, what a person says beside it, the
 * curve and the zones of a target, the computed chance, and the words a site chose.
 */
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { leaInPay, runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import { dataOf, keyResultFields, objectiveFields } from '../support/drafts';
import { axeFaults, openOkrs, openScreen, type Screen } from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';

const OBJECTIVE = 'Customers finish what they came for';
const EPIC = 'Finish the checkout epic';
const PHASED = 'Finish it in phases';

let site: RunningSite;
let browser: Browser;
let screen: Screen;
let app: FrameLocator;

beforeAll(async () => {
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  const objective = { projectId: null, fields: objectiveFields({ title: OBJECTIVE }) };
  const { id: objectiveId } = dataOf(await site.invoke('createObjective', objective, leaInPay));
  const points = [{ on: '2026-03-01', progress: 0.2 }];
  for (const fields of [
    keyResultFields('parent = PAY-1', { title: EPIC, zones: { commit: 25, stretch: 120 } }),
    keyResultFields('parent = PAY-1', { title: PHASED, curve: { kind: 'phased', points } }),
  ]) {
    dataOf(await site.invoke('createKeyResult', { objectiveId, fields }, leaInPay));
  }
  // The past of the new key results is read in the background.
  await site.drain();
  screen = await openScreen(browser, site, { as: 'lea-lead' });
  app = await openOkrs(screen, site, 'PAY');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const rowOf = (title: string): Locator =>
  app
    .getByRole('listitem')
    .filter({ has: app.getByRole('heading', { name: title }) })
    .last();

const statusOf = (title: string): Locator =>
  rowOf(title)
    .getByRole('button', { name: /Why this status\?/ })
    .first();

describe('the status of a key result', () => {
  it('opens to its numbers as formulas and to the rule', async () => {
    await statusOf(EPIC).click();
    const why = app.getByRole('dialog', { name: /^Why is/ });
    await why.getByText('44 of 89 days = 49.4 %').waitFor();
    await why.getByText('49.4 % − 30 % = 19.4 points behind').waitFor();
    await why.getByText('At risk: more than 25 points less than expected.').waitFor();
    await why.getByText(/grows evenly from the first to the last day/).waitFor();
    expect(await axeFaults(screen.page)).toEqual([]);
    await screen.page.keyboard.press('Escape');
  });

  it('in phases follows the phases: 44 of 59 days to 20 %, so 30 % is ahead', async () => {
    await statusOf(PHASED).click();
    const why = app.getByRole('dialog', { name: /^Why is/ });
    // 44 of 59 days of 20 %
    await why
      .getByText('0 % on 1 Jan 2026, 20 % on 1 Mar 2026, 44 of 59 days between them = 14.9 %')
      .waitFor();
    await why.getByText('15.1 points ahead').waitFor();
    await screen.page.keyboard.press('Escape');
  });

  it('shows its zones and the computed chance with its method in its details', async () => {
    await app.getByRole('button', { name: `Details of ${EPIC}` }).click();
    const details = app.getByRole('region', { name: `Details of ${EPIC}` });
    await details.getByText('Baseline 0 % · Commit 25 % · Target 100 % · Stretch 120 %').waitFor();
    await details.getByText('Commit reached, target not yet').waitFor();
    await details.getByText(/\d+\s% to hit the target in time/).click();
    await details.getByText(/^2,000 imagined futures for the 45 days left/).waitFor();
    expect(await axeFaults(screen.page)).toEqual([]);
  });

  it('can be set by hand, and the computed one stays beside it', async () => {
    const details = app.getByRole('region', { name: `Details of ${EPIC}` });
    await details.getByRole('button', { name: 'Set status by hand' }).click();
    const form = app.getByRole('dialog', { name: 'Set the status by hand' });
    await form.getByText('The rule says: Behind.').waitFor();
    await form.getByLabel('Status').click();
    await app.getByRole('option', { name: 'On track' }).click();
    await form.getByLabel('It holds').click();
    await app.getByRole('option', { name: 'Until somebody resumes' }).click();
    await form.getByLabel('Why').fill('The last release closes most of it.');
    expect(await axeFaults(screen.page)).toEqual([]);
    await form.getByRole('button', { name: 'Set status' }).click();
    await form.waitFor({ state: 'detached' });
    await rowOf(EPIC).getByText('Computed: Behind').first().waitFor();
    await details.getByText('The last release closes most of it.').waitFor();
    // It was stored, not only shown.
    app = await openOkrs(screen, site, 'PAY');
    await rowOf(EPIC).getByText('Computed: Behind').first().waitFor();
    await rowOf(EPIC).getByText('On track').first().waitFor();
  });

  it('is the computed one again when somebody resumes', async () => {
    const details = app.getByRole('region', { name: `Details of ${EPIC}` });
    if (!(await details.isVisible())) {
      await app.getByRole('button', { name: `Details of ${EPIC}` }).click();
    }
    await details.getByRole('button', { name: 'Resume computed status' }).click();
    await rowOf(EPIC).getByText('Computed: Behind').first().waitFor({ state: 'detached' });
    await statusOf(EPIC).getByText('Behind').waitFor();
  });

  it('can be planned in phases and with zones where it stands', async () => {
    const details = app.getByRole('region', { name: `Details of ${EPIC}` });
    await details
      .getByRole('button', { name: /Expected progress/ })
      .first()
      .click();
    await details.getByLabel('Expected progress').click();
    await app.getByRole('option', { name: 'All at the end' }).click();
    await details
      .getByRole('button', { name: /Confirm|Save/ })
      .first()
      .click();
    await statusOf(EPIC).getByText('On track').waitFor();
  });
});

describe('the words and rules of a site', () => {
  it('are what a Jira admin chooses, and every page speaks them', async () => {
    const admin = await openScreen(browser, site, { as: 'ada-admin' });
    await admin.page.goto(site.url);
    await admin.page.getByRole('link', { name: 'App settings' }).click();
    await admin.page.getByLabel('“On track” is called').fill('All good');
    await admin.page.getByLabel('“Objective” is called').fill('Goal');
    await admin.page.getByLabel('At risk above').fill('10');
    await admin.page.getByLabel('As the worst of what counts in it').check();
    await admin.page.getByRole('button', { name: 'Save settings' }).click();
    await admin.page.getByText('Settings saved').waitFor();
    await admin.page.close();

    app = await openOkrs(screen, site, 'PAY');
    await statusOf(EPIC).getByText('All good').waitFor();
    await app.getByRole('button', { name: 'Create Goal' }).waitFor();
    await statusOf(EPIC).click();
    const why = app.getByRole('dialog', { name: /^Why is/ });
    await why.getByText('At risk: more than 10 points less than expected.').waitFor();
    await why.getByText(/All good: at least as expected/).waitFor();
  });
});
