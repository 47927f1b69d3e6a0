import { setMetricLifecycle, updateMetric } from '../../../src/application/metrics/change-metric';
import { getMetric } from '../../../src/application/metrics/get-metric';
import { getMetricIssues } from '../../../src/application/metrics/get-metric-issues';
import { getMetricSeries } from '../../../src/application/metrics/get-metric-series';
import { listMetrics } from '../../../src/application/metrics/list-metrics';
import { createMetric } from '../../../src/application/metrics/change-metric';
import { previewMetric } from '../../../src/application/metrics/preview-metric';
import { recompute } from '../../../src/application/sync/recompute';
import type { IssueId } from '../../../src/domain/shared/ids';
import { must } from '../../doubles/drafts';
import { HR, LEAD, putIssue, testWorld, type TestWorld, VIEWER } from '../../doubles/test-world';
import { anIssueTimeline } from '../../support/issue-timeline';
import {
  EVERYTHING,
  FLOW,
  flowWorld,
  givenMetric,
  metricDraft,
  putPast,
} from '../../support/metric-world';

/** Weeks 10 and 11 of 2025. */
const WEEKS = { bucket: 'week', from: '2025-03-03', to: '2025-03-16' } as const;

async function seriesOf(world: TestWorld, metricId: string, viewer = LEAD) {
  const ports = world.portsFor(viewer);
  return must(await getMetricSeries(ports, world.at(viewer), { metricId, ...WEEKS }));
}

async function issuesOf(world: TestWorld, metricId: string, viewer = LEAD) {
  const question = { metricId, ...WEEKS, key: '2025-03-03', next: 0, sort: null };
  return must(await getMetricIssues(world.portsFor(viewer), world.at(viewer), question));
}

const values = ({ points }: Awaited<ReturnType<typeof seriesOf>>) =>
  points.map(({ value }) => value);

describe('a metric that was added', () => {
  it('says that its past is being read, and then what it was', async () => {
    const world = flowWorld();
    const draft = { projectId: null, fields: metricDraft('cycle-time') };
    const { id } = must(await createMetric(world.ports, world.at(LEAD), draft));
    const early = await seriesOf(world, id);
    expect([early.obstacle, early.points]).toEqual(['reading-past', []]);
    const { id: read } = await givenMetric(world, 'cycle-time');
    // A-1 2.0 and A-2 3.5; A-3 3.0 without its days in done, and A-5 6.0: C.1, metric 6.
    const { points, ...about } = await seriesOf(world, read);
    expect(points.map(({ label, value, n }) => [label, value, n])).toEqual([
      ['2025-W10', 2.75, 2],
      ['2025-W11', 4.5, 2],
    ]);
    expect(points[0]?.excluded).toEqual([{ reason: 'never-started', count: 1 }]);
    expect(about).toMatchObject({ obstacle: null, issuesUsed: 5, hidden: 0, unit: 'days' });
  });

  it.each([
    // Week 10: 3, 5.5 and 1 days; week 11: 7 and 7. Source: metrics-spec C.1, metric 13.
    ['lead-time', [3, 7]],
    // Week 10; week 11. Source: metric X1.
    ['throughput', [3, 2]],
    // At the end of week 10 A-5 alone is in progress: A-3 is reopened on Monday.
    ['work-in-progress', [1, 0]],
  ])('counts %s as the specification does', async (key, expected) => {
    const world = flowWorld();
    const { id } = await givenMetric(world, key);
    expect(values(await seriesOf(world, id))).toEqual(expected);
  });

  it('shows the same before it is saved', async () => {
    const world = flowWorld();
    const question = { projectId: null, source: metricDraft('cycle-time').source, ...WEEKS };
    const preview = must(await previewMetric(world.ports, world.at(LEAD), question));
    const { id } = await givenMetric(world, 'cycle-time');
    const saved = await seriesOf(world, id);
    expect(preview.points).toEqual(saved.points);
    expect([preview.issuesUsed, preview.issuesTotal]).toEqual([5, 5]);
  });

  it('opens to its issues, the longest first and then those that do not count', async () => {
    const world = flowWorld();
    const { id } = await givenMetric(world, 'cycle-time');
    const { issues, hidden, next } = await issuesOf(world, id);
    expect(issues.map(({ key, amount, exclusion }) => [key, amount, exclusion])).toEqual([
      ['A-2', 3.5, null],
      ['A-1', 2, null],
      ['A-4', null, 'never-started'],
    ]);
    expect([hidden, next]).toEqual([0, null]);
  });

  it('names the levels it breaks down into, and says which of them are gone', async () => {
    const world = flowWorld();
    const { id } = await givenMetric(world, 'priority-distribution');
    const { names } = await seriesOf(world, id);
    expect(names).toEqual({
      ...{ 'level 1': 'Highest', 'level 2': 'High', 'level 3': 'Medium' },
      ...{ 'level 4': 'Deleted (4)', 'level 5': 'Deleted (5)' },
    });
  });

  it('stands in the list with its last complete points', async () => {
    const world = flowWorld();
    world.clock.at = Date.parse('2025-03-17T10:00:00Z');
    const { id } = await givenMetric(world, 'throughput');
    const list = must(await listMetrics(world.ports, world.at(LEAD), { includeArchived: false }));
    expect(list.map((one) => [one.id, one.latest?.value, one.previous])).toEqual([[id, 2, 3]]);
  });
});

