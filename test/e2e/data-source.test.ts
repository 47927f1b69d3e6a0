/**
 * Connecting a data source as people do it: Jira’s editor with proposals, a pasted address, a saved
 * filter, picked issues, a health check with one-click fixes, and every cell of the measure table
 * of the specification (A.5) as the page shows it.
 */
import type { Browser, FrameLocator, Locator } from 'playwright-core';
import { runAllySite } from '../support/ally-site';
import { launchBrowser } from '../support/browser';
import {
  axeFaults,
  openKeyResultForm,
  openOkrs,
  openScreen,
  type Screen,
  writeKeyResult,
  writeObjective,
} from '../support/okr-screen';
import type { RunningSite } from '../support/running-site';

const FIVE = 'labels = k5';
const OBJECTIVE = 'Everything that can be measured';
const ON_PAY = { as: 'lea-lead', extension: { project: { id: '100', key: 'PAY' } } };

let site: RunningSite;
let browser: Browser;
let screen: Screen;
let app: FrameLocator;
let dialog: Locator;

beforeAll(async () => {
  [site, browser] = await Promise.all([runAllySite(), launchBrowser()]);
  screen = await openScreen(browser, site, { as: 'lea-lead' });
  app = await openOkrs(screen, site, 'PAY');
  await writeObjective(app, OBJECTIVE);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await site.stop();
});

async function openForm(): Promise<void> {
  dialog = await openKeyResultForm(app, OBJECTIVE);
  await editor().waitFor();
}

async function leaveForm(): Promise<void> {
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
}

const editor = () => dialog.locator('[contenteditable="true"]');
const preview = () => dialog.getByRole('region', { name: 'Preview of the query' });

/** Waits for it: Jira is asked a moment after the typing. */
const expectShown = (what: Locator) => what.waitFor();

/** Typed at once, as by pasting. */
const query = (jql: string) => dialog.getByLabel('Query (JQL)').fill(jql);

async function choose(measure: string): Promise<void> {
  await dialog.getByRole('combobox', { name: 'Measure' }).fill(measure);
  await app.getByRole('option', { name: measure, exact: true }).click();
}

describe('writing a query', () => {
  it('proposes the site’s fields and values, taken with the keyboard alone', async () => {
    await openForm();
    await editor().click();
    await screen.page.keyboard.type('project = PAY AND statusC');
    await app.getByRole('option', { name: /^statusCategory(?!Changed)/ }).waitFor();
    await screen.page.keyboard.press('ArrowDown');
    await screen.page.keyboard.press('Enter');
    await screen.page.keyboard.type(' = Don');
    await app.getByRole('option', { name: /Done/ }).waitFor();
    await screen.page.keyboard.press('ArrowDown');
    await screen.page.keyboard.press('Enter');
    await editor().filter({ hasText: 'Done' }).waitFor();
    expect((await editor().textContent())?.trim()).toMatch(
      /^project = PAY AND statusCategory = "?Done"?$/,
    );
    await screen.page.keyboard.press('Escape');
    expect(await dialog.isVisible()).toBe(true);
    expect(await axeFaults(screen.page)).toEqual([]);
  });

  it('says in Jira’s words what is wrong, while it is being written', async () => {
    await query('project = NOPE');
    await expectShown(dialog.getByText(/'NOPE' does not exist for the field 'project'/));
  });

  it('takes the query out of a pasted address of Jira', async () => {
    await query('https://ally.atlassian.net/issues/?jql=parent%20%3D%20PAY-1');
    await expectShown(preview().getByText('Now: 3 of 10 issues done = 30 %'));
    expect(await editor().textContent()).toBe('parent = PAY-1');
    await query('https://ally.atlassian.net/issues/?filter=10002');
    await expectShown(preview().getByText('Now: 12 of 23 issues done = 52 %'));
    await query('https://ally.atlassian.net/issues/?filter=10003');
    await dialog.getByText('This filter does not exist any more').waitFor();
  });

  it('copies a saved filter that is the person’s own or shared', async () => {
    await dialog.getByRole('button', { name: 'Use a saved filter' }).click();
    await dialog.getByLabel('Saved filter').fill('bugs');
    await app.getByRole('option', { name: /Open bugs of Payments/ }).waitFor();
    expect(await app.getByRole('option').allTextContents()).toEqual([
      '★ Open bugs of Payments – Ada Admin',
      'All bugs of Payments – Lea Lead',
    ]);
    await app.getByRole('option', { name: /All bugs/ }).click();
    await expectShown(preview().getByText('Now: 12 of 23 issues done = 52 %'));
  });

  it('makes a query of an epic that is picked by search', async () => {
    await dialog.getByRole('button', { name: 'Pick issues or epics' }).click();
    await dialog.getByLabel('Issues or epics').fill('PAY-1');
    await app.getByRole('option', { name: /^PAY-1 / }).click();
    await dialog.getByRole('button', { name: 'Use these issues' }).click();
    await expectShown(preview().getByText('Now: 3 of 10 issues done = 30 %'));
    expect(await editor().textContent()).toBe('parent = PAY-1');
  });
});

