/**
 * Every metric of the catalogue on the default data: each can be added, opened in a browser, drilled
 * and is explained there, and what can be counted from the data files alone is what the app says.
 * Nothing here is shared with the app's own way of reading them. The pictures are kept for looking at.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { CATALOGUE } from '../../src/domain/metrics/catalogue/catalogue';
import type {
  CatalogueSource,
  MetricBucket,
  MetricScope,
} from '../../src/domain/metrics/tracked-metric';
import type { ProjectId } from '../../src/domain/shared/ids';
import { address } from '../site/shell/routes';
import { launchBrowser } from '../support/browser';
import { dataOf } from '../support/drafts';
import { openScreen } from '../support/okr-screen';
import { type RunningSite, runSite } from '../support/running-site';

jest.setTimeout(240_000);

const LEAD = '5b10536cb021cd8237989f61';
const ADMIN = '5b10d538d84688860d20336a';
/** By key, as the data names them. */
const PROJECTS = { MOD: '10034', ALOY: '11113', EE: '10003', KNOW: '20100' } as const;
type Project = keyof typeof PROJECTS;

const shots = path.join(__dirname, '.shots');
const BUG = '1';
const IMPROVEMENT = '4';
const QUARTER = { from: '2020-01-01', to: '2020-04-01' };

interface RawIssue {
  readonly key: string;
  readonly fields: {
    readonly created: string;
    readonly resolutiondate: string | null;
    readonly issuetype: { readonly id: string };
    readonly priority: { readonly id: string } | null;
  };
}

const folder = path.resolve(__dirname, '../site/data/sites/titanium');
const isHigher = new Set(
  (
    JSON.parse(readFileSync(path.join(folder, 'issuetypes.json'), 'utf8')) as {
      id: string;
      hierarchyLevel: number;
    }[]
  )
    .filter(({ hierarchyLevel }) => hierarchyLevel !== 0)
    .map(({ id }) => id),
);
const mod = gunzipSync(readFileSync(path.join(folder, 'issues.ndjson.gz')))
  .toString()
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as RawIssue)
  .filter(({ key }) => key.startsWith('MOD-'));
const within = (day: string | null) => day !== null && day >= QUARTER.from && day < QUARTER.to;
const done = mod.filter(
  ({ fields }) => !isHigher.has(fields.issuetype.id) && within(fields.resolutiondate),
);
const created = mod.filter(({ fields }) => within(fields.created));
const bugs = created.filter(({ fields }) => fields.issuetype.id === BUG);
const hoursOf = ({ fields }: RawIssue) =>
  (Date.parse(fields.resolutiondate ?? '') - Date.parse(fields.created)) / 3_600_000;
const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length;
const median = (all: readonly number[]) => {
  const sorted = all.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return mean([sorted[Math.floor(middle)] ?? NaN, sorted[Math.ceil(middle)] ?? NaN]);
};
const percent = (part: number, whole: number) => (100 * part) / whole;

/** Values of the first quarter of 2020 in MOD, counted from the file. */
const COUNTED: Readonly<Record<string, number>> = {
  throughput: done.length,
  'resolution-rate': done.length,
  'lead-time': median(done.map(hoursOf)) / 24,
  'time-to-restore': mean(done.filter(({ fields }) => fields.issuetype.id === BUG).map(hoursOf)),
  'severity-distribution': percent(
    bugs.filter(({ fields }) => ['1', '2'].includes(fields.priority?.id ?? '')).length,
    bugs.length,
  ),
  'debt-share': percent(
    done.filter(({ fields }) => fields.issuetype.id === IMPROVEMENT).length,
    done.length,
  ),
};

const inProject = (project: Project, as = LEAD) => ({
  as,
  extension: { project: { id: PROJECTS[project], key: project, type: 'software' } },
});

interface Asked {
  readonly project: Project;
  readonly bucket: MetricBucket;
  readonly from: string;
  readonly to: string;
  readonly parameters?: CatalogueSource['parameters'];
}

