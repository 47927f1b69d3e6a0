import { recompute } from '../../../src/application/sync/recompute';
import { givenKeyResult } from '../../doubles/drafts';
import { putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

const HOUR = 3_600_000;
const QUERIES = 20;

const queryOf = (team: number) => `project = T${team} AND due <= 7d`;

/** Twenty teams with five issues each, of which those whose number is up are due within a week. */
async function aSite() {
  const world = testWorld();
  const due = new Set<string>();
  for (let team = 1; team <= QUERIES; team += 1) {
    for (let at = 1; at <= 5; at += 1) {
      const id = String(team * 100 + at);
      putIssue(world, id, { updatedAt: 0, statusCategory: at === 1 ? 'done' : 'new' });
      if (at <= 4) due.add(id);
    }
    const isOfTeam = (id: string) => Math.floor(Number(id) / 100) === team;
    const isDue = ({ item: { id } }: { item: { id: string } }) => due.has(id) && isOfTeam(id);
    world.jira.query(queryOf(team), isDue, { values: ['7d'] });
    await givenKeyResult(world, queryOf(team));
  }
  await swept(world);
  const anHour = async () => {
    world.clock.at += HOUR;
    world.jira.calls.length = 0;
    await swept(world);
    return [...world.jira.calls];
  };
  return { world, due, anHour };
}

const swept = (world: TestWorld) => recompute(world.portsFor('app'), { kind: 'sweep' });

async function values(world: TestWorld): Promise<readonly (number | null | undefined)[]> {
  const filter = { projectId: null, lifecycle: 'active' } as const;
  const keyResults = await world.ports.okrs.listKeyResults(filter);
  const states = await world.ports.states.findMany(keyResults.map(({ metricId }) => metricId));
  return keyResults.map(({ metricId }) => states.get(metricId)?.measured?.value);
}

describe('queries that depend on the time', () => {
  it('cost three calls together in an hour in which nothing moves', async () => {
    const { world, anHour } = await aSite();
    expect(await anHour()).toEqual(['changedSince', 'match', 'count']);
    expect(await values(world)).toEqual(Array(QUERIES).fill(25));
  });

  it('let go of an issue that left as time passed, without reading the others again', async () => {
    const { world, due, anHour } = await aSite();
    due.delete('102');
    expect(await anHour()).toEqual(['changedSince', 'match', 'count', 'match']);
    expect((await values(world)).filter((value) => value !== 25)).toEqual([
      expect.closeTo(100 / 3, 12),
    ]);
  });

  it('find an issue that came in as time passed, and read only the query it came into', async () => {
    const { world, due, anHour } = await aSite();
    due.add('105');
    const calls = await anHour();
    expect(calls.filter((call) => call === 'search')).toHaveLength(1);
    expect(calls.filter((call) => call === 'count')).toHaveLength(1 + QUERIES);
    expect((await values(world)).filter((value) => value !== 25)).toEqual([20]);
  });

  it('notice that one left and another came in, though there are as many as before', async () => {
    const { world, due, anHour } = await aSite();
    due.delete('101');
    due.add('105');
    await anHour();
    expect((await values(world)).filter((value) => value !== 25)).toEqual([0]);
  });

  it('are not read again because somebody edited an issue of theirs', async () => {
    const { world, anHour } = await aSite();
    world.clock.at += HOUR / 2;
    world.jira.change('102', { statusCategory: 'done' }, world.clock.at);
    const calls = await anHour();
    expect(calls).not.toContain('search');
    expect((await values(world)).filter((value) => value !== 25)).toEqual([50]);
  });

  it('of which one is not understood any more leave the others as they are', async () => {
    const { world, due, anHour } = await aSite();
    world.jira.queries.delete(queryOf(1));
    due.delete('202');
    const calls = await anHour();
    expect(calls.filter((call) => call === 'search')).toHaveLength(1);
    expect((await values(world)).filter((value) => value !== 25)).toEqual([
      expect.closeTo(100 / 3, 12),
    ]);
  });
});
