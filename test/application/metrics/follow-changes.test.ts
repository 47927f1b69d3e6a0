import { getMetricSeries } from '../../../src/application/metrics/get-metric-series';
import type { Ports } from '../../../src/application/ports/ports';
import type { ProjectId } from '../../../src/domain/shared/ids';
import { recompute } from '../../../src/application/sync/recompute';
import { must } from '../../doubles/drafts';
import { LEAD, PAY, putIssue, type TestWorld } from '../../doubles/test-world';
import { anIssueTimeline } from '../../support/issue-timeline';
import { EVERYTHING, flowWorld, givenMetric, putPast } from '../../support/metric-world';

const HOUR = 3_600_000;
/** Weeks 10 and 11 of 2025. */
const WEEKS = { bucket: 'week', from: '2025-03-03', to: '2025-03-16' } as const;

/** What the hour asks about boards, sprints and versions. */
function watched(world: TestWorld): { readonly ports: Ports; readonly asked: string[] } {
  const ports = world.portsFor('app');
  const asked: string[] = [];
  const facts = ports.metricFacts;
  const noted = <Id, Value>(name: string, ask: (id: Id) => Promise<Value>) => {
    return (id: Id) => {
      asked.push(`${name} ${String(id)}`);
      return ask(id);
    };
  };
  const metricFacts = {
    ...facts,
    boardsOf: noted('boards', (id: ProjectId) => facts.boardsOf(id)),
    sprintsOf: noted('sprints', (id: string) => facts.sprintsOf(id)),
    versionsOf: noted('versions', (id: ProjectId) => facts.versionsOf(id)),
  };
  return { ports: { ...ports, metricFacts }, asked };
}

function another(world: TestWorld, key: string): void {
  putPast(
    world,
    anIssueTimeline(key, [
      ['03T09:00', 'new'],
      ['04T09:00', 'done'],
    ]),
  );
}

async function values(world: TestWorld, metricId: string) {
  const series = await getMetricSeries(world.ports, world.at(LEAD), { metricId, ...WEEKS });
  return must(series).points.map(({ value }) => value);
}

describe('metrics, hour by hour', () => {
  it('ask once about a project that several of them are about', async () => {
    const world = flowWorld();
    const issues = { kind: 'jql', jql: `${EVERYTHING} AND type = Story` } as const;
    world.jira.query(issues.jql, () => true);
    await givenMetric(world, 'throughput');
    await givenMetric(world, 'throughput', {
      source: { kind: 'catalogue', catalogueKey: 'throughput', scope: issues, parameters: {} },
    });
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    world.clock.at += HOUR;
    another(world, 'A-7');
    const { ports, asked } = watched(world);
    await recompute(ports, { kind: 'sweep' });
    expect(asked).toEqual([`versions ${PAY}`, `boards ${PAY}`]);
  });

  it('ask nothing about sprints and versions in an hour in which nobody edited an issue', async () => {
    const world = flowWorld();
    await givenMetric(world, 'throughput');
    world.clock.at += 2 * HOUR;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    world.clock.at += HOUR;
    const { ports, asked } = watched(world);
    await recompute(ports, { kind: 'sweep' });
    expect(asked).toEqual([]);
  });

  it('follow an hour in which more changed than can be named', async () => {
    const world = flowWorld();
    world.jira.query(EVERYTHING, ({ item }) => item.key.startsWith('A-'));
    world.jira.query(`${EVERYTHING} AND updated >= -70m`, ({ item }) => item.key === 'A-7');
    const { id } = await givenMetric(world, 'throughput');
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    world.clock.at += HOUR;
    another(world, 'A-7');
    for (let issue = 1_000; issue < 3_100; issue += 1) putIssue(world, String(issue));
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(await values(world, id)).toEqual([4, 2]);
  });
});

describe('metrics over a query that depends on the time', () => {
  const RECENT = `${EVERYTHING} AND created >= -30d`;

  /** A metric whose query has the issues that are in the set; its past has been read. */
  async function aMovingMetric() {
    const world = flowWorld();
    const recent = new Set(['A-1', 'A-2', 'A-3', 'A-4', 'A-5']);
    const isRecent = ({ item }: { item: { key: string } }) => recent.has(item.key);
    world.jira.query(RECENT, isRecent, { values: ['-30d'] });
    const scope = { kind: 'jql', jql: RECENT } as const;
    const { id } = await givenMetric(world, 'throughput', {
      source: { kind: 'catalogue', catalogueKey: 'throughput', scope, parameters: {} },
    });
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    world.clock.at += 2 * HOUR;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    const anHour = async () => {
      world.clock.at += HOUR;
      world.jira.calls.length = 0;
      await recompute(world.portsFor('app'), { kind: 'sweep' });
      return [...world.jira.calls];
    };
    return { world, id, recent, anHour };
  }

  it('ask for no issue in an hour in which nothing moves', async () => {
    const { world, id, anHour } = await aMovingMetric();
    expect(await anHour()).toEqual(['changedSince', 'match', 'count']);
    expect(await values(world, id)).toEqual([3, 2]);
  });

  it('let go of an issue that left as time passed', async () => {
    const { world, id, recent, anHour } = await aMovingMetric();
    recent.delete('A-4');
    expect(await anHour()).toEqual(['changedSince', 'match', 'count']);
    expect(await values(world, id)).toEqual([2, 2]);
  });

  it('find one that came in as time passed', async () => {
    const { world, id, recent, anHour } = await aMovingMetric();
    another(world, 'A-7');
    world.jira.put({ ...world.jira.issue('7'), updatedAt: 0 });
    recent.add('A-7');
    world.jira.query(`${RECENT} AND updated >= -70m`, () => false);
    expect(await anHour()).toContain('search');
    expect(await values(world, id)).toEqual([4, 2]);
  });
});
