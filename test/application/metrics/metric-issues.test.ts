import { getMetricIssues } from '../../../src/application/metrics/get-metric-issues';
import type { IssueSort } from '../../../src/application/metrics/issue-order';
import type { IssueId } from '../../../src/domain/shared/ids';
import { must } from '../../doubles/drafts';
import { ADMIN, HR, LEAD, putIssue, type TestWorld } from '../../doubles/test-world';
import { anIssueTimeline, march } from '../../support/issue-timeline';
import { FLOW, flowWorld, givenMetric, putPast } from '../../support/metric-world';

/** Weeks 10 and 11 of 2025. */
const WEEKS = { bucket: 'week', from: '2025-03-03', to: '2025-03-16' } as const;

interface Asked {
  readonly viewer?: typeof LEAD;
  readonly sort?: IssueSort;
}

async function issuesOf(world: TestWorld, metricId: string, { viewer = LEAD, sort }: Asked = {}) {
  const where = { ...WEEKS, key: '2025-03-03', next: 0 };
  const question = { metricId, ...where, sort: sort ?? null };
  return must(await getMetricIssues(world.portsFor(viewer), world.at(viewer), question));
}

async function cellsOf(world: TestWorld, metricId: string, key: string, asked: Asked = {}) {
  const { issues } = await issuesOf(world, metricId, asked);
  return issues.find((one) => one.key === key)?.cells;
}

const firstOf = (values: Readonly<Record<string, string>>) => {
  const [first] = FLOW;
  if (first === undefined) throw new Error('No flow example');
  return { ...first, values: { ...first.values, ...values } };
};

describe('the issues behind a point', () => {
  it('say what the metric used of each, with names instead of ids', async () => {
    const world = flowWorld();
    putPast(world, firstOf({ issuetype: '2', resolution: '10012', assignee: LEAD }));
    world.jira.agile.names.status.set('indeterminate', 'In progress');
    const { id } = await givenMetric(world, 'cycle-time');
    expect((await issuesOf(world, id)).columns).toEqual([
      ...['assignee', 'type', 'created', 'started', 'done', 'time-in-status'],
      ...['blocked-hours', 'review-visits', 'resolution'],
    ]);
    expect(await cellsOf(world, id, 'A-1')).toEqual({
      assignee: LEAD,
      type: 'Story',
      created: '2025-03-03T09:00:00.000Z',
      started: '2025-03-04T09:00:00.000Z',
      done: '2025-03-06T09:00:00.000Z',
      'time-in-status': 'In progress 2 d',
      'blocked-hours': 0,
      'review-visits': { unknown: 'needs-review-statuses' },
      resolution: 'Deleted (10012)',
    });
  });

  it('stand in the order of a column, both ways, with what is not known last', async () => {
    const world = flowWorld();
    const { id } = await givenMetric(world, 'cycle-time');
    const keysBy = async (sort: IssueSort) =>
      (await issuesOf(world, id, { sort })).issues.map(({ key }) => key);
    // Done on the 6th, the 8th, and A-4, which was never started, on the 6th as well.
    expect(await keysBy({ column: 'done', isFalling: true })).toEqual(['A-2', 'A-1', 'A-4']);
    expect(await keysBy({ column: 'started', isFalling: false })).toEqual(['A-1', 'A-2', 'A-4']);
    expect(await keysBy({ column: 'started', isFalling: true })).toEqual(['A-2', 'A-1', 'A-4']);
    expect(await keysBy({ column: 'amount', isFalling: false })).toEqual(['A-1', 'A-2', 'A-4']);
  });

  it('stand in the order of the priority scheme, not of its names', async () => {
    const world = flowWorld();
    const open = (key: string, priority: string) =>
      anIssueTimeline(key, [['03T09:00', 'new']], { values: { priority } });
    for (const one of [open('P-21', '3'), open('P-22', '1'), open('P-23', '2')]) {
      putPast(world, one);
    }
    const { id } = await givenMetric(world, 'priority-distribution');
    const sort = { column: 'priority', isFalling: true } as const;
    const { issues } = await issuesOf(world, id, { sort });
    const told = issues.map(({ key }) => key).filter((key) => key.startsWith('P-'));
    expect(told).toEqual(['P-22', 'P-23', 'P-21']);
  });

  it('name the issues they wait for, as far as the viewer may see them', async () => {
    const world = flowWorld();
    const link = { kind: 'blocked-by', otherId: '77' as IssueId, linkedAt: null } as const;
    putPast(world, firstOf({}), { links: [link] });
    const elsewhere = anIssueTimeline('H-77', [['03T09:00', 'new']]);
    world.jira.agile.put({ ...elsewhere, projectId: HR });
    const { id } = await givenMetric(world, 'cross-team-dependency');
    // Not in the scope of the metric, and in a project that only the admin may browse.
    putIssue(world, '77', { key: 'H-77', projectId: HR });
    const seen = await cellsOf(world, id, 'A-1', { viewer: ADMIN });
    expect(seen?.['linked-issues']).toEqual({ issues: [expect.objectContaining({ key: 'H-77' })] });
    // From the start of work on the 4th until it was done itself, on the 6th.
    expect(seen?.waited).toBe(2);
    expect(await cellsOf(world, id, 'A-1')).toMatchObject({
      'linked-issues': { issues: [null] },
      'linked-teams': { unknown: 'hidden' },
      'linked-at': { unknown: 'hidden' },
      waited: { unknown: 'hidden' },
    });
  });

  it('name the epic they stand under and when it is due', async () => {
    const world = flowWorld();
    putPast(world, firstOf({ parent: '900' }));
    putIssue(world, '900', { key: 'A-900' });
    const { id } = await givenMetric(world, 'epic-progress');
    expect(await cellsOf(world, id, 'A-1')).toMatchObject({
      epic: { issues: [expect.objectContaining({ key: 'A-900' })] },
      'epic-due': { unknown: 'no-date' },
    });
    world.jira.dueOn.set('900' as IssueId, '2025-04-30');
    expect((await cellsOf(world, id, 'A-1'))?.['epic-due']).toEqual({ days: ['2025-04-30'] });
  });

  it('say what escalated them, from what to what', async () => {
    const world = flowWorld();
    const priority = [{ at: march('04T10:00'), from: '3', to: '1' }];
    const [first] = FLOW;
    putPast(world, { ...firstOf({ priority: '1' }), changes: { ...first?.changes, priority } });
    const { id } = await givenMetric(world, 'escalation');
    expect(await cellsOf(world, id, 'A-1')).toMatchObject({
      escalations: {
        events: [
          { type: 'priority', at: '2025-03-04T10:00:00.000Z', from: 'Medium', to: 'Highest' },
        ],
      },
      'hours-to-escalation': 25,
    });
  });
});
