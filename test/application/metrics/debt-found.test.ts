/** Technical debt as a query of the project finds it, within what the metric looks at. */
import { getMetricSeries } from '../../../src/application/metrics/get-metric-series';
import { setQualitySignals } from '../../../src/application/practice/change-practice';
import { NO_QUALITY_SIGNALS } from '../../../src/domain/practice/quality-signals';
import { must } from '../../doubles/drafts';
import { LEAD, PAY, type TestWorld } from '../../doubles/test-world';
import { flowWorld, givenMetric } from '../../support/metric-world';

const WEEKS = { bucket: 'week', from: '2025-03-03', to: '2025-03-16' } as const;
const QUERY = `project = ${PAY} AND (priority = Low)`;

async function sayDebt(world: TestWorld): Promise<void> {
  world.jira.query('priority = Low', () => false);
  const debt = { labels: [], typeIds: [], componentIds: [], jql: 'priority = Low' };
  const signals = { ...NO_QUALITY_SIGNALS, debt };
  const said = { projectId: null, version: 0, signals };
  must(await setQualitySignals(world.ports, world.at(LEAD), said));
}

async function debtShare(world: TestWorld) {
  const { id } = await givenMetric(world, 'debt-share', {
    source: {
      ...{ kind: 'catalogue', catalogueKey: 'debt-share' },
      scope: { kind: 'project', projectId: PAY },
      parameters: { basis: 'count' },
    },
  });
  const question = { metricId: id, ...WEEKS };
  const { points } = must(await getMetricSeries(world.ports, world.at(LEAD), question));
  return points.map(({ value, reason }) => value ?? reason);
}

describe('Technical debt by a query', () => {
  it('is what it finds among the issues finished then', async () => {
    const world = flowWorld();
    world.jira.query(QUERY, ({ item }) => item.key === 'A-1' || item.key === 'A-5');
    await sayDebt(world);
    // Week 10; week 11. Source: metrics-spec C.1, metric X1.
    expect(await debtShare(world)).toEqual([expect.closeTo(100 / 3, 10), 50]);
  });

  it('that Jira does not understand any more has no value, rather than too little of it', async () => {
    const world = flowWorld();
    world.jira.query(QUERY, () => true);
    await sayDebt(world);
    world.jira.queries.delete(QUERY);
    expect(await debtShare(world)).toEqual(['needs-debt-rule', 'needs-debt-rule']);
  });

  it('that finds nothing is no debt', async () => {
    const world = flowWorld();
    world.jira.query(QUERY, () => false);
    await sayDebt(world);
    expect(await debtShare(world)).toEqual([0, 0]);
  });
});
