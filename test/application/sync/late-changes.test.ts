import { recompute } from '../../../src/application/sync/recompute';
import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import type { Ports } from '../../../src/application/ports/ports';
import type { IssueId } from '../../../src/domain/shared/ids';
import type { CalendarDate } from '../../../src/domain/shared/calendar-date';
import { givenKeyResult } from '../../doubles/drafts';
import { putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

const EPIC = 'parent = PAY-1';
const HOUR = 3_600_000;
const MIDNIGHT = Date.parse('2026-02-15T00:00:00Z');

/** Ten stories, three of them done; last looked at half an hour before midnight. */
async function shortlyBeforeMidnight(): Promise<TestWorld> {
  const world = testWorld();
  for (let story = 2; story <= 11; story += 1) {
    const statusCategory = story <= 4 ? 'done' : 'new';
    putIssue(world, String(story), { parentId: '1', statusCategory, updatedAt: 0 });
  }
  world.jira.query(EPIC, ({ item }) => item.parentId === '1');
  await givenKeyResult(world, EPIC);
  await recompute(world.portsFor('app'), { kind: 'sweep' });
  world.clock.at = MIDNIGHT - HOUR / 2;
  await recompute(world.portsFor('app'), { kind: 'sweep' });
  return world;
}

async function readings(world: TestWorld) {
  const [keyResult] = await world.ports.okrs.listKeyResults({
    projectId: null,
    lifecycle: 'active',
  });
  const range = { from: '2026-02-14' as CalendarDate, to: '2026-02-28' as CalendarDate };
  const all =
    keyResult === undefined ? [] : await world.ports.readings.list(keyResult.metricId, range);
  return all.map(({ on, value }) => [on, value]);
}

describe('a change before midnight that is seen after it', () => {
  it('counts for the day it happened, and the day after', async () => {
    const world = await shortlyBeforeMidnight();
    world.jira.change('5', { statusCategory: 'done' }, MIDNIGHT - HOUR / 4);
    world.jira.change('6', { statusCategory: 'done' }, MIDNIGHT + HOUR / 4);
    world.clock.at = MIDNIGHT + HOUR / 2;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(await readings(world)).toEqual([
      ['2026-02-14', 40],
      ['2026-02-15', 50],
    ]);
  });

  it.each([
    [
      'an event before the sweep',
      async (world: TestWorld, ports: Ports) => {
        await noteJiraChange(ports, { kind: 'issue-changed', issueId: '5' as IssueId });
        await recompute(ports, world.jobs.waiting.shift()?.job ?? { kind: 'sweep' });
      },
    ],
    [
      'a sweep before the night’s pass',
      async (_: TestWorld, ports: Ports) => {
        await recompute(ports, { kind: 'sweep' });
      },
    ],
  ])('whatever sees it first: %s', async (_, look) => {
    const world = await shortlyBeforeMidnight();
    const ports = { ...world.portsFor('app'), site: { nightHour: 5 } };
    world.jira.change('5', { statusCategory: 'done' }, MIDNIGHT - HOUR / 4);
    world.clock.at = MIDNIGHT + HOUR / 4;
    await look(world, ports);
    expect(await readings(world)).toEqual([
      ['2026-02-14', 40],
      ['2026-02-15', 40],
    ]);
  });

  it('and again after it is told step by step, each at its time', async () => {
    const world = await shortlyBeforeMidnight();
    world.jira.change('5', { statusCategory: 'done' }, MIDNIGHT - HOUR / 4);
    world.jira.change('5', { statusCategory: 'indeterminate' }, MIDNIGHT + HOUR / 4);
    world.clock.at = MIDNIGHT + HOUR / 2;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(await readings(world)).toEqual([
      ['2026-02-14', 40],
      ['2026-02-15', 30],
    ]);
    const [hash = ''] = await world.ports.scopes.list();
    const record = await world.ports.scopeHistories.record(hash);
    expect(
      record?.changes.map(({ at, before }) => [at - MIDNIGHT, before?.statusCategory]),
    ).toEqual([
      [-HOUR / 4, 'new'],
      [HOUR / 4, 'done'],
    ]);
  });

  it('asks for changelogs of changed issues alone, and in no other hour', async () => {
    const world = await shortlyBeforeMidnight();
    world.jira.change('5', { statusCategory: 'done' }, MIDNIGHT - HOUR / 4);
    world.clock.at = MIDNIGHT + HOUR / 2;
    world.jira.calls.length = 0;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(world.jira.countOf('histories')).toBe(1);
    world.clock.at += HOUR;
    world.jira.change('6', { statusCategory: 'done' }, world.clock.at - 60_000);
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(world.jira.countOf('histories')).toBe(1);
  });
});
