import { backfill } from '../../../src/application/facts/backfill';
import { usageHour } from '../../../src/application/budget/governor';
import { createMetric } from '../../../src/application/metrics/change-metric';
import { getCatalogue } from '../../../src/application/metrics/get-catalogue';
import { getMetricSeries } from '../../../src/application/metrics/get-metric-series';
import { listMetricScopes } from '../../../src/application/metrics/list-metric-scopes';
import { previewMetric } from '../../../src/application/metrics/preview-metric';
import { NO_USAGE } from '../../../src/application/ports/budget';
import type { Ports } from '../../../src/application/ports/ports';
import { getDataHealth } from '../../../src/application/settings/get-data-health';
import { setPaused } from '../../../src/application/transfer/site-switches';
import type { MetricScope } from '../../../src/domain/metrics/tracked-metric';
import type { ProjectId } from '../../../src/domain/shared/ids';
import { must } from '../../doubles/drafts';
import { ADMIN, HR, LEAD, PAY, testWorld, type TestWorld } from '../../doubles/test-world';
import { anIssueTimeline } from '../../support/issue-timeline';
import { EVERYTHING, metricDraft, putPast, readPasts } from '../../support/metric-world';

/** Ten in each of two projects, two of them over work logs and comments. */
const KEYS = [
  ...['throughput', 'lead-time', 'cycle-time', 'work-in-progress', 'resolution-rate'],
  ...['bug-escape-rate', 'worklog-accuracy', 'collaboration-index', 'priority-distribution'],
  ...['backlog-health'],
];
const WEEKS = { bucket: 'week', from: '2025-03-03', to: '2025-03-16' } as const;
const ISSUES = 40;
const EPIC = 'parent = PAY-1';

/** Forty issues in PAY and forty in HR, which Ada sees both of. */
function twoProjects(): TestWorld {
  const world = testWorld();
  for (const [projectId, first] of [
    [PAY, 1],
    [HR, 1001],
  ] as const) {
    for (let at = 0; at < ISSUES; at += 1) {
      const timeline = anIssueTimeline(`X-${String(first + at)}`, [
        ['03T09:00', 'new'],
        ['04T09:00', 'indeterminate'],
        ['06T09:00', 'done'],
      ]);
      putPast(world, timeline, { projectId });
    }
    world.jira.query(`project = ${projectId}`, ({ item }) => item.projectId === projectId);
  }
  // Two of PAY; nobody has edited them.
  world.jira.query(`${EPIC} AND updated >= -11m`, () => false);
  world.jira.query(EPIC, ({ item }) => item.key === 'X-1' || item.key === 'X-2');
  return world;
}

const inProject = (projectId: ProjectId): MetricScope => ({ kind: 'project', projectId });

function draftOf(key: string, scope: MetricScope) {
  return metricDraft(key, {
    source: { kind: 'catalogue', catalogueKey: key, scope, parameters: {} },
  });
}

const person = (world: TestWorld) => world.portsFor(ADMIN);
const at = (world: TestWorld) => world.at(ADMIN, { projectId: null });

async function preview(world: TestWorld, key: string, scope: MetricScope) {
  world.clock.at += 1_000;
  const { source } = draftOf(key, scope);
  const question = { projectId: PAY, source, ...WEEKS };
  return must(await previewMetric(person(world), at(world), question));
}

async function add(world: TestWorld, key: string, scope: MetricScope) {
  const projectId = scope.kind === 'project' ? scope.projectId : PAY;
  const fields = draftOf(key, scope);
  return must(await createMetric(person(world), at(world), { projectId, fields }));
}

const series = async (world: TestWorld, metricId: string) =>
  must(await getMetricSeries(person(world), at(world), { metricId, ...WEEKS }));

/** What everything costs until the share is used up: 6,500 points for the past, by default. */
async function spend(world: TestWorld, points: number): Promise<void> {
  const hour = usageHour(world.clock.at);
  await world.ports.budget.add(hour, 'people', { ...NO_USAGE, points });
}

