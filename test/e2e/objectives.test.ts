/**
 * Objectives of every level, as people write, align and see them: a company objective, one of a
 * project below it, a checklist that moves both, an epic as an initiative, and a private objective
 * that outsiders find nowhere.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { address } from '../site/shell/routes';
import { runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import { dataOf, keyResultFields, objectiveFields } from '../support/drafts';
import {
  axeFaults,
  openKeyResultForm,
  openOkrs,
  openScreen,
  progressOf,
  type Screen,
} from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';

const COMPANY = 'The company customers recommend';
const TEAM = 'Customers finish what they came for';
const CHECKLIST = 'Prepare the launch';
const PRIVATE = 'Buy the competitor';
const shots = path.join(__dirname, '.shots');
const PAY = { project: { id: '100', key: 'PAY', type: 'software' } };

let site: RunningSite;
let browser: Browser;
let admin: Screen;
let lead: Screen;

beforeAll(async () => {
  fs.mkdirSync(shots, { recursive: true });
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  admin = await openScreen(browser, site, { as: 'ada-admin' });
  lead = await openScreen(browser, site, { as: 'lea-lead' });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function openGlobal({ page }: Screen): Promise<FrameLocator> {
  await page.goto(site.url);
  await page.getByRole('link', { name: 'OKRs', exact: true }).first().click();
  const app = page.frameLocator('iframe[data-module="okr-global-page"]');
  await app.getByRole('heading', { name: 'OKRs', level: 1 }).waitFor();
  return app;
}

/** Chooses from Atlaskit's select, whose options stand beside the field. */
async function choose(app: FrameLocator, field: Locator, option: string | RegExp): Promise<void> {
  await field.click();
  await app.getByRole('option', { name: option }).first().click();
}

async function expectProgress(app: FrameLocator, title: string, text: RegExp): Promise<void> {
  const bar = progressOf(app, title);
  const deadline = Date.now() + 20_000;
  for (;;) {
    const words = ((await bar.getAttribute('aria-valuetext')) ?? '').replaceAll('\u00a0', ' ');
    if (text.test(words)) return;
    if (Date.now() > deadline) throw new Error(`${title}: "${words}" is not ${String(text)}`);
    await new Promise((resume) => setTimeout(resume, 200));
  }
}

async function details(app: FrameLocator, title: string): Promise<Locator> {
  const region = app.getByRole('region', { name: `Details of ${title}` });
  if ((await region.count()) === 0) {
    await app.getByRole('button', { name: `Details of ${title}` }).click();
  }
  await region.waitFor();
  return region;
}

const picture = (screen: Screen, name: string) =>
  screen.page.screenshot({ path: path.join(shots, `objectives-${name}.png`), fullPage: true });

