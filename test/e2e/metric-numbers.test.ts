/**
 * The worked examples of the specification, from Jira's REST answers through storage to what the
 * page is told. Source: metrics-spec C.
 */
import { rmSync } from 'node:fs';
import type { CatalogueSource, MetricBucket } from '../../src/domain/metrics/tracked-metric';
import type { ProjectId } from '../../src/domain/shared/ids';
import { validateExchange } from '../site/jira/openapi';
import { dataOf } from '../support/drafts';
import { type RunningSite, runSite } from '../support/running-site';
import {
  BACKLOG_PROJECT,
  BLOCKED,
  BOARD,
  BUG_PROJECT,
  BUG_TYPE,
  FLOW_PROJECT,
  IN_PROGRESS,
  NOW,
  REVIEW,
  SPRINT_PROJECT,
  writeSpecSite,
} from '../support/spec-site';

jest.setTimeout(60_000);

const LEA = 'lea-lead';
const folder = writeSpecSite();
let site: RunningSite;

const inProject = (id: string) => ({ as: LEA, extension: { project: { id } } });

beforeAll(async () => {
  site = await runSite({ data: [folder], now: NOW, seed: false });
  const kinds = { [REVIEW]: 'review', [BLOCKED]: 'blocked', [IN_PROGRESS]: 'active' } as const;
  dataOf(
    await site.invoke(
      'setStatusKinds',
      { projectId: null, version: 0, kinds },
      inProject(FLOW_PROJECT),
    ),
  );
}, 120_000);

afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true });
});

async function addMetric(project: string, catalogueKey: string, bucket: MetricBucket) {
  const source: CatalogueSource = {
    kind: 'catalogue',
    ...{ catalogueKey, parameters: {} },
    scope: { kind: 'project', projectId: project as ProjectId },
  };
  const fields = { title: catalogueKey, source, bucket, target: null, band: null };
  const metric = dataOf(
    await site.invoke('createMetric', { projectId: null, fields }, inProject(project)),
  );
  await site.drain();
  return metric.id;
}

const MARCH = { from: '2025-03-01', to: '2025-03-31' } as const;

async function pointsOf(project: string, metricId: string, bucket: MetricBucket) {
  const question = { metricId, bucket, ...MARCH };
  const series = dataOf(await site.invoke('getMetricSeries', question, inProject(project)));
  expect(series.obstacle).toBeNull();
  return series.points;
}

/** Its points over March 2025, oldest first. */
async function pointsOfNew(project: string, key: string, bucket: MetricBucket) {
  return pointsOf(project, await addMetric(project, key, bucket), bucket);
}

describe('the flow example', () => {
  it.each([
    ['cycle-time', 3.25, { mean: 3.625, p85: 4.875 }],
    ['lead-time', 5.5, { mean: 4.7, p85: 7 }],
    ['blocked-time', (100 * 3) / 14.5, {}],
    ['flow-efficiency', (100 * 10) / 14.5, {}],
    ['code-review-time', 18, {}],
    ['throughput', 5, {}],
    ['resolution-rate', 5, { created: 5 }],
  ])('%s of March is %d', async (key, expected, parts) => {
    const [march] = await pointsOfNew(FLOW_PROJECT, key, 'month');
    expect(march?.value).toBeCloseTo(expected, 9);
    expect(march?.parts).toMatchObject(parts);
  });

  it('has three issues done in week 10, two in week 11 and none since', async () => {
    const points = await pointsOfNew(FLOW_PROJECT, 'throughput', 'week');
    expect(points.map(({ label, value }) => [label, value])).toEqual(
      expect.arrayContaining([
        ['2025-W10', 3],
        ['2025-W11', 2],
        ['2025-W12', 0],
      ]),
    );
  });
});