/** The next run in the background that is due by then; later ones wait. */
async function runUntil(world: TestWorld, until: number): Promise<void> {
  const { waiting } = world.historyJobs;
  for (
    let next = waiting[0];
    next !== undefined && world.clock.at + next.delaySeconds * 1000 <= until;
    next = waiting[0]
  ) {
    waiting.shift();
    world.clock.at += next.delaySeconds * 1000;
    await backfill(world.portsFor('app'), next.job);
  }
}

describe('twenty metrics over two projects in the first hour', () => {
  it('read the past of every issue once, however many look at it and however often', async () => {
    const world = twoProjects();
    const added: string[] = [];
    for (const projectId of [PAY, HR]) {
      for (const key of KEYS) {
        await preview(world, key, inProject(projectId));
        added.push((await add(world, key, inProject(projectId))).id);
      }
    }
    await readPasts(world);
    expect(world.jira.agile.pastsRead.toSorted()).toEqual(
      [...new Set(world.jira.agile.pastsRead)].toSorted(),
    );
    expect(world.jira.agile.pastsRead).toHaveLength(2 * ISSUES);
    for (const id of added) expect(await series(world, id)).toMatchObject({ obstacle: null });
  });

  it('asks Jira about a project for the first preview, and nothing but rights for the next', async () => {
    const world = twoProjects();
    await preview(world, 'throughput', inProject(PAY));
    const before = world.jira.calls.length;
    const { points } = await preview(world, 'lead-time', inProject(PAY));
    expect(points.map(({ value }) => value)).toEqual([3, null]);
    expect(new Set(world.jira.calls.slice(before))).toEqual(new Set(['parse', 'projects']));
  });

  it('takes over what was read already where an epic, a board or a query shares the issues', async () => {
    const world = twoProjects();
    await add(world, 'throughput', inProject(PAY));
    await readPasts(world);
    const read = world.jira.agile.pastsRead.length;
    const epic: MetricScope = { kind: 'epic', issueKey: 'PAY-1' };
    expect(await preview(world, 'throughput', epic)).toMatchObject({ issuesUsed: 2 });
    const { id } = await add(world, 'throughput', epic);
    await readPasts(world);
    expect(world.jira.agile.pastsRead).toHaveLength(read);
    expect(await series(world, id)).toMatchObject({ obstacle: null, issuesUsed: 2 });
  });

  it('takes over nothing that has changed since', async () => {
    const world = twoProjects();
    await preview(world, 'throughput', inProject(PAY));
    const later = anIssueTimeline('X-1', [
      ['03T09:00', 'new'],
      ['13T09:00', 'done'],
    ]);
    world.clock.at += 60_000;
    putPast(world, later);
    world.jira.query(`${EVERYTHING} AND updated >= -12m`, ({ item }) => item.key === 'X-1');
    const { id } = await add(world, 'throughput', inProject(PAY));
    await readPasts(world);
    const { points } = await series(world, id);
    expect(points.map(({ value }) => value)).toEqual([ISSUES - 1, 1]);
  });
});