async function pointsOf(site: RunningSite, key: string, asked: Asked) {
  const { project, bucket, from, to, parameters = {} } = asked;
  const scope: MetricScope = { kind: 'project', projectId: PROJECTS[project] as ProjectId };
  const source: CatalogueSource = { kind: 'catalogue', catalogueKey: key, scope, parameters };
  const fields = { title: key, source, bucket, target: null, band: null };
  const { id } = dataOf(
    await site.invoke('createMetric', { projectId: null, fields }, inProject(project)),
  );
  await site.drain();
  TOLD.set(key, { ...asked, key, id });
  const question = { metricId: id, bucket, from, to };
  const series = dataOf(await site.invoke('getMetricSeries', question, inProject(project)));
  expect([key, series.obstacle]).toEqual([key, null]);
  return { id, points: series.points, question };
}

const here = { projectId: null, version: 0 } as const;

/** The whole share of the quota, so that the test does not wait for the next hour. */
async function takeWholeQuota(site: RunningSite): Promise<void> {
  const asked = { as: ADMIN, moduleKey: 'okr-admin-page' };
  const settings = dataOf(await site.invoke('getSettings', {}, asked));
  const { statusRule, timeZone, storyPointFieldId, calendar, defaultCurve } = settings;
  const { levels, words, fiscalYearStart, version } = settings;
  const kept = { statusRule, timeZone, storyPointFieldId, calendar, defaultCurve };
  const change = { ...kept, levels, words, fiscalYearStart, version, quotaShare: 100 };
  dataOf(await site.invoke('updateSettings', change, asked));
}

/** Two years. */
const RANGE = '24';

interface Told extends Asked {
  readonly key: string;
  readonly id: string;
}

const TOLD = new Map<string, Told>();

let browser: Browser;
beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** As a person sees it: where it stands, what it means, and the issues behind its last value. */
async function lookAt(site: RunningSite, told: readonly Told[]): Promise<readonly string[]> {
  const screen = await openScreen(browser, site, { as: LEAD });
  const app = screen.page.frameLocator('iframe[data-module="okr-project-page"]');
  for (const { key, id, project, bucket } of told) {
    const metric = CATALOGUE.find((one) => one.key === key);
    await screen.page.goto(site.url + address.issues(project));
    const okrs = await screen.page
      .getByRole('navigation', { name: `Project ${project}` })
      .getByRole('link', { name: 'OKRs' })
      .getAttribute('href');
    const query = new URLSearchParams({ id, bucket, range: RANGE });
    await screen.page.goto(new URL(`${okrs ?? ''}/metrics?${String(query)}`, site.url).href);
    await app.getByRole('heading', { name: key, level: 2 }).waitFor();
    const course = app.getByRole('region', { name: 'How it went' });
    await course.waitFor();
    await app.getByRole('region', { name: 'Data quality' }).waitFor();
    await app
      .getByRole('region', { name: 'Definition' })
      .getByText(metric?.definition ?? key)
      .waitFor();
    const values = course.getByRole('button', { name: /n = [1-9]/ });
    if ((await values.count()) > 0) {
      await values.last().press('Enter');
      const counted = app.getByRole('complementary').getByRole('status');
      await counted.getByText(/^(No issue|\d+( of [\d,]+)? issues?)/).waitFor();
    }
    await screen.page.screenshot({ path: path.join(shots, `metric-${key}.png`), fullPage: true });
  }
  await screen.context.close();
  return screen.problems;
}