describe('the health check of a query', () => {
  it('puts “parent” in place of “Epic Link” with one click', async () => {
    await query('"Epic Link" = PAY-1 ORDER BY rank');
    await preview().getByRole('button', { name: 'Use “parent” instead' }).click();
    await preview().getByText('Health check: nothing stands out.').waitFor();
    expect(await editor().textContent()).toBe('parent = PAY-1 ORDER BY rank');
  });

  it('leaves out an epic that counts beside its own stories', async () => {
    await query('parent = PAY-1 OR key = PAY-1');
    await preview().getByText('Now: 3 of 11 issues done = 27 %').waitFor();
    await preview().getByRole('button', { name: 'Leave out Epic' }).click();
    await expectShown(preview().getByText('Now: 3 of 10 issues done = 30 %'));
  });

  it('names the person in place of currentUser(), which cannot be saved', async () => {
    await query('assignee = currentUser()');
    await preview().getByText('Cannot be saved').waitFor();
    await preview().getByRole('button', { name: 'Name yourself instead' }).click();
    await preview().getByText('Cannot be saved').waitFor({ state: 'detached' });
    expect(await editor().textContent()).toBe('assignee = "lea-lead"');
  });

  it('bounds a query that would find the whole site', async () => {
    await query('ORDER BY created');
    await preview().getByRole('button', { name: 'Search PAY only' }).click();
    await preview()
      .getByText(/of \d+ issues done/)
      .waitFor();
    expect(await editor().textContent()).toBe('project = PAY ORDER BY created');
    expect(await axeFaults(screen.page)).toEqual([]);
    await leaveForm();
  });
});

const PERCENT = [
  ['Number of issues', '2 of 5 issues done = 40 %'],
  ['Time spent', '2 h of 9 h time spent on done issues = 22 %'],
  ['Original estimate', '6 h of 13 h original estimate on done issues = 46 %'],
  ['Story points', '5 of 18 story points done = 28 %'],
  ['Customers reached', '14 of 18 Customers reached on done issues = 78 %'],
] as const;

const KPI = [
  ['Number of issues', 'done issues = 2', 'issues = 5'],
  ['Time spent', 'Time spent, sum over done issues = 2 h', 'Time spent, sum over all issues = 9 h'],
  [
    'Original estimate',
    'Original estimate, sum over done issues = 6 h',
    'Original estimate, sum over all issues = 13 h',
  ],
  [
    'Remaining estimate',
    'Remaining estimate, sum over done issues = 2 h',
    'Remaining estimate, sum over all issues = 4 h',
  ],
  [
    'Progress',
    'mean of 2 issues with tracked time = 50 %',
    'mean of 4 issues with tracked time = 58 %',
  ],
  [
    'Story points',
    'Story points, sum over done issues = 5 points',
    'Story points, sum over all issues = 18 points',
  ],
  [
    'Customers reached',
    'Customers reached, sum over done issues = 14',
    'Customers reached, sum over all issues = 18',
  ],
] as const;

describe('the measure table of the specification (A.5), in the form', () => {
  const now = (formula: string) => preview().getByText(`Now: ${formula}`, { exact: true });
  const doneOnly = () => dialog.getByLabel('Count done issues only');

  beforeAll(async () => {
    await openForm();
    await query(FIVE);
  });

  it.each(PERCENT)(
    '%s, percent complete: %s',
    async (measure, formula) => {
      await choose(measure);
      await dialog.getByRole('radio', { name: /^Percent/ }).check();
      await expectShown(now(formula));
    },
    30_000,
  );

  it.each(KPI)(
    '%s, KPI: %s; %s',
    async (measure, done, all) => {
      await choose(measure);
      await dialog.getByRole('radio', { name: /^KPI/ }).check();
      await doneOnly().check();
      await expectShown(now(done));
      await doneOnly().uncheck();
      await expectShown(now(all));
    },
    30_000,
  );

  it('Progress, KPI, with K-4 counted as 0 %: 46.67 %', async () => {
    await choose('Progress');
    await dialog.getByLabel('Count issues without any time as 0 %').check();
    await expectShown(now('mean of 5 issues = 47 %'));
    await preview().getByText('1 of 5 issues has no time tracked; that counts as 0 %.').waitFor();
  });

  it.each(['Remaining estimate', 'Progress'])(
    '%s cannot be a percentage',
    async (measure) => {
      await choose('Number of issues');
      await dialog.getByRole('radio', { name: /^Percent/ }).check();
      await choose(measure);
      const percent = dialog.getByRole('radio', { name: /^Percent/ });
      expect(await percent.isDisabled()).toBe(true);
      expect(await dialog.getByRole('radio', { name: /^KPI/ }).isChecked()).toBe(true);
    },
    30_000,
  );

  it('is left as it was opened', async () => {
    await leaveForm();
    expect(await app.getByRole('progressbar').count()).toBeGreaterThan(0);
  });
});

