/**
 * Who changed what, in a browser on the local site: an edit shows with before and after in the
 * details and in the log, an archived objective comes back, and the work of an owner who left goes
 * to somebody else.
 */
import fs from 'node:fs';
import path from 'node:path';
import type { Browser, FrameLocator } from 'playwright-core';
import { objectiveFormat } from '../../src/adapters/storage/definition-records';
import type { JsonDto } from '../../src/contract/audit/calls';
import type { Objective } from '../../src/domain/okr/objective';
import { storedObjective } from '../application/ports/okr-repository.contract';
import { leaInPay, runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import { dataOf, objectiveFields } from '../support/drafts';
import { axeFaults, openOkrs, openScreen, type Screen } from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';

const shots = path.join(__dirname, '.shots');
const TITLE = 'Customers finish what they came for';
const BETTER = 'Customers finish, and come back';
const ORPHAN = 'Owned by somebody who left';

let site: RunningSite;
let browser: Browser;
let screen: Screen;
let app: FrameLocator;

beforeAll(async () => {
  fs.mkdirSync(shots, { recursive: true });
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  await givenOrphan();
  const fields = objectiveFields({ title: TITLE });
  const { id } = dataOf(
    await site.invoke('createObjective', { projectId: null, fields }, leaInPay),
  );
  const change = { title: BETTER, weight: 2 };
  dataOf(await site.invoke('updateObjective', { objectiveId: id, version: 1, change }, leaInPay));
  screen = await openScreen(browser, site, { as: 'lea-lead' });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** Restored from another site, where its owner had an account. */
async function givenOrphan(): Promise<void> {
  const objective = storedObjective('orphan', {
    title: ORPHAN,
    ownerId: 'len-left' as Objective['ownerId'],
  });
  const record = JSON.parse(JSON.stringify(objectiveFormat.write(objective))) as JsonDto;
  const { projectId, lifecycle, version } = objective;
  const value = { projectId, parentHome: 'none', lifecycle, version, record };
  const restored = await site.invoke(
    'restorePart',
    {
      restoreId: 'moved-here',
      records: [{ kind: 'objective', key: objective.id, value }],
      projectIds: [{ from: '100', to: '100' }],
      unknownAccounts: [],
      isLast: true,
    },
    { as: 'ada-admin' },
  );
  expect(dataOf(restored)).toEqual({ written: 1, leftOut: 0 });
}

async function openMore(title: string): Promise<void> {
  app = await openOkrs(screen, site, 'PAY');
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('menuitem', { name: title }).click();
  await app.getByRole('heading', { name: title, level: 1 }).waitFor();
}

async function picture(name: string): Promise<void> {
  await screen.page.waitForTimeout(500);
  await screen.page.screenshot({ path: path.join(shots, `${name}.png`), fullPage: true });
  expect(await axeFaults(screen.page)).toEqual([]);
}

describe('an edit', () => {
  it('shows in the details with what was there before', async () => {
    app = await openOkrs(screen, site, 'PAY');
    await app.getByRole('button', { name: `Details of ${BETTER}` }).click();
    await app.getByRole('button', { name: 'Show changes' }).click();
    const table = app.getByRole('region', { name: `What changed in ${BETTER}` });
    await table.getByRole('row', { name: `Title ${TITLE} ${BETTER}` }).waitFor();
    expect(await table.getByRole('row', { name: 'Weight 1 2' }).count()).toBe(1);
    await picture('history-of-changes');
  });

  it('shows in the log, where it can be filtered', async () => {
    await openMore('Changes');
    await app.getByText(`Objective “${BETTER}”`).first().waitFor();
    await app.getByText('Lea Lead').first().waitFor();
    await picture('log');
    await app.getByLabel('To', { exact: true }).fill('2020-01-01');
    await app.getByText('No change matches.').waitFor();
  });
});

describe('what was put away', () => {
  it('is listed and comes back', async () => {
    const page = dataOf(await site.invoke('getOkrPage', { includeArchived: false }, leaInPay));
    const found = page.objectives.find(({ title }) => title === BETTER);
    const named = { objectiveId: found?.id ?? '', version: found?.version ?? 0 };
    dataOf(
      await site.invoke('setObjectiveLifecycle', { ...named, lifecycle: 'deleted' }, leaInPay),
    );
    await openMore('Archive');
    await app.getByText('Until 16 Mar 2026').waitFor();
    await picture('archive');
    await app.getByRole('button', { name: 'Restore' }).click();
    await app.getByText('Nothing is archived or deleted.').waitFor();
    app = await openOkrs(screen, site, 'PAY');
    await app.getByText(BETTER).first().waitFor();
    expect(await app.getByText(BETTER).count()).toBeGreaterThan(0);
  });
});

describe('an owner who left', () => {
  it('is found, and somebody else takes over', async () => {
    await openMore('Owners who left');
    await app.getByText(`Objective: ${ORPHAN}`).waitFor();
    await app.getByLabel('New owner').fill('Cem');
    await app.getByRole('option', { name: 'Cem Contributor' }).click();
    await picture('leavers');
    await app.getByRole('button', { name: 'Reassign 1 item' }).click();
    await app.getByText('Every owner of what you manage has an active account.').waitFor();
    const page = dataOf(await site.invoke('getOkrPage', { includeArchived: false }, leaInPay));
    expect(page.objectives.find(({ title }) => title === ORPHAN)?.ownerId).toBe('cem-contributor');
  });

  it('left no error on the page', () => {
    expect(screen.problems).toEqual([]);
  });
});