describe('the sprint example', () => {
  it.each([
    ['velocity', 12],
    ['commitment-accuracy', (100 * 8) / 19],
    ['story-point-completion', 60],
    ['sprint-burndown', 8],
  ])('%s of the sprint is %d', async (key, expected) => {
    const [sprint] = await pointsOfNew(SPRINT_PROJECT, key, 'sprint');
    expect(sprint?.label).toBe('Sprint 1');
    expect(sprint?.value).toBeCloseTo(expected, 9);
  });

  it('has the same velocity over the issues of its board', async () => {
    const source: CatalogueSource = {
      kind: 'catalogue',
      ...{ catalogueKey: 'velocity', parameters: {} },
      scope: { kind: 'board', boardId: BOARD },
    };
    const question = { projectId: null, source, bucket: 'sprint', ...MARCH } as const;
    const preview = dataOf(await site.invoke('previewMetric', question, inProject(SPRINT_PROJECT)));
    expect(preview.points.map(({ label, value }) => [label, value])).toEqual([['Sprint 1', 12]]);
    expect([preview.issuesUsed, preview.issuesTotal]).toEqual([6, 6]);
  });

  it('opens to what became of each issue', async () => {
    const metricId = await addMetric(SPRINT_PROJECT, 'commitment-accuracy', 'sprint');
    const [point] = await pointsOf(SPRINT_PROJECT, metricId, 'sprint');
    const question = {
      metricId,
      bucket: 'sprint',
      ...MARCH,
      key: point?.key ?? '',
      next: 0,
      sort: null,
    } as const;
    const { issues } = dataOf(
      await site.invoke('getMetricIssues', question, inProject(SPRINT_PROJECT)),
    );
    const roles = issues.map(({ key, role }) => [key, role]);
    expect(roles).toEqual(
      expect.arrayContaining([
        ['SPR-6', 'committed-done'],
        ['SPR-7', 'committed-done'],
        ['SPR-8', 'not-completed'],
        ['SPR-10', 'removed'],
      ]),
    );
  });
});

describe('bugs and the backlog', () => {
  it('restores a bug in 20 hours on average, 10 in the middle', async () => {
    const none = { severity: null, foundIn: null, debt: null, escalation: null };
    const signals = { ...none, bugTypeIds: [BUG_TYPE], flaggedFieldId: null };
    const asked = { projectId: null, version: 0, signals };
    dataOf(await site.invoke('setQualitySignals', asked, inProject(BUG_PROJECT)));
    const [march] = await pointsOfNew(BUG_PROJECT, 'time-to-restore', 'month');
    expect(march?.value).toBeCloseTo(20, 9);
    expect(march?.parts['median']).toBeCloseTo(10, 9);
  });

  it('knows how old open issues are, and how many of them are urgent', async () => {
    const [age] = await pointsOfNew(BACKLOG_PROJECT, 'issue-age', 'month');
    // The site's clock runs meanwhile, by minutes.
    expect(age?.value).toBeCloseTo(45, 1);
    expect(age?.parts['p85']).toBeCloseTo(280, 1);
    const [urgent] = await pointsOfNew(BACKLOG_PROJECT, 'priority-distribution', 'month');
    expect(urgent?.value).toBeCloseTo(40, 9);
  });
});

describe('what Jira was asked for', () => {
  it('is what its documents describe, sprints and boards included', async () => {
    const calls = await site.calls();
    const paths = new Set(calls.map(({ path }) => path.split('?')[0]));
    expect([...paths]).toEqual(
      expect.arrayContaining([
        '/rest/agile/1.0/board',
        '/rest/agile/1.0/board/5/sprint',
        '/rest/agile/1.0/board/5/configuration',
        '/rest/api/3/changelog/bulkfetch',
        '/rest/api/3/project/11/versions',
      ]),
    );
    expect(calls.flatMap(validateExchange)).toEqual([]);
  });

  it('is read once for all metrics over the same issues', async () => {
    await addMetric(FLOW_PROJECT, 'cycle-time', 'month');
    await site.control('calls', {});
    await addMetric(FLOW_PROJECT, 'lead-time', 'month');
    const paths = (await site.calls()).map(({ path }) => path);
    expect(paths.filter((path) => path.includes('changelog'))).toEqual([]);
  });
});