describe('key results over the five issues', () => {
  it.each(PERCENT)(
    '%s shows how it came about: %s',
    async (measure, formula) => {
      const title = `Done share of ${measure}`;
      await writeKeyResult(app, { objective: OBJECTIVE, title, jql: FIVE, measure });
      const details = await detailsOf(title);
      await details.getByText(formula).waitFor();
      await details.getByRole('link', { name: 'PAY-39' }).waitFor();
      expect(await details.getByRole('region', { name: 'Value' }).textContent()).toMatch(
        /Issues found5/,
      );
    },
    60_000,
  );

  it.each([
    ['remainingEstimate', 'measure-needs-kpi-mode'],
    ['progress', 'measure-needs-kpi-mode'],
  ] as const)('%s as a percentage is refused by the server', async (kind, reason) => {
    const page = await site.invoke('getOkrPage', { includeArchived: false }, ON_PAY);
    const objectiveId = page.ok ? (page.data.objectives[0]?.id ?? '') : '';
    const refused = await site.invoke(
      'createKeyResult',
      {
        objectiveId,
        fields: {
          title: 'Not possible',
          description: '',
          ownerId: null,
          period: null,
          weight: 1,
          target: { kind: 'reach', start: 0, target: 100 },
          source: {
            kind: 'jira-measure',
            jql: FIVE,
            measure: { kind },
            mode: 'percent',
            doneOnly: true,
            timeRollup: 'self',
            untracked: 'exclude',
          },
        },
      },
      ON_PAY,
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-input', reason } });
  });
});

async function detailsOf(title: string): Promise<Locator> {
  await app.getByRole('button', { name: `Details of ${title}` }).click();
  const details = app.getByRole('region', { name: `Details of ${title}` });
  await details.waitFor();
  return details;
}

describe('editing what a key result measures, where it stands', () => {
  const title = 'Done share of Number of issues';
  const details = () => app.getByRole('region', { name: `Details of ${title}` });

  it('measures again at once, keeps the history and marks the change', async () => {
    await site.control('clock', { set: '2026-02-15T09:00:00Z' });
    await detailsOf(title);
    await details()
      .getByRole('button', { name: /^Query \(JQL\), edit/ })
      .click();
    await details().locator('[contenteditable="true"]').fill('parent = PAY-1');
    await details().getByText('Now: 3 of 10 issues done = 30 %').waitFor();
    await details().getByRole('button', { name: 'Confirm' }).click();
    await details().getByText('3 of 10 issues done = 30 %').first().waitFor();
    await details().getByRole('button', { name: 'Show as table' }).click();
    const rows = details().getByRole('region', { name: 'History table' }).getByRole('row');
    await expectShown(rows.filter({ hasText: 'Definition changed' }).filter({ hasText: '30 %' }));
    expect(await rows.filter({ hasText: '40 %' }).count()).toBeGreaterThan(0);
  });

  it('changes measure and mode with a target in their unit', async () => {
    await details()
      .getByRole('button', { name: /^Measure, edit/ })
      .click();
    await details().getByRole('radio', { name: /^KPI/ }).check();
    await details()
      .getByLabel(/^Target \(issues\)/)
      .fill('6');
    await details().getByRole('button', { name: 'Confirm' }).click();
    await details().getByText('done issues = 3', { exact: true }).first().waitFor();
    const bar = app.getByRole('progressbar', { name: `Progress of ${title}` });
    await expectShown(bar.and(app.locator('[aria-valuetext^="50"]')));
  });
});

it('left no error on the page', () => {
  expect(screen.problems).toEqual([]);
});