describe('what a viewer may not see', () => {
  const restricted = (key: string) =>
    anIssueTimeline(key, [
      ['03T09:00', 'new'],
      ['04T09:00', 'indeterminate'],
      ['05T09:00', 'done'],
    ]);

  it('withholds all numbers while it is one issue or two', async () => {
    const world = flowWorld();
    putPast(world, restricted('A-6'), { onlyFor: [LEAD] });
    const { id } = await givenMetric(world, 'cycle-time');
    expect((await seriesOf(world, id, VIEWER)).obstacle).toBe('withheld');
    expect((await issuesOf(world, id, VIEWER)).issues).toEqual([]);
    expect((await seriesOf(world, id)).obstacle).toBeNull();
  });

  it('is a count once it is three, and never a name', async () => {
    const world = flowWorld();
    for (const key of ['A-6', 'A-7', 'A-8']) {
      putPast(world, restricted(key), { onlyFor: [LEAD] });
    }
    const { id } = await givenMetric(world, 'throughput');
    const shown = await seriesOf(world, id, VIEWER);
    expect([values(shown), shown.hidden]).toEqual([[6, 2], 3]);
    const issues = await issuesOf(world, id, VIEWER);
    expect(issues.issues.map(({ key }) => key).sort()).toEqual(['A-1', 'A-2', 'A-4']);
    expect([issues.hidden, issues.issuesTotal]).toEqual([3, 6]);
  });

  it('withholds a point that holds one or two of them', async () => {
    const world = flowWorld();
    for (const key of ['A-6', 'A-7']) putPast(world, restricted(key), { onlyFor: [LEAD] });
    const later = anIssueTimeline('A-8', [
      ['10T09:00', 'new'],
      ['12T09:00', 'done'],
    ]);
    putPast(world, later, { onlyFor: [LEAD] });
    const { id } = await givenMetric(world, 'throughput');
    const shown = await seriesOf(world, id, VIEWER);
    expect(shown.points.map(({ value, reason }) => [value, reason])).toEqual([
      [null, 'withheld'],
      [null, 'withheld'],
    ]);
  });
});

describe('when Jira changes', () => {
  async function sync(world: TestWorld, id: string, kind: 'issue-changed' | 'issue-deleted') {
    world.clock.at += 60_000;
    const change = { kind, issueId: id as IssueId } as const;
    await recompute(world.portsFor('app'), { kind: 'changes', change });
  }

  it('an issue that is done now counts', async () => {
    const open = anIssueTimeline('A-6', [['09T09:00', 'indeterminate']]);
    const world = flowWorld([open]);
    const { id } = await givenMetric(world, 'throughput');
    expect(values(await seriesOf(world, id))).toEqual([3, 2]);
    putPast(
      world,
      anIssueTimeline('A-6', [
        ['09T09:00', 'indeterminate'],
        ['12T09:00', 'done'],
      ]),
    );
    await sync(world, '6', 'issue-changed');
    expect(values(await seriesOf(world, id))).toEqual([3, 3]);
  });

  it('a deleted issue counts no more', async () => {
    const world = flowWorld();
    const { id } = await givenMetric(world, 'throughput');
    world.jira.issues.delete('5' as IssueId);
    await sync(world, '5', 'issue-deleted');
    expect(values(await seriesOf(world, id))).toEqual([3, 1]);
  });

  it('the hourly look finds what no event told of', async () => {
    const world = flowWorld();
    const { id } = await givenMetric(world, 'throughput');
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    world.clock.at += 3_600_000;
    const another = anIssueTimeline('A-7', [
      ['03T09:00', 'new'],
      ['04T09:00', 'done'],
    ]);
    putPast(world, another);
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(values(await seriesOf(world, id))).toEqual([4, 2]);
  });
});

