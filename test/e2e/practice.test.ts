/**
 * People say what Jira does not know: what statuses mean, which issues are bugs, who is in which
 * team, how sprints went, what was planned, what was deployed. The server keeps and guards it.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { launchBrowser } from '../support/browser';
import { axeFaults, openOkrs, openScreen, type Screen, typeInto } from '../support/okr-screen';
import { type RunningSite, runSite } from '../support/running-site';

const shots = path.join(__dirname, '.shots');
const looks = (['light', 'dark'] as const).flatMap((theme) =>
  [1280, 800].map((width) => ({ theme, width })),
);
const SECTIONS = [
  'Statuses',
  'Bugs and debt',
  'Teams',
  'Sprints',
  'Releases',
  'Deployments and incidents',
];

const DEPLOYMENTS = [
  'id,finished at,service,environment,status,first commit at',
  'build-1,2026-02-02T10:00Z,shop,production,succeeded,2026-02-02T00:00Z',
  'build-2,2026-02-03T10:00Z,shop,staging,succeeded,',
  'build-3,2026-02-04,shop,production,succeeded,',
  ',2026-02-05T10:00Z,shop,production,failed,',
].join('\n');

// The machine may be busy with much else.
jest.setTimeout(60_000);

let site: RunningSite;
let browser: Browser;
let lea: Screen;

beforeAll(async () => {
  fs.mkdirSync(shots, { recursive: true });
  const data = ['ally', 'practice'].map((name) =>
    path.resolve(__dirname, '../fixtures/sites', name),
  );
  [site, browser] = await Promise.all([
    runSite({ data, now: '2026-02-14', seed: false }),
    launchBrowser(),
  ]);
  lea = await openScreen(browser, site, { as: 'lea-lead' });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function openPractice(screen: Screen): Promise<FrameLocator> {
  const app = await openOkrs(screen, site, 'PAY');
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: 'How we work' }).click();
  await app.getByRole('heading', { name: 'How we work', level: 1 }).waitFor();
  return app;
}

async function openSection(app: FrameLocator, title: string): Promise<Locator> {
  await app
    .getByRole('navigation', { name: 'What people say' })
    .getByRole('button', { name: title })
    .click();
  const section = app.getByRole('region', { name: title, exact: true });
  await section.getByRole('progressbar').waitFor({ state: 'detached' });
  return section;
}

async function saved(section: Locator): Promise<void> {
  await section.getByRole('button', { name: 'Save', exact: true }).click();
  await section.getByRole('button', { name: 'Discard changes' }).waitFor({ state: 'detached' });
}

async function choose(field: Locator, option: string): Promise<void> {
  await field.click();
  await field
    .page()
    .frameLocator('iframe[data-module="okr-project-page"]')
    .getByRole('option', { name: option })
    .first()
    .click();
}

describe('saying how a project works', () => {
  it('names every status nobody has spoken of, and takes suggestions with one click', async () => {
    const section = await openSection(await openPractice(lea), 'Statuses');
    await section.getByText(/of 4 statuses in progress not mapped yet/).waitFor();
    await section.getByText(/Zwischenlager\. Until somebody says/).waitFor();
    await section.getByRole('button', { name: /^Use 3 suggestions$/ }).click();
    await section.getByText('1 of 4 statuses in progress not mapped yet').waitFor();
    await choose(
      section.getByRole('combobox', { name: 'What happens in Zwischenlager' }),
      'It waits',
    );
    await saved(section);
    await section.getByText('All 4 statuses in progress are mapped.').waitFor();
    await section.getByText(/^Last said on/).waitFor();
  });

  it('takes bug types, severity in order and debt', async () => {
    const section = await openSection(await openPractice(lea), 'Bugs and debt');
    await section.getByRole('button', { name: 'Use this: By its name: Bug' }).click();
    await choose(section.getByLabel('How severe a bug is'), 'Severity');
    const levels = section.getByLabel('Its levels, worst first');
    await choose(levels, 'Minor');
    await choose(levels, 'Critical');
    await lea.page.keyboard.press('Escape');
    await section.getByRole('button', { name: 'Critical: worse' }).click();
    await section.getByText('1. Critical').waitFor();
    await saved(section);
    const answer = await site.invoke(
      'getPractice',
      { projectId: null },
      { as: 'oda-outsider', extension: { project: { id: '100', key: 'PAY' } } },
    );
    expect(answer).toMatchObject({
      ok: true,
      data: {
        canManage: false,
        quality: {
          value: {
            bugTypeIds: ['3'],
            severity: { kind: 'field', levels: [{ name: 'Critical' }, { name: 'Minor' }] },
          },
        },
      },
    });
  });

  it('tells debt by components and by a query that Jira understands', async () => {
    const section = await openSection(await openPractice(lea), 'Bugs and debt');
    await choose(section.getByLabel('Components that hold nothing but technical debt'), 'Ledger');
    await lea.page.keyboard.press('Escape');
    await section.getByRole('button', { name: 'Add a query for technical debt' }).click();
    const editor = section.locator('[contenteditable="true"]');
    await editor.fill('priority = = Low');
    await section.getByRole('button', { name: 'Save', exact: true }).click();
    await section.getByText('This was not saved').waitFor();
    await editor.fill('priority = Low');
    await saved(section);
    await section.getByText('This was not saved').waitFor({ state: 'detached' });
  });

  it('keeps what was typed while somebody looks elsewhere', async () => {
    const app = await openPractice(lea);
    const section = await openSection(app, 'Teams');
    await section.getByRole('button', { name: 'Add team' }).click();
    await typeInto(section.getByLabel('Name of the team'), 'Checkout');
    await choose(section.getByLabel('Components it owns'), 'Checkout');
    await lea.page.keyboard.press('Escape');
    await openSection(app, 'Statuses');
    const again = await openSection(app, 'Teams');
    await expectValue(again.getByLabel('Name of the team'), 'Checkout');
    await saved(again);
  });

  it('asks for the verdict of closed sprints and counts capacity', async () => {
    const section = await openSection(await openPractice(lea), 'Sprints');
    await section.getByText('2 closed sprints without a verdict on the goal').waitFor();
    await section.getByRole('button', { name: 'Rate the goal of Sprint 7' }).first().click();
    const verdict = section.getByRole('dialog');
    await verdict.getByText('Partly met').click();
    await verdict.getByRole('button', { name: 'Save', exact: true }).click();
    await section.getByText('1 closed sprint without a verdict on the goal').waitFor();
    await section.getByRole('button', { name: 'Enter the capacity of Sprint 8' }).click();
    const capacity = section.getByRole('dialog');
    await typeInto(capacity.getByLabel('Or directly in points'), '19.95');
    await capacity.getByRole('button', { name: 'Save', exact: true }).click();
    await section.getByText('19.95 points').waitFor();
  });

  it('keeps the first planned day when Jira’s is moved', async () => {
    const section = await openSection(await openPractice(lea), 'Releases');
    await section.getByRole('row', { name: /^2\.0/ }).getByText('first seen').waitFor();
    await section.getByRole('button', { name: 'Change the plan of 3.0' }).waitFor();
  });

  it('imports deployments after a dry run that names each bad row', async () => {
    const section = await openSection(await openPractice(lea), 'Deployments and incidents');
    await section.getByLabel('Table of deployments or of incidents (CSV)').setInputFiles({
      ...{ name: 'deployments.csv', mimeType: 'text/csv' },
      buffer: Buffer.from(DEPLOYMENTS),
    });
    await section.getByText(/^2 deployments can be imported, 2 problems found/).waitFor();
    await section.getByRole('cell', { name: /Add the time of day/ }).waitFor();
    await section.getByRole('button', { name: 'Import 2 deployments' }).click();
    await section.getByText(/^In the last twelve months: 2 deployments/).waitFor();
    await section.getByRole('cell', { name: 'Deployment build-1' }).waitFor();
  });

  it('takes from the file up to which day it is whole, and with every push the time after', async () => {
    const section = await openSection(await openPractice(lea), 'Deployments and incidents');
    await section.getByLabel('Table of deployments or of incidents (CSV)').setInputFiles({
      ...{ name: 'whole.csv', mimeType: 'text/csv' },
      buffer: Buffer.from('id,finished at,complete up to\nbuild-9,2026-02-02T10:00Z,2026-02-10\n'),
    });
    await section
      .getByText('The file says that deployments are complete up to 10 Feb 2026.')
      .waitFor();
    await section.getByRole('button', { name: 'Import 1 deployment' }).click();
    const told = section.getByRole('region', { name: 'Told completely' });
    await told.getByText(/^Last said on/).waitFor();
    await told
      .getByRole('checkbox', { name: 'With every push, all deployments up to then have been told' })
      .check();
    await saved(told);
    await told.getByText('Nothing was pushed yet.').waitFor();
  });

  it('says who can turn metrics about people on, to those who cannot', async () => {
    const section = await openSection(await openPractice(lea), 'Teams');
    await section.getByText(/^Only a Jira admin can turn them on/).waitFor();
    await section.getByRole('button', { name: 'Copy link for an admin' }).waitFor();
    const box = section.getByRole('checkbox', { name: /^Metrics about what people do/ });
    expect(await box.isDisabled()).toBe(true);
  });

  it('shows the same to people who may not change it, without a way to', async () => {
    const cem = await openScreen(browser, site, { as: 'cem-contributor' });
    const section = await openSection(await openPractice(cem), 'Statuses');
    await section.getByText('All 4 statuses in progress are mapped.').waitFor();
    expect(await section.getByRole('button', { name: 'Save' }).count()).toBe(0);
    await cem.context.close();
    const refused = await site.invoke(
      'setStatusKinds',
      { projectId: null, version: 1, kinds: {} },
      { as: 'cem-contributor', extension: { project: { id: '100', key: 'PAY' } } },
    );
    expect(refused).toMatchObject({ ok: false, error: { reason: 'needs-manage-okrs' } });
  });

  it.each(looks)(
    'is readable in $theme at $width pixels',
    async ({ theme, width }) => {
      const screen = await openScreen(browser, site, { as: 'lea-lead', theme, width });
      const app = await openPractice(screen);
      for (const title of SECTIONS) {
        await openSection(app, title);
        await screen.page.mouse.move(0, 0);
        await screen.page.waitForTimeout(200);
        const name = `practice-${title.split(' ')[0]?.toLowerCase() ?? ''}-${theme}-${String(width)}`;
        await screen.page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
        expect(await axeFaults(screen.page)).toEqual([]);
      }
      expect(screen.problems).toEqual([]);
      await screen.context.close();
    },
    60_000,
  );
});

async function expectValue(field: Locator, text: string): Promise<void> {
  await field.waitFor();
  await expect(field.inputValue()).resolves.toBe(text);
}
