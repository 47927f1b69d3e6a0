import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { ProgressView } from '../../../src/application/okr/okr-view';
import { getDataHealth } from '../../../src/application/settings/get-data-health';
import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import { recompute } from '../../../src/application/sync/recompute';
import { requestRefresh } from '../../../src/application/sync/request-refresh';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult, must } from '../../doubles/drafts';
import { ADMIN, LEAD, putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GOOD = 'project = PAY';
const BAD = 'project = PAY AND team = red';

/** Two queries over four stories; then Jira stops to accept one of them. */
async function aSite(): Promise<TestWorld> {
  const world = testWorld();
  for (let story = 1; story <= 4; story += 1) putIssue(world, String(story), { updatedAt: 0 });
  world.jira.query(GOOD, () => true);
  accept(world);
  await givenKeyResult(world, GOOD);
  await givenKeyResult(world, BAD);
  await swept(world);
  world.jira.queries.delete(BAD);
  world.clock.at += HOUR;
  world.jira.change('1', { statusCategory: 'done' }, world.clock.at);
  return world;
}

const accept = (world: TestWorld) => {
  world.jira.query(BAD, () => true);
};
const swept = (world: TestWorld) => recompute(world.portsFor('app'), { kind: 'sweep' });

async function shown(world: TestWorld): Promise<readonly ProgressView[]> {
  const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
  return page.objectives.flatMap(({ keyResults }) => keyResults.map(({ progress }) => progress));
}

async function toldRetry(world: TestWorld) {
  const health = must(await getDataHealth(world.portsFor(ADMIN), world.at(ADMIN)));
  return health.queries.find(({ jql }) => jql === BAD)?.retry ?? null;
}

describe('a query that Jira refuses', () => {
  it('keeps its last good value, and the other goes on', async () => {
    const world = await aSite();
    await swept(world);
    expect(await shown(world)).toMatchObject([
      { value: 25, stale: null },
      { value: 0, stale: { reason: 'jql-invalid' } },
    ]);
  });

  it('is asked again after ten minutes, doubled each time, and once a day at last', async () => {
    const world = await aSite();
    const pauses: number[] = [];
    // A sweep every five minutes for a month, each of which might ask.
    let failures = 0;
    for (let step = 0; step < 30 * 24 * 12; step += 1) {
      await swept(world);
      const now = await retryOf(world);
      if (now !== null && now.failures !== failures) {
        failures = now.failures;
        pauses.push((Date.parse(now.nextAt) - world.clock.at) / MINUTE);
      }
      world.clock.at += 5 * MINUTE;
    }
    expect(pauses.slice(0, 9)).toEqual([10, 20, 40, 80, 160, 320, 640, 1_280, 1_440]);
    expect(Math.max(...pauses)).toBe(24 * 60);
    // 43 hours to the longest pause, and one a day from there on.
    expect(pauses.length).toBeLessThan(40);
  });

  it('shows in data health how often it failed, when it is asked again, and whose it is', async () => {
    const world = await aSite();
    await swept(world);
    const health = must(await getDataHealth(world.portsFor(ADMIN), world.at(ADMIN)));
    expect(health.queries[0]).toMatchObject({
      jql: BAD,
      keyResults: [{ ownerId: null }],
      stale: { reason: 'jql-invalid' },
      retry: { failures: 1, nextAt: new Date(world.clock.at + 10 * MINUTE).toISOString() },
    });
    expect(health.queries[1]).toMatchObject({ jql: GOOD, stale: null, retry: null });
  });

  it('is left alone by changes meanwhile, and recovers by itself with all it missed', async () => {
    const world = await aSite();
    await swept(world);
    accept(world);
    world.jira.change('2', { statusCategory: 'done' }, world.clock.at);
    const happens = async () => {
      await noteJiraChange(world.ports, { kind: 'issue-changed', issueId: '2' as IssueId });
      await world.drain();
    };
    await happens();
    expect(await shown(world)).toMatchObject([{ value: 50 }, { value: 0, stale: {} }]);
    world.clock.at += 10 * MINUTE;
    world.jira.change('3', { statusCategory: 'done' }, world.clock.at);
    await happens();
    expect(await shown(world)).toMatchObject([{}, { value: 75, stale: null }]);
    expect(await toldRetry(world)).toBeNull();
  });

  it('is asked at once when a person asks', async () => {
    const world = await aSite();
    await swept(world);
    accept(world);
    world.jira.change('2', { statusCategory: 'done' }, world.clock.at);
    must(await requestRefresh(world.ports, world.at(LEAD), { keyResultIds: null }));
    await world.drain();
    expect(await shown(world)).toMatchObject([
      { value: 50, stale: null },
      { value: 50, stale: null },
    ]);
  });
});

async function retryOf(world: TestWorld) {
  const hashes = await world.ports.scopes.list();
  const summaries = await world.ports.scopes.summaries(hashes);
  return [...summaries.values()].find(({ jql }) => jql === BAD)?.retry ?? null;
}
