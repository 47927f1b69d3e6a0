/** What is known of deployments outside of the time that is looked at. */
import { getMetricSeries } from '../../../src/application/metrics/get-metric-series';
import { importDeliveries } from '../../../src/application/practice/deliveries';
import { receivePush } from '../../../src/application/practice/receive-push';
import { setToldThrough } from '../../../src/application/practice/set-told-through';
import type { ToldThroughsDto } from '../../../src/contract/practice/calls';
import { must } from '../../doubles/drafts';
import { storedWorld } from '../../doubles/stored-world';
import { LEAD, PAY, testWorld, type TestWorld, VIEWER } from '../../doubles/test-world';
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

const UNSAID = { completeOn: null, arePushesComplete: false };

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

  const say = async (told: Partial<ToldThroughsDto>, version = 0) =>
    must(
      await setToldThrough(world.ports, world.at(LEAD), {
        ...{ projectId: null, version },
        told: { deployment: UNSAID, incident: UNSAID, ...told },
      }),
    );

  it('up to a day make quiet weeks 0 before it and unknown after it', async () => {
    await tell(deployment('d0', '2025-03-03T09:00Z'));
    const { told } = await say({
      deployment: { completeOn: '2025-03-16', arePushesComplete: false },
    });
    expect([told.version, told.updatedBy]).toEqual([1, LEAD]);
    expect(await valuesOf(world, 'deployment-frequency')).toEqual([1, 0, 'nothing-told']);
    const [entry] = (
      await world.ports.audit.list({
        scope: { of: 'subject', id: 'practice-100' },
        ...{ from: null, to: null, cursor: null, size: 1 },
      })
    ).entries;
    expect(entry?.changes).toContainEqual(
      expect.objectContaining({ field: 'deploymentsCompleteOn', after: '2025-03-16' }),
    );
  });

  it('by a file that says up to which day it is whole never go back to an earlier day', async () => {
    const events = [deployment('d0', '2025-03-03T09:00Z')];
    const send = async (completeOn: string) =>
      importDeliveries(world.ports, world.at(LEAD), { projectId: null, events, completeOn });
    must(await send('2025-03-16'));
    must(await send('2025-03-09'));
    expect(await valuesOf(world, 'deployment-frequency')).toEqual([1, 0, 'nothing-told']);
    expect(await send('2027-01-01')).toMatchObject({ ok: false });
  });

  it('by pushes that tell everything are complete up to the last one', async () => {
    await tell(deployment('d0', '2025-03-03T09:00Z'));
    await say({ deployment: { completeOn: null, arePushesComplete: true } });
    expect(await valuesOf(world, 'deployment-frequency')).toEqual([
      ...[1, 'nothing-told', 'nothing-told'],
    ]);
    await receivePush(world.ports, { projectId: PAY, by: LEAD }, []);
    expect(await valuesOf(world, 'deployment-frequency')).toEqual([1, 0, 0]);
  });

  it('are said by those who manage the project alone, and of no day to come', async () => {
    const told = { deployment: UNSAID, incident: UNSAID };
    const asked = { projectId: null, version: 0, told };
    const viewer = await setToldThrough(world.portsFor(VIEWER), world.at(VIEWER), asked);
    expect(viewer).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
    const late = { ...told, incident: { completeOn: '2026-02-15', arePushesComplete: false } };
    const refused = await setToldThrough(world.ports, world.at(LEAD), { ...asked, told: late });
    expect(refused).toMatchObject({ ok: false, error: { reason: 'complete-in-future' } });
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