describe('when the share of the hour is used up', () => {
  it('says so, how far it is and when it goes on, and then does go on by itself', async () => {
    const world = twoProjects();
    // 40 % of the site's 16,250 points. Source: decision 0017.
    await spend(world, 6_500);
    const { id } = await add(world, 'throughput', inProject(PAY));
    await runUntil(world, Date.parse('2026-02-14T10:59:00Z'));
    expect(await series(world, id)).toMatchObject({
      obstacle: 'reading-past',
      progress: {
        ...{ issuesDone: 0, issuesTotal: null },
        wait: { why: 'share', until: '2026-02-14T11:00:00.000Z' },
      },
    });
    await runUntil(world, Date.parse('2026-02-14T11:05:00Z'));
    expect(await series(world, id)).toMatchObject({ obstacle: null, issuesUsed: ISSUES });
  });

  it('says it when Jira itself asked the app to wait, or an admin paused it', async () => {
    const world = twoProjects();
    const { id } = await add(world, 'throughput', inProject(PAY));
    expect((await series(world, id)).progress).toEqual({
      ...{ issuesDone: 0, issuesTotal: null, wait: null },
    });
    await world.ports.budget.close(Date.parse('2026-02-14T10:20:00Z'));
    expect((await series(world, id)).progress?.wait).toEqual({
      ...{ why: 'jira', until: '2026-02-14T10:20:00.000Z' },
    });
    must(await setPaused(person(world), at(world), { isPaused: true }));
    expect((await series(world, id)).progress?.wait).toEqual({ why: 'paused', until: null });
  });

  it('says it in a preview, which leaves the rest of the share to changes and refreshes', async () => {
    const world = twoProjects();
    await preview(world, 'throughput', inProject(PAY));
    // 70 % of the site's points.
    await spend(world, 11_375);
    expect(await preview(world, 'lead-time', inProject(PAY))).toMatchObject({ obstacle: null });
    expect(await preview(world, 'lead-time', inProject(HR))).toMatchObject({
      obstacle: 'reading-past',
      progress: {
        ...{ issuesDone: 0, issuesTotal: ISSUES },
        wait: { why: 'share', until: '2026-02-14T11:00:00.000Z' },
      },
    });
  });

  it('tells admins how many pasts wait and until when', async () => {
    const world = twoProjects();
    await add(world, 'throughput', inProject(PAY));
    await add(world, 'lead-time', inProject(PAY));
    await add(world, 'throughput', inProject(HR));
    await spend(world, 6_500);
    const health = must(await getDataHealth(person(world), at(world)));
    expect(health.budget.goesOnAt).toBe('2026-02-14T11:00:00.000Z');
    expect(health.metricPasts).toEqual({ metrics: 3, waiting: 3, failed: 0 });
    world.clock.at = Date.parse('2026-02-14T11:00:00Z');
    await readPasts(world);
    const after = must(await getDataHealth(person(world), at(world)));
    expect([after.budget.goesOnAt, after.metricPasts]).toEqual([
      null,
      { metrics: 3, waiting: 0, failed: 0 },
    ]);
  });
});

describe('who sees what was read for somebody else’s preview', () => {
  it('gets a preview over the issues in sight alone', async () => {
    const world = twoProjects();
    const hidden = anIssueTimeline('X-99', [
      ['03T09:00', 'new'],
      ['13T09:00', 'done'],
    ]);
    putPast(world, hidden, { projectId: PAY, onlyFor: [ADMIN] });
    expect(await preview(world, 'throughput', inProject(PAY))).toMatchObject({ issuesUsed: 41 });
    const { source } = draftOf('throughput', inProject(PAY));
    const question = { projectId: PAY, source, ...WEEKS };
    const seen = must(await previewMetric(world.portsFor(LEAD), world.at(LEAD), question));
    expect(seen).toMatchObject({ issuesUsed: ISSUES, issuesTotal: ISSUES, hidden: 0 });
    expect(seen.points.map(({ value }) => value)).toEqual([ISSUES, 0]);
  });
});

describe('opening the catalogue', () => {
  it('asks for no list of boards, versions or epics, and each of them only when it is wanted', async () => {
    const world = twoProjects();
    const asked: string[] = [];
    const counting = (ports: Ports): Ports => ({
      ...ports,
      issues: {
        ...ports.issues,
        page: async (...input) => {
          asked.push('epics');
          return ports.issues.page(...input);
        },
      },
      projectFacts: {
        ...ports.projectFacts,
        boards: async (id) => {
          asked.push('boards');
          return ports.projectFacts.boards(id);
        },
        versions: async (id) => {
          asked.push('versions');
          return ports.projectFacts.versions(id);
        },
      },
      metricFacts: {
        ...ports.metricFacts,
        hasVersions: async (id) => {
          asked.push('any version');
          return ports.metricFacts.hasVersions(id);
        },
      },
    });
    const ports = counting(person(world));
    must(await getCatalogue(ports, at(world), { projectId: PAY }));
    expect([asked, world.jira.calls]).toEqual([['any version'], ['projects', 'count']]);
    must(await listMetricScopes(ports, at(world), { projectId: PAY, kind: 'version' }));
    expect(asked).toEqual(['any version', 'versions']);
  });

  it('offers the boards that Jira shows to the viewer, not those it shows to the app', async () => {
    const world = twoProjects();
    const boards = await listMetricScopes(person(world), at(world), {
      projectId: PAY,
      kind: 'board',
    });
    expect(must(boards)).toEqual([{ value: '3', name: 'Payments' }]);
  });
});
