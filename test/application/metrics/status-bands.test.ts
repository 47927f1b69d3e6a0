import { getMetricSeries } from '../../../src/application/metrics/get-metric-series';
import { must } from '../../doubles/drafts';
import { LEAD, type TestWorld, VIEWER } from '../../doubles/test-world';
import { anIssueTimeline } from '../../support/issue-timeline';
import { EVERYTHING, flowWorld, givenMetric, putPast } from '../../support/metric-world';

/** Weeks 10 and 11 of 2025. */
const WEEKS = { bucket: 'week', from: '2025-03-03', to: '2025-03-16' } as const;

async function seriesOf(world: TestWorld, key: string, viewer = LEAD) {
  const { id: metricId } = await givenMetric(world, key);
  const ports = world.portsFor(viewer);
  return must(await getMetricSeries(ports, world.at(viewer), { metricId, ...WEEKS }));
}

const counts = ({ statuses }: Awaited<ReturnType<typeof seriesOf>>) =>
  statuses?.map((band) => [band.statusId, band.counts]);

describe('the bands of a cumulative flow by status', () => {
  it('are counted at the end of each bucket, with what their statuses are called', async () => {
    const world = flowWorld([anIssueTimeline('A-6', [['04T09:00', 'new']])]);
    world.jira.agile.names.status.set('done', 'Released');
    const series = await seriesOf(world, 'work-in-progress');
    // At the end of week 10 only A-5 is in progress: A-3 is reopened on Monday.
    expect(counts(series)).toEqual([
      ['new', [1, 1]],
      ['indeterminate', [1, 0]],
      ['done', [4, 5]],
    ]);
    expect(series.names).toMatchObject({
      'status done': 'Released',
      'status new': 'Deleted (new)',
    });
  });

  it('follow the columns of the only board of these issues', async () => {
    const world = flowWorld([
      anIssueTimeline('A-6', [['04T09:00', 'new']]),
      anIssueTimeline('A-7', [['04T09:00', 'review']]),
    ]);
    const board = { name: 'Payments', jql: EVERYTHING, estimateFieldId: null };
    const columns = ['new', 'review', 'indeterminate', 'done'];
    world.jira.agile.boards.set('1', { ...board, columns, projectId: '100' });
    const { statuses } = await seriesOf(world, 'work-in-progress');
    expect(statuses?.map(({ statusId }) => statusId)).toEqual(columns);
  });

  it('are of a cumulative flow alone', async () => {
    expect((await seriesOf(flowWorld(), 'throughput')).statuses).toBeNull();
  });

  it('are not told to people who may not see all of the issues', async () => {
    const world = flowWorld();
    for (const key of ['A-6', 'A-7', 'A-8']) {
      putPast(world, anIssueTimeline(key, [['04T09:00', 'indeterminate']]), { onlyFor: [LEAD] });
    }
    const shown = await seriesOf(world, 'work-in-progress', VIEWER);
    expect([shown.hidden, shown.points.at(-1)?.value]).toEqual([3, 3]);
    expect(shown.statuses).toBeNull();
    expect(JSON.stringify(shown.names)).not.toContain('status');
  });
});