describe('a sprint that begins and ends', () => {
  it('is frozen as it stood', async () => {
    const world = testWorld();
    world.clock.at = Date.parse('2025-03-03T10:05:00Z');
    const inSprint = (estimate: string) =>
      anIssueTimeline('S-1', [['01T09:00', 'new']], { values: { sprint: '7', points: estimate } });
    putPast(world, inSprint('5'));
    world.jira.query(EVERYTHING, () => true);
    const board = { name: 'Checkout', jql: EVERYTHING, estimateFieldId: 'points', columns: [] };
    world.jira.agile.boards.set('1', { ...board, projectId: '100' });
    await givenMetric(world, 'throughput');
    const sprint = {
      ...{ id: '7', boardId: '1', name: 'Sprint 7', goal: '' },
      state: 'active',
      startedAt: world.clock.at,
      ...{ plannedEndAt: world.clock.at + 1, completedAt: null },
    } as const;
    world.jira.agile.sprints.push(sprint);
    world.clock.at += 60_000;
    await recompute(world.portsFor('app'), {
      kind: 'changes',
      change: { kind: 'sprints-changed' },
    });
    const [hash] = await world.ports.scopeTimelines.list();
    const frozen = await world.ports.sprintSnapshots.find(hash ?? '');
    expect(frozen.get('7')).toEqual({
      atStart: [{ issueId: '1', estimate: 5, isDone: false }],
      atClose: null,
    });
  });
});

describe('a metric about links', () => {
  it('knows the issues elsewhere that its own are linked to', async () => {
    const world = flowWorld();
    const [first] = FLOW;
    if (first === undefined) throw new Error('No flow example');
    const link = { kind: 'blocked-by', otherId: '77' as IssueId, linkedAt: null } as const;
    putPast(world, first, { links: [link] });
    const elsewhere = anIssueTimeline('H-77', [['03T09:00', 'new']]);
    world.jira.agile.put({ ...elsewhere, projectId: HR });
    await givenMetric(world, 'cross-team-dependency', { bucket: 'month' });
    const hashes = await world.ports.scopeTimelines.list();
    const kept = await Promise.all(hashes.map((hash) => world.ports.scopeTimelines.issues(hash)));
    const linked = await world.ports.scopeTimelines.issues(`${hashes[0] ?? ''}-linked`);
    expect(kept[0]).toHaveLength(5);
    expect(linked.map(({ timeline }) => timeline.key)).toEqual(['H-77']);
  });
});

describe('changing a metric', () => {
  it('asks for the version that was seen, and tells what it is now', async () => {
    const world = flowWorld();
    const { id: metricId } = await givenMetric(world, 'cycle-time');
    const change = { title: 'Cycle time of the checkout' };
    const edit = { metricId, version: 1, change };
    expect(must(await updateMetric(world.ports, world.at(LEAD), edit)).version).toBe(2);
    const again = await updateMetric(world.ports, world.at(LEAD), edit);
    expect(again).toMatchObject({
      error: { kind: 'conflict', current: { version: 2, ...change } },
    });
    const { changes } = must(await getMetric(world.ports, world.at(LEAD), { metricId }));
    expect(changes.map(({ by, fields }) => [by, fields])).toEqual([[LEAD, ['title']]]);
  });

  it('refuses what the metric cannot be computed with', async () => {
    const world = flowWorld();
    const { id: metricId } = await givenMetric(world, 'cycle-time');
    const { source } = metricDraft('cycle-time');
    const refused = async (change: Parameters<typeof updateMetric>[2]['change']) => {
      const edit = { metricId, version: 1, change };
      const result = await updateMetric(world.ports, world.at(LEAD), edit);
      return result.ok ? 'accepted' : `${result.error.field}: ${result.error.reason}`;
    };
    expect([
      await refused({ source: { ...source, parameters: { speed: 'fast' } } }),
      await refused({ source: { ...source, catalogueKey: 'luck' } }),
      await refused({ source: { ...source, scope: { kind: 'jql', jql: 'nonsense' } } }),
      await refused({ source: { ...source, scope: { kind: 'board', boardId: '9' } } }),
      await refused({ bucket: 'version' }),
      await refused({ band: { lower: 5, upper: 3 } }),
    ]).toEqual([
      'source.parameters.speed: parameter-not-valid',
      'source.catalogueKey: metric-not-in-catalogue',
      'source.scope.jql: jql-invalid',
      'source.scope: scope-not-found',
      'bucket: bucket-not-of-this-metric',
      'band: band-upside-down',
    ]);
  });

  it('needs an author who sees all of its issues', async () => {
    const world = flowWorld();
    putIssue(world, '9', { onlyFor: ['ada-admin'] });
    const draft = { projectId: null, fields: metricDraft('throughput') };
    const result = await createMetric(world.ports, world.at(LEAD), draft);
    expect(result).toMatchObject({ error: { reason: 'author-cannot-see-all-issues' } });
  });

  it('forgets in the night what no metric needs any more', async () => {
    const world = flowWorld();
    const { id: metricId } = await givenMetric(world, 'cycle-time');
    const archive = { metricId, version: 1, lifecycle: 'archived' } as const;
    must(await setMetricLifecycle(world.ports, world.at(LEAD), archive));
    expect(await world.ports.scopeTimelines.list()).toHaveLength(1);
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(await world.ports.scopeTimelines.list()).toEqual([]);
  });
});
