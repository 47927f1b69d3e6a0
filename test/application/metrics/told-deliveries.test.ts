/** What is known of deployments outside of the time that is looked at. */
import { getMetricSeries } from '../../../src/application/metrics/get-metric-series';
import { importDeliveries } from '../../../src/application/practice/deliveries';
import { must } from '../../doubles/drafts';
import { storedWorld } from '../../doubles/stored-world';
import { LEAD, testWorld, type TestWorld } from '../../doubles/test-world';
import { uninstallForge } from '../../support/in-process-forge';
import { EVERYTHING, FLOW, givenMetric, putPast } from '../../support/metric-world';

const deployment = (id: string, at: string) =>
  ({
    kind: 'deployment',
    ...{ id, service: 'shop', environment: 'production', runId: null },
    ...{ isProduction: true, isSuccessful: true, finishedAt: Date.parse(at) },
    ...{ firstCommitAt: null, issueKeys: [] },
  }) as const;

const incident = (id: string, created: string, resolved: string) =>
  ({
    kind: 'incident',
    ...{ id, service: 'shop', createdAt: Date.parse(created), resolvedAt: Date.parse(resolved) },
    ...{ deploymentId: 'd1', issueKey: null },
  }) as const;

const WEEKS = { bucket: 'week', from: '2025-03-03', to: '2025-03-23' } as const;

async function valuesOf(world: TestWorld, key: string) {
  const { id } = await givenMetric(world, key);
  const question = { metricId: id, ...WEEKS };
  const { points } = must(await getMetricSeries(world.ports, world.at(LEAD), question));
  return points.map(({ value, reason }) => value ?? reason);
}

describe.each([
  ['in memory', testWorld],
  ['in Forge’s storage', storedWorld],
])('deployments told, %s', (_, make) => {
  let world: TestWorld;
  beforeEach(() => {
    world = make();
    for (const timeline of FLOW) putPast(world, timeline);
    world.jira.query(EVERYTHING, () => true);
  });
  afterEach(() => {
    uninstallForge();
  });
  const tell = async (...events: readonly Told[]) =>
    must(await importDeliveries(world.ports, world.at(LEAD), { projectId: null, events }));
  type Told = ReturnType<typeof deployment> | ReturnType<typeof incident>;

  it('a year before and a year after make the weeks between quiet ones', async () => {
    await tell(deployment('d0', '2024-03-01T09:00Z'), deployment('d9', '2026-03-01T09:00Z'));
    expect(await valuesOf(world, 'deployment-frequency')).toEqual([0, 0, 0]);
  });

  it('only before leave the weeks after unknown', async () => {
    await tell(deployment('d0', '2024-03-01T09:00Z'));
    expect(await valuesOf(world, 'deployment-frequency')).toEqual(Array(3).fill('nothing-told'));
  });

  it('never are asked for', async () => {
    expect(await valuesOf(world, 'deployment-frequency')).toEqual(
      Array(3).fill('needs-deployments'),
    );
  });

  it('before the first week can have failed in it', async () => {
    await tell(
      deployment('d1', '2025-02-28T09:00Z'),
      incident('i1', '2025-03-01T09:00Z', '2025-03-11T09:00Z'),
    );
    // From 28 February 9:00 to 11 March 9:00: 11 days.
    expect(await valuesOf(world, 'recovery-time')).toEqual([
      ...['nothing-in-bucket', 11 * 24, 'nothing-told'],
    ]);
  });
});
