/** What is kept for metrics, over Forge's storage as the local site has it. */
import type { KnownIssue } from '../../../src/application/ports/metric-facts';
import { getMetricSeries } from '../../../src/application/metrics/get-metric-series';
import { listMetrics } from '../../../src/application/metrics/list-metrics';
import { updateMetric } from '../../../src/application/metrics/change-metric';
import { createKvsScopeTimelines } from '../../../src/adapters/storage/kvs-scope-timelines';
import { createKvsSprintSnapshots } from '../../../src/adapters/storage/kvs-sprint-snapshots';
import { createKvsTrackedMetrics } from '../../../src/adapters/storage/kvs-tracked-metrics';
import type { TrackedMetric } from '../../../src/domain/metrics/tracked-metric';
import { seededRandom } from '../../../src/domain/statistics/seeded-random';
import type { AccountId, IssueId, ProjectId } from '../../../src/domain/shared/ids';
import { must } from '../../doubles/drafts';
import { storedWorld, type StoredWorld } from '../../doubles/stored-world';
import { LEAD } from '../../doubles/test-world';
import { uninstallForge } from '../../support/in-process-forge';
import { EVERYTHING, FLOW, givenMetric, putPast } from '../../support/metric-world';

afterEach(() => {
  uninstallForge();
});

const rowsOf = (kvs: StoredWorld['kvs']) => Object.values(kvs.dump()).flat();

/** An issue with so many changes, and something of everything that can be known of one. */
function known(id: number, changes: number): KnownIssue {
  return {
    timeline: {
      id: String(id) as IssueId,
      key: `PAY-${id}`,
      projectId: '100' as ProjectId,
      hierarchyLevel: 0,
      createdAt: id,
      values: { status: 'done', assignee: null },
      changes: {
        status: Array.from({ length: changes }, (_, at) => ({ at, from: 'new', to: 'done' })),
      },
    },
    isRestricted: id % 2 === 0,
    links: [{ kind: 'blocks', otherId: '9' as IssueId, linkedAt: null }],
    worklogs: [{ authorId: 'lea' as AccountId, startedAt: 1, createdAt: 2, seconds: 3_600 }],
    comments: [{ authorId: 'lea' as AccountId, at: 5 }],
    appAccountIds: ['bot' as AccountId],
  };
}

const byId = (issues: readonly KnownIssue[]) =>
  [...issues].sort((a, b) => Number(a.timeline.id) - Number(b.timeline.id));

describe('the issues of a scope', () => {
  it('come back as they were put', async () => {
    storedWorld();
    const store = createKvsScopeTimelines();
    const plain = { ...known(2, 0), links: [], worklogs: null, comments: null, appAccountIds: [] };
    await store.change('h', { put: [known(1, 3), plain], drop: [] });
    expect(byId(await store.issues('h'))).toEqual([known(1, 3), plain]);
  });

  it('are the last ones put, whatever was put and dropped in which order, over many parts', async () => {
    const { kvs } = storedWorld();
    const store = createKvsScopeTimelines();
    const expected = new Map<string, KnownIssue>();
    const random = seededRandom(20_260_214);
    for (let round = 0; round < 12; round += 1) {
      const put = Array.from({ length: 40 }, () =>
        known(1 + Math.floor(random() * 300), 20 + Math.floor(random() * 150)),
      );
      const latest = [...new Map(put.map((one) => [one.timeline.id, one])).values()];
      const drop = Array.from(
        { length: 10 },
        () => String(1 + Math.floor(random() * 300)) as IssueId,
      ).filter((id) => !latest.some(({ timeline }) => timeline.id === id));
      await store.change('h', { put: latest, drop });
      for (const id of drop) expected.delete(id);
      for (const one of latest) expected.set(one.timeline.id, one);
    }
    expect(byId(await store.issues('h'))).toEqual(byId([...expected.values()]));
    const parts = rowsOf(kvs).filter(({ key }) => key.startsWith('scope-timelines:'));
    expect(parts.length).toBeGreaterThan(3);
  });

  it('leave nothing behind when the scope is forgotten', async () => {
    const { kvs } = storedWorld();
    const store = createKvsScopeTimelines();
    await store.change('h', { put: [known(1, 3)], drop: [] });
    await store.saveMembers('h', { ids: ['1' as IssueId], at: 7 });
    await store.saveContainers('h', {
      sprints: [],
      versions: [],
      estimateFieldId: null,
      columns: [],
    });
    await store.saveState('h', {
      ...{ state: 'reading', issuesDone: 1, issuesTotal: 2, asOf: null, stale: null },
    });
    expect(await store.list()).toEqual(['h']);
    expect(await store.members('h')).toEqual({ ids: ['1'], at: 7 });
    await store.remove('h');
    expect(rowsOf(kvs).filter(({ key }) => key.includes(':h'))).toEqual([]);
  });
});

