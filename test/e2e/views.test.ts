/** List, tree, timeline and table; search, saved filters, links and keys, as people use them. */
import fs from 'node:fs';
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { parseCsv } from '../../src/domain/transfer/parse-csv';
import { leaInPay, runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import { dataOf, keyResultFields, objectiveFields } from '../support/drafts';
import { openOkrs, openScreen, type Screen, typeInto } from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';

const COMPANY = 'Customers finish what they came for';
const TEAM = 'Checkout never loses a payment';
const OTHER = 'Refunds need no phone call';
const EPIC = 'Finish the checkout epic';

let site: RunningSite;
let browser: Browser;
let screen: Screen;
let app: FrameLocator;

beforeAll(async () => {
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  const add = async (title: string, change: { parentId?: string; labels?: string[] } = {}) => {
    const fields = objectiveFields({ title, ...change });
    return dataOf(await site.invoke('createObjective', { projectId: null, fields }, leaInPay)).id;
  };
  const company = await add(COMPANY, { labels: ['growth'] });
  await add(TEAM, { parentId: company });
  await add(OTHER);
  const fields = keyResultFields('parent = PAY-1', { title: EPIC, ownerId: 'lea-lead' });
  dataOf(await site.invoke('createKeyResult', { objectiveId: company, fields }, leaInPay));
  await site.drain();
  screen = await openScreen(browser, site, { as: 'lea-lead' });
}, 120_000);

beforeEach(async () => {
  app = await openOkrs(screen, site, 'PAY');
  await app.getByRole('button', { name: 'List', exact: true }).click();
});

afterAll(async () => {
  await browser.close();
  await site.stop();
});

const view = (name: string) => app.getByRole('button', { name, exact: true }).click();
/** Waits until it is there, for what the next line expects of it. */
const there = (locator: Locator): Promise<boolean> => locator.waitFor().then(() => true);
const gone = (locator: Locator): Promise<boolean> =>
  locator.waitFor({ state: 'detached' }).then(() => true);
/** The address follows what is seen a moment later. */
const address = (isAt: (url: URL) => boolean): Promise<boolean> =>
  screen.page.waitForURL(isAt, { waitUntil: 'commit' }).then(() => true);

it('opens every view at an address of its own, and goes back', async () => {
  await view('Tree');
  await app.getByRole('treeitem', { name: new RegExp(COMPANY) }).waitFor();
  expect(await address(({ pathname }) => pathname.endsWith('/tree'))).toBe(true);
  await view('Timeline');
  await app.getByRole('region', { name: 'Timeline' }).waitFor();
  await view('Table');
  await app.getByRole('table').waitFor();
  await screen.page.goBack();
  await app.getByRole('region', { name: 'Timeline' }).waitFor();
  await screen.page.reload();
  await app.getByRole('region', { name: 'Timeline' }).waitFor();
});

it('keeps filters in the address, from view to view and for a colleague', async () => {
  await app.getByRole('button', { name: /^Mine/ }).click();
  await app.getByRole('heading', { name: OTHER }).waitFor({ state: 'detached' });
  expect(await address(({ search }) => search === '?mine=yes')).toBe(true);
  await view('Table');
  expect(await address(({ search }) => search === '?mine=yes')).toBe(true);
  await app.getByRole('button', { name: EPIC }).waitFor();
  const colleague = await openScreen(browser, site, { as: 'ada-admin' });
  await colleague.page.goto(screen.page.url());
  const theirs = colleague.page.frameLocator('iframe[data-module="okr-project-page"]');
  await theirs.getByText('0 of 4 match').waitFor();
  await colleague.context.close();
  await app.getByRole('button', { name: 'Clear filters' }).click();
  expect(await address(({ search }) => search === '')).toBe(true);
});

it('finds an item by its owner’s name and opens it', async () => {
  await screen.page.keyboard.press('Tab');
  await app.locator('body').press('Alt+k');
  await app.getByRole('combobox', { name: /^Search/ }).pressSequentially('lea epic');
  await app.getByRole('option', { name: new RegExp(EPIC) }).waitFor();
  await app.getByRole('combobox', { name: /^Search/ }).press('Enter');
  await app.getByRole('region', { name: `Details of ${EPIC}` }).waitFor();
  expect(await address(({ pathname }) => pathname.includes('/key-results/'))).toBe(true);
});

it('saves a view and comes back to it', async () => {
  await view('Tree');
  await app.getByRole('button', { name: 'Saved filters' }).click();
  await app.getByRole('menuitem', { name: /^Save what/ }).click();
  const dialog = app.getByRole('dialog');
  await typeInto(dialog.getByLabel('Name'), 'The whole tree');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await view('List');
  await app.getByRole('button', { name: 'Saved filters' }).click();
  await app.getByRole('menuitem', { name: 'The whole tree' }).click();
  expect(await there(app.getByRole('tree'))).toBe(true);
});

it('walks the tree with the arrow keys and opens details beside it', async () => {
  await view('Tree');
  const company = app.getByRole('treeitem', { name: new RegExp(COMPANY) });
  await company.focus();
  await company.press('ArrowRight');
  const team = app.getByRole('treeitem', { name: new RegExp(TEAM) });
  await team.press('Enter');
  const panel = app.getByRole('complementary', { name: TEAM });
  await panel.waitFor();
  await panel.press('Escape');
  await panel.waitFor({ state: 'detached' });
  await company.press('ArrowLeft');
  await team.waitFor({ state: 'detached' });
  await company.press('ArrowRight');
  expect(await there(team)).toBe(true);
});

it('aligns an objective by dragging it, and takes that back', async () => {
  await view('Tree');
  const other = app.getByRole('treeitem', { name: new RegExp(OTHER) });
  await other.dragTo(app.getByRole('treeitem', { name: new RegExp(COMPANY) }));
  const moved = app.getByRole('group').getByRole('treeitem', { name: new RegExp(OTHER) });
  await moved.waitFor();
  await screen.page.getByRole('button', { name: 'Undo' }).click();
  expect(await gone(moved)).toBe(true);
});

it('says in words what the timeline draws', async () => {
  await view('Timeline');
  const words = /^Finish the checkout epic: 1 Jan 2026 to 31 Mar 2026, 30\s%, expected/;
  expect(await there(app.getByRole('button', { name: words }))).toBe(true);
});

it('exports exactly the shown rows of the table, in their order', async () => {
  await view('Table');
  await app.getByRole('button', { name: 'Progress' }).click();
  const [download] = await Promise.all([
    screen.page.waitForEvent('download'),
    app.getByRole('button', { name: 'Export CSV' }).click(),
  ]);
  const text = fs.readFileSync(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFFTitle,Status,Progress,Progress (exact)')).toBe(true);
  const table = JSON.stringify(parseCsv(text));
  // 3 of 10 issues are done, and the objective below has nothing yet: (0.3 + 0) / 2.
  expect(text.split('\r\n')[1]).toContain(',0.15,');
  expect(text.split('\r\n')[2]).toContain(',0.3,');
  expect(table).toContain(OTHER);
  expect(text.trim().split('\r\n')).toHaveLength(5);
});

it('walks the list with the arrow keys, opens and closes a row', async () => {
  const row = app.getByRole('group', { name: COMPANY, exact: true });
  await row.focus();
  await row.press('ArrowDown');
  const epic = app.getByRole('group', { name: EPIC, exact: true });
  await epic.press('Enter');
  const details = app.getByRole('region', { name: `Details of ${EPIC}` });
  await details.waitFor();
  await epic.press('Escape');
  expect(await gone(details)).toBe(true);
});

it('leaves nothing in the console', () => {
  expect(screen.problems).toEqual([]);
});