describe('objectives of every level', () => {
  it('a Jira admin writes one of the company on the page of the site', async () => {
    const app = await openGlobal(admin);
    await app.getByRole('button', { name: 'Create objective' }).first().click();
    const dialog = app.getByRole('dialog');
    await dialog.getByLabel('Title').fill(COMPANY);
    await choose(app, dialog.getByLabel('Belongs to'), 'Whole site');
    await picture(admin, 'form');
    expect(await axeFaults(admin.page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await app.getByRole('heading', { name: COMPANY }).waitFor();
  });

  it('a lead aligns one of a project to it', async () => {
    const app = await openOkrs(lead, site, 'PAY');
    await app.getByRole('button', { name: 'Create objective' }).first().click();
    const dialog = app.getByRole('dialog');
    await dialog.getByLabel('Title').fill(TEAM);
    await choose(app, dialog.getByLabel('Parent objective'), COMPANY);
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await app.getByText(`Aligned to ${COMPANY}`).waitFor();
  });

  it('a checklist ticked item by item moves both', async () => {
    const app = await openOkrs(lead, site, 'PAY');
    const dialog = await openKeyResultForm(app, TEAM);
    await dialog.getByLabel('Title').fill(CHECKLIST);
    await dialog.getByRole('radio', { name: /^A checklist/ }).check();
    await dialog
      .getByRole('textbox', { name: 'To-dos' })
      .fill('Write the notes\nTell the customers\nOpen the doors\nDance');
    await picture(lead, 'checklist-form');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await expectProgress(app, CHECKLIST, /^0\s%/);
    const region = await details(app, CHECKLIST);
    await region.getByRole('checkbox', { name: 'Tell the customers' }).check();
    await region.getByText('Lea Lead').first().waitFor();
    await expectProgress(app, CHECKLIST, /^25\s%/);
    await expectProgress(app, TEAM, /^25\s%/);
    const company = await openGlobal(admin);
    await expectProgress(company, COMPANY, /^25\s%/);
  });

  it('its list is changed where it stands', async () => {
    const app = await openOkrs(lead, site, 'PAY');
    const region = await details(app, CHECKLIST);
    await region.getByLabel('New to-do').fill('Rest');
    await region.getByLabel('New to-do').press('Enter');
    await region.getByRole('checkbox', { name: 'Rest' }).waitFor();
    await expectProgress(app, CHECKLIST, /^20\s%/);
    await region.getByRole('button', { name: 'Actions for to-do Dance' }).click();
    await app.getByRole('menuitem', { name: 'Remove' }).click();
    await expectProgress(app, CHECKLIST, /^25\s%/);
  });

  it('an epic as an initiative shows its own progress and leaves the value alone', async () => {
    const app = await openOkrs(lead, site, 'PAY');
    const region = await details(app, CHECKLIST);
    await region.getByRole('button', { name: 'Add initiative' }).click();
    await region.getByLabel('Epic or project').fill('PAY-1');
    await app.getByRole('option', { name: /^PAY-1 / }).click();
    await region.getByText(/30\s% · 3 of 10 issues done/).waitFor();
    await region.getByRole('button', { name: 'Done', exact: true }).click();
    await picture(lead, 'initiative');
    expect(await axeFaults(lead.page)).toEqual([]);
    await expectProgress(app, CHECKLIST, /^25\s%/);
  });

  it('the sum of an objective stands line by line in its details', async () => {
    const app = await openOkrs(lead, site, 'PAY');
    const dialog = await openKeyResultForm(app, TEAM);
    await dialog.getByLabel('Title').fill('Win customers');
    await dialog.getByRole('radio', { name: /^Typed in/ }).check();
    await dialog.getByLabel('Unit').fill('customers');
    await dialog.getByLabel(/^Target/).fill('20');
    await dialog.getByRole('button', { name: 'Create', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const region = await details(app, TEAM);
    const sum = region.getByRole('table');
    await sum
      .getByRole('row', { name: /Prepare the launch.*1.*50\.0\s%.*25\.0\s%.*12\.5\s%/ })
      .waitFor();
    await sum.getByRole('row', { name: /Win customers.*No data, counts as 0.*0\.0\s%/ }).waitFor();
    await sum.getByRole('row', { name: /Progress of the objective.*12\.5\s%/ }).waitFor();
    await picture(lead, 'sum');
    expect(await axeFaults(lead.page)).toEqual([]);
  });

  it('is moved below another in its details, people and labels included', async () => {
    const app = await openOkrs(lead, site, 'PAY');
    const region = await details(app, TEAM);
    await region.getByRole('button', { name: 'Labels, edit' }).click();
    await region.getByRole('combobox').fill('growth');
    await region.getByRole('combobox').press('Enter');
    await region.getByRole('button', { name: 'Confirm' }).click();
    await region.getByText('growth').first().waitFor();
    await region.getByRole('button', { name: 'Parent objective, edit' }).click();
    await app.getByRole('option', { name: 'None' }).click();
    await app.getByText(`Aligned to ${COMPANY}`).waitFor({ state: 'detached' });
  });

  it('left no error on the pages', () => {
    expect([...admin.problems, ...lead.problems]).toEqual([]);
  });
});

describe('a private objective', () => {
  it('is found nowhere by cem and oda: page, detail, panel, search, any answer', async () => {
    const as = { as: 'lea-lead', extension: PAY };
    const fields = objectiveFields({ title: PRIVATE, isPrivate: true });
    const objective = dataOf(await site.invoke('createObjective', { projectId: null, fields }, as));
    const keyResult = dataOf(
      await site.invoke(
        'createKeyResult',
        { objectiveId: objective.id, fields: keyResultFields('parent = PAY-1', { title: 'Sign' }) },
        as,
      ),
    );
    for (const outsider of ['cem-contributor', 'oda-outsider']) {
      const screen = await openScreen(browser, site, { as: outsider });
      const app = await openOkrs(screen, site, 'PAY');
      await app.getByText(TEAM).first().waitFor();
      expect(await app.getByText(PRIVATE).count()).toBe(0);
      await app.getByRole('combobox', { name: /search/i }).fill('competitor');
      expect(await app.getByText(PRIVATE).count()).toBe(0);
      await screen.page.goto(`${site.url}${address.issue('PAY-1')}`);
      await screen.page.getByText('Checkout').first().waitFor();
      await screen.page.waitForTimeout(1_500);
      expect(await screen.page.getByText(PRIVATE).count()).toBe(0);
      await screen.context.close();
      const asked = { as: outsider, extension: PAY };
      const { id: objectiveId } = objective;
      const { id: keyResultId } = keyResult;
      const answers = [
        await site.invoke('getOkrPage', { includeArchived: true }, asked),
        await site.invoke('getObjectiveDetail', { objectiveId }, asked),
        await site.invoke('getKeyResultDetail', { keyResultId, pageToken: null }, asked),
        await site.invoke('listParentCandidates', { objectiveId: null }, asked),
        await site.invoke('listInitiatives', { keyResultId }, asked),
      ];
      expect(JSON.stringify(answers)).not.toContain(PRIVATE);
    }
  });

  it('is on the page and on the panel of those who manage OKRs, marked as private', async () => {
    const app = await openOkrs(lead, site, 'PAY');
    await app.getByRole('heading', { name: PRIVATE }).waitFor();
    await app.getByText('Private', { exact: true }).waitFor();
    await lead.page.goto(`${site.url}${address.issue('PAY-1')}`);
    await lead.page.getByText('Sign').first().waitFor();
  });
});