describe('metrics', () => {
  it('are told apart by version, place and lifecycle', async () => {
    storedWorld();
    const store = createKvsTrackedMetrics();
    const metric: TrackedMetric = {
      ...{ id: 'm-1' as never, version: 1, projectId: '100' as ProjectId, title: 'Cycle time' },
      source: {
        kind: 'catalogue',
        catalogueKey: 'cycle-time',
        scope: { kind: 'jql', jql: 'project = PAY' },
        parameters: { mode: 'gross', days: 3, isOn: true, labels: ['a'] },
      },
      bucket: 'week',
      lifecycle: 'active',
      ...{ isTimeDependent: false, target: 3, band: { lower: null, upper: 5 } },
      ...{ createdAt: 'c', updatedAt: 'u', updatedBy: 'lea' as AccountId },
    };
    expect(await store.save(metric)).toBe('saved');
    expect(await store.save({ ...metric, version: 3 })).toBe('version-conflict');
    expect(await store.find(metric.id)).toEqual(metric);
    expect(await store.list({ home: null }, 'active')).toEqual([]);
    expect(await store.list({ home: metric.projectId }, 'active')).toEqual([metric]);
    const archived: TrackedMetric = { ...metric, version: 2, lifecycle: 'archived' };
    expect(await store.save(archived)).toBe('saved');
    expect(await store.list('everywhere', 'active')).toEqual([]);
    expect(await store.list('everywhere', 'archived')).toEqual([archived]);
  });

  it('have the same numbers as without storage', async () => {
    const world = storedWorld();
    for (const timeline of FLOW) putPast(world, timeline);
    world.jira.query(EVERYTHING, () => true);
    world.clock.at = Date.parse('2025-03-17T10:00:00Z');
    const { id: metricId } = await givenMetric(world, 'cycle-time');
    const window = { bucket: 'week', from: '2025-03-03', to: '2025-03-16' } as const;
    const question = { metricId, ...window };
    const { points } = must(await getMetricSeries(world.ports, world.at(LEAD), question));
    expect(points.map(({ value }) => value)).toEqual([2.75, 4.5]);
    const edit = { metricId, version: 1, change: { title: 'Cycle time' } };
    must(await updateMetric(world.ports, world.at(LEAD), edit));
    const [listed] = must(
      await listMetrics(world.ports, world.at(LEAD), { includeArchived: false }),
    );
    expect(listed).toMatchObject({ title: 'Cycle time', version: 2, latest: null });
  });
});

describe('frozen sprints', () => {
  it('are kept by scope and sprint', async () => {
    storedWorld();
    const store = createKvsSprintSnapshots();
    const snapshot = {
      atStart: [{ issueId: '1' as IssueId, estimate: null, isDone: false }],
      atClose: null,
    };
    await store.save('h', new Map([['7', snapshot]]));
    expect(await store.find('h')).toEqual(new Map([['7', snapshot]]));
    expect(await store.find('other')).toEqual(new Map());
  });
});