describe('the work on Titanium’s modules and on Alloy until November 2021', () => {
  let site: RunningSite;
  const window = { from: '2019-11-23', to: '2021-11-22' };
  const quarters = { ...window, bucket: 'quarter' as const };

  beforeAll(async () => {
    site = await runSite({ now: '2021-11-22T09:00Z', seed: false });
    await takeWholeQuota(site);
    const signals = {
      ...{ bugTypeIds: [BUG], escalation: null, flaggedFieldId: null },
      severity: { kind: 'priority' },
      foundIn: { kind: 'released-version' },
      debt: { labels: [], typeIds: [IMPROVEMENT], componentIds: [], jql: null },
    } as const;
    for (const project of ['MOD', 'ALOY'] as const) {
      dataOf(await site.invoke('setQualitySignals', { ...here, signals }, inProject(project)));
    }
    const teams = { fieldId: null, teams: [], arePersonMetricsOn: true };
    dataOf(await site.invoke('setTeams', { ...here, teams }, inProject('MOD', ADMIN)));
    const deployment = (day: string) => ({
      ...{ kind: 'deployment' as const, id: `d-${day}`, service: '', environment: 'production' },
      ...{ isProduction: true, isSuccessful: true, runId: null, issueKeys: [] },
      finishedAt: Date.parse(`${day}T12:00Z`),
      firstCommitAt: Date.parse(`${day}T06:00Z`),
    });
    const incident = {
      ...{ kind: 'incident' as const, id: 'i', service: '', issueKey: null },
      ...{ createdAt: Date.parse('2020-02-12T00:00Z'), deploymentId: 'd-2020-02-11' },
      resolvedAt: Date.parse('2020-02-12T12:00Z'),
    };
    const later = { ...incident, id: 'j', createdAt: Date.parse('2020-08-01T00:00Z') };
    const events = [
      ...['2019-12-02', '2020-02-10', '2020-02-11', '2020-03-01', '2020-05-01', '2021-11-02'].map(
        deployment,
      ),
      incident,
      { ...later, deploymentId: null, resolvedAt: Date.parse('2020-08-01T01:00Z') },
    ];
    dataOf(await site.invoke('importDeliveries', { projectId: null, events }, inProject('ALOY')));
  }, 180_000);

  afterAll(() => site.stop());

  const first = (points: readonly { readonly key: string; readonly value: number | null }[]) =>
    points.find(({ key }) => key === QUARTER.from)?.value ?? null;

  it('says what the data file says when it is counted by hand', async () => {
    for (const [key, expected] of Object.entries(COUNTED)) {
      const parameters = key === 'debt-share' ? { basis: 'count' } : {};
      const { points } = await pointsOf(site, key, { ...quarters, project: 'MOD', parameters });
      expect([key, first(points)]).toEqual([key, expect.closeTo(expected, 6)]);
    }
  });

  it('opens a point to exactly the issues that were counted', async () => {
    const { question } = await pointsOf(site, 'throughput', { ...quarters, project: 'MOD' });
    const asked = { ...question, key: QUARTER.from, next: 0, sort: null };
    const { issues } = dataOf(await site.invoke('getMetricIssues', asked, inProject('MOD')));
    expect(issues.map(({ key }) => key).sort()).toEqual(done.map(({ key }) => key).sort());
  });

  it('has values for everything else that was told or can be known', async () => {
    for (const key of [
      ...['work-in-progress', 'issue-age', 'backlog-health', 'priority-distribution'],
      ...['epic-progress', 'cross-team-dependency', 'collaboration-index', 'user-productivity'],
      ...['escalation'],
    ]) {
      const { points } = await pointsOf(site, key, { ...quarters, project: 'MOD' });
      expect([key, first(points)]).toEqual([key, expect.any(Number)]);
    }
    // Counts on issues of which none is estimated, and trends over too few: both say so.
    for (const key of ['component-quality', 'release-burnup']) {
      const { points } = await pointsOf(site, key, { ...quarters, project: 'ALOY' });
      expect(points.filter(({ value, reason }) => value === null && reason === null)).toEqual([]);
    }
    const escaped = await pointsOf(site, 'bug-escape-rate', { ...quarters, project: 'ALOY' });
    expect(escaped.points.filter(({ value }) => value !== null)).not.toEqual([]);
    const releases = { ...window, bucket: 'version' as const, project: 'ALOY' as const };
    const released = await pointsOf(site, 'release-success', releases);
    expect(released.points.map(({ label }) => label)).toContain('Alloy 1.15.1');
  });

  it.each([
    // Three of the first quarter's deployments, in 91 days.
    ['deployment-frequency', (3 / 91) * 7],
    // Six hours from the first commit, each time.
    ['change-lead-time', 6],
    ['change-failure-rate', 100 / 3],
    // From the end of the deployment on the 11th, 12:00, to the incident's end a day later.
    ['recovery-time', 24],
  ])('%s follows what was told', async (key, expected) => {
    const { points } = await pointsOf(site, key, { ...quarters, project: 'ALOY' });
    expect(first(points)).toBeCloseTo(expected, 9);
  });

  it('compares logged work in the project that logs some', async () => {
    const asked = { project: 'EE', bucket: 'month', from: '2020-06-01', to: '2020-08-31' } as const;
    const { points } = await pointsOf(site, 'worklog-accuracy', asked);
    expect(points.every(({ value, reason }) => value !== null || reason !== null)).toBe(true);
  });

  it('shows and explains each of them in a browser', async () => {
    expect(await lookAt(site, [...TOLD.values()])).toEqual([]);
  });
});

describe('the sprints of KnowHOW until February 2023', () => {
  let site: RunningSite;
  const year = { from: '2022-02-11', to: '2023-02-10' };
  /** With its goal, capacity and verdict. */
  const SPRINT = '38296';

  beforeAll(async () => {
    site = await runSite({ now: '2023-02-10T09:00Z', seed: false });
    await takeWholeQuota(site);
    const kinds = { 20004: 'review', 20005: 'wait', 20012: 'wait', 20014: 'blocked' } as const;
    dataOf(await site.invoke('setStatusKinds', { ...here, kinds }, inProject('KNOW')));
    const signals = {
      ...{ bugTypeIds: [BUG], severity: null, foundIn: null, debt: null, escalation: null },
      flaggedFieldId: null,
    };
    dataOf(await site.invoke('setQualitySignals', { ...here, signals }, inProject('KNOW')));
    await site.edit({
      accountId: LEAD,
      change: { kind: 'sprint', sprint: { id: Number(SPRINT), goal: 'It works' } },
    });
    const asked = { ...here, sprintId: SPRINT };
    const capacity = { kind: 'points', points: 42 } as const;
    dataOf(await site.invoke('setSprintCapacity', { ...asked, capacity }, inProject('KNOW')));
    const verdict = { verdict: 'achieved', note: '' } as const;
    dataOf(await site.invoke('setSprintVerdict', { ...asked, verdict }, inProject('KNOW')));
  }, 180_000);

  afterAll(() => site.stop());

  it.each([
    ['velocity', 14],
    ['commitment-accuracy', percent(12, 21)],
    ['story-point-completion', percent(14, 23)],
    ['sprint-burndown', 9],
    ['capacity-utilisation', percent(21, 42)],
    ['goal-achievement', 100],
  ])('%s of iteration 6 is what its issues say', async (key, expected) => {
    const asked = { ...year, project: 'KNOW', bucket: 'sprint' } as const;
    const { points } = await pointsOf(site, key, asked);
    expect(points.find(({ key: id }) => id === SPRINT)?.value).toBeCloseTo(expected, 9);
  });

  it.each([
    'cycle-time',
    'code-review-time',
    'flow-efficiency',
    'blocked-time',
    'estimation-accuracy',
    'defect-density',
  ])('%s has values', async (key) => {
    const { points } = await pointsOf(site, key, { ...year, project: 'KNOW', bucket: 'week' });
    expect(points.filter(({ value }) => value !== null)).not.toEqual([]);
  });

  it('shows and explains each of them in a browser', async () => {
    const ofSprints = [...TOLD.values()].filter(({ project }) => project === 'KNOW');
    expect(await lookAt(site, ofSprints)).toEqual([]);
  });
});

it('leaves none of the catalogue out', () => {
  expect(CATALOGUE.map(({ key }) => key).filter((key) => !TOLD.has(key))).toEqual([]);
});
