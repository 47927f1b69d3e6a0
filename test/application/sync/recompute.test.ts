import { UpstreamError } from '../../../src/application/ports/upstream-error';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { ProgressView } from '../../../src/application/okr/okr-view';
import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import { recompute } from '../../../src/application/sync/recompute';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult, givenObjective, must } from '../../doubles/drafts';
import { LEAD, putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

const EPIC = 'parent = PAY-1';
const BUGS = 'project = PAY AND type = Bug';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Ally's own example: an epic with ten stories, three of them done; and two bugs beside it. */
function anEpic(): TestWorld {
  const world = testWorld();
  putIssue(world, '1', { hierarchyLevel: 1, updatedAt: 0 });
  for (let story = 2; story <= 11; story += 1) {
    const statusCategory = story <= 4 ? 'done' : 'new';
    putIssue(world, String(story), { parentId: '1', statusCategory, updatedAt: 0 });
  }
  putIssue(world, '50', { hierarchyLevel: 0, summary: 'bug', updatedAt: 0 });
  putIssue(world, '51', { hierarchyLevel: 0, summary: 'bug', updatedAt: 0 });
  world.jira.query(EPIC, ({ item }) => item.parentId === '1');
  world.jira.query(BUGS, ({ summary }) => summary === 'bug');
  return world;
}

async function progress(world: TestWorld): Promise<readonly ProgressView[]> {
  const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
  return page.objectives.flatMap((objective) => objective.keyResults.map((one) => one.progress));
}

async function values(world: TestWorld): Promise<readonly (number | null)[]> {
  return (await progress(world)).map(({ value }) => value);
}

async function swept(world: TestWorld): Promise<void> {
  await recompute(world.portsFor('app'), { kind: 'sweep' });
}

async function happens(
  world: TestWorld,
  issueId: string,
  kind: 'issue-changed' | 'issue-deleted' = 'issue-changed',
): Promise<void> {
  await noteJiraChange(world.ports, { kind, issueId: issueId as IssueId });
}

describe('a changed issue', () => {
  it('moves the value: 3 of 10 stories done is 30 %, an eleventh story makes it 3 of 11', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    expect(await values(world)).toEqual([30]);
    putIssue(world, '12', { parentId: '1' });
    await happens(world, '12');
    await world.drain();
    expect(await values(world)).toEqual([expect.closeTo(300 / 11, 12)]);
  });

  it('moves the value when it is finished, when it leaves, and when it is deleted', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    world.jira.change('5', { statusCategory: 'done' }, world.clock.at);
    await happens(world, '5');
    await world.drain();
    expect(await values(world)).toEqual([40]);
    world.jira.change('5', { parentId: null }, world.clock.at);
    await happens(world, '5');
    await world.drain();
    expect(await values(world)).toEqual([expect.closeTo(300 / 9, 12)]);
    world.jira.issues.delete('2' as IssueId);
    await happens(world, '2', 'issue-deleted');
    await world.drain();
    expect(await values(world)).toEqual([25]);
  });

  it('is measured only where it counts', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    await givenKeyResult(world, BUGS);
    world.jira.calls.length = 0;
    world.writes.length = 0;
    world.jira.change('5', { statusCategory: 'done' }, world.clock.at);
    await happens(world, '5');
    await world.drain();
    expect(world.jira.calls).toEqual(['match', 'byIds']);
    expect(world.writes.filter((write) => write === 'state')).toHaveLength(1);
  });

  it('of thousands at once is taken in by a few runs, and none is forgotten', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    for (let event = 0; event < 2_500; event += 1) await happens(world, '2');
    world.jira.change('5', { statusCategory: 'done' }, world.clock.at);
    await happens(world, '5');
    world.jira.calls.length = 0;
    await world.drain();
    expect(await values(world)).toEqual([40]);
    expect(world.jira.countOf('match')).toBeLessThanOrEqual(4);
    expect(await world.ports.pending.list()).toEqual([]);
  });

  it('of a hundred at once queues one run', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    world.jira.calls.length = 0;
    for (let event = 0; event < 100; event += 1) await happens(world, String(2 + (event % 10)));
    expect(world.jobs.waiting).toHaveLength(1);
    await world.drain();
    expect(world.jira.countOf('match')).toBe(1);
    expect(await world.ports.pending.list()).toEqual([]);
  });

  it('that arrives during a run is not lost', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    await happens(world, '5');
    await world.drain();
    world.jira.change('6', { statusCategory: 'done' }, world.clock.at);
    await happens(world, '6');
    expect(world.jobs.waiting).toHaveLength(1);
    await world.drain();
    expect(await values(world)).toEqual([40]);
  });

  it('delivered twice or in the wrong order stores the same', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    world.jira.change('5', { statusCategory: 'done' }, world.clock.at);
    const job = {
      kind: 'changes',
      change: { kind: 'issue-changed', issueId: '5' as IssueId },
    } as const;
    await recompute(world.portsFor('app'), job);
    const once = JSON.stringify(await progress(world));
    world.writes.length = 0;
    await recompute(world.portsFor('app'), job);
    expect(JSON.stringify(await progress(world))).toBe(once);
    expect(world.writes).toEqual([]);
  });

  it('tells open pages of the project, and only when something changed', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    world.published.length = 0;
    await happens(world, '50');
    await world.drain();
    expect(world.published).toEqual([]);
    world.jira.change('5', { statusCategory: 'done' }, world.clock.at);
    await happens(world, '5');
    await world.drain();
    expect(world.published).toEqual([['100']]);
  });
});

describe('the hourly sweep', () => {
  it('reads everything the first time, and afterwards only what changed', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    await givenKeyResult(world, BUGS);
    await swept(world);
    world.clock.at += HOUR;
    world.jira.change('5', { statusCategory: 'done' }, world.clock.at - 10 * MINUTE);
    world.jira.calls.length = 0;
    await swept(world);
    expect(world.jira.calls).toEqual(['changedSince', 'match', 'byIds']);
    expect(await values(world)).toEqual([40, 0]);
  });

  it('writes nothing and asks one question when nothing changed', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    await swept(world);
    world.clock.at += HOUR;
    world.jira.calls.length = 0;
    world.writes.length = 0;
    await swept(world);
    expect(world.jira.calls).toEqual(['changedSince']);
    expect(world.writes).toEqual([]);
    const [shown] = await progress(world);
    expect(shown?.asOf).toBe('2026-02-14T11:00:00.000Z');
  });

  it('always reads queries that depend on time', async () => {
    const world = anEpic();
    const recent = 'updated >= -7d';
    const weekAgo = () => world.clock.at - 7 * 24 * HOUR;
    world.jira.query(recent, ({ updatedAt }) => updatedAt >= weekAgo(), {
      fields: ['updated'],
      values: ['-7d'],
    });
    putIssue(world, '60', { updatedAt: world.clock.at - 7 * 24 * HOUR + HOUR / 2 });
    await givenKeyResult(world, recent, {
      target: { kind: 'reach', start: 0, target: 10 },
      source: {
        kind: 'jira-measure',
        jql: recent,
        measure: { kind: 'count' },
        mode: 'kpi',
        doneOnly: false,
        timeRollup: 'self',
        untracked: 'exclude',
      },
    });
    await swept(world);
    const [before] = await values(world);
    world.clock.at += HOUR;
    await swept(world);
    expect(await values(world)).toEqual([(before ?? 0) - 1]);
  });

  it('compares everything once a day and records a reading for the day', async () => {
    const world = anEpic();
    const { id } = await givenKeyResult(world, EPIC);
    await swept(world);
    world.clock.at += 24 * HOUR;
    world.jira.calls.length = 0;
    await swept(world);
    expect(world.jira.calls).toEqual(['changedSince', 'match', 'count']);
    const keyResult = await world.ports.okrs.findKeyResult(id);
    const range = { from: '2026-02-01', to: '2026-02-28' };
    const readings = await world.ports.readings.list(
      keyResult?.metricId ?? ('none' as never),
      range as never,
    );
    expect(readings.map(({ on, value }) => [on, value])).toEqual([
      ['2026-02-14', 30],
      ['2026-02-15', 30],
    ]);
  });

  it('ends where a full recompute ends, whatever happened between', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    await givenKeyResult(world, BUGS);
    await swept(world);
    for (let step = 0; step < 30; step += 1) {
      const id = String(2 + ((step * 7) % 10));
      const change =
        step % 3 === 0
          ? { statusCategory: step % 2 === 0 ? 'done' : 'new' }
          : { parentId: step % 4 === 0 ? null : ('1' as IssueId) };
      world.jira.change(id, change as never, world.clock.at);
      if (step % 5 !== 0) await happens(world, id);
      if (step % 6 === 0) await world.drain();
      world.clock.at += 5 * MINUTE;
      if (step % 10 === 9) await swept(world);
    }
    await world.drain();
    await swept(world);
    const incremental = await values(world);
    world.clock.at += 24 * HOUR;
    await swept(world);
    expect(await values(world)).toEqual(incremental);
  });
});

describe('sprints and versions', () => {
  it('that change have the queries about them asked again, although no issue was edited', async () => {
    const world = anEpic();
    const open = 'sprint in openSprints()';
    let isOpen = true;
    world.jira.query(open, ({ item }) => isOpen && item.parentId === '1', {
      fields: ['sprint'],
      functions: ['opensprints'],
    });
    await givenKeyResult(world, open);
    await givenKeyResult(world, EPIC);
    isOpen = false;
    world.jira.calls.length = 0;
    await noteJiraChange(world.ports, { kind: 'sprints-changed' });
    await world.drain();
    expect(world.jira.calls).toEqual(['match', 'count', 'match', 'byIds']);
    expect(await values(world)).toEqual([null, 30]);
    isOpen = true;
    world.jira.calls.length = 0;
    await noteJiraChange(world.ports, { kind: 'sprints-changed' });
    await world.drain();
    expect(world.jira.calls).toEqual(['count', 'search']);
    expect(await values(world)).toEqual([30, 30]);
  });
});

describe('a failure', () => {
  const down = () => new UpstreamError('unavailable', 'down');

  it('of one query keeps its last good value with the reason and Jira’s words', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    await givenKeyResult(world, BUGS);
    await swept(world);
    world.jira.queries.delete(EPIC);
    world.clock.at += 24 * HOUR;
    await swept(world);
    const [epic, bugs] = await progress(world);
    expect(epic).toMatchObject({
      value: 30,
      stale: { reason: 'jql-invalid', messages: [expect.stringContaining('not understood')] },
    });
    expect(bugs?.stale).toBeNull();
  });

  it('is over as soon as the query works again', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    world.jira.queries.delete(EPIC);
    await swept(world);
    expect((await progress(world))[0]?.stale).not.toBeNull();
    world.jira.query(EPIC, ({ item }) => item.parentId === '1');
    world.clock.at += HOUR;
    await swept(world);
    expect((await progress(world))[0]).toMatchObject({ value: 30, stale: null });
  });

  it('of all of Jira marks every value, and the next sweep takes everything in', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    await swept(world);
    world.clock.at += HOUR;
    world.jira.change('5', { statusCategory: 'done' }, world.clock.at);
    world.jira.fail('changedSince', down());
    await swept(world);
    expect((await progress(world))[0]).toMatchObject({
      value: 30,
      stale: { reason: 'jira-unavailable' },
    });
    world.jira.recover();
    await world.drain();
    expect((await progress(world))[0]).toMatchObject({ value: 40, stale: null });
  });

  it('waits as long as Jira asks when it limits the app, and goes on where it stopped', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    await givenKeyResult(world, BUGS);
    const limited = new UpstreamError('rate-limited', '429', { retryAfterSeconds: 120 });
    world.jira.fail('search', limited, 1);
    await swept(world);
    expect(world.jobs.waiting).toMatchObject([{ delaySeconds: 120, job: { kind: 'resume' } }]);
    await world.drain();
    expect((await progress(world)).map(({ stale }) => stale)).toEqual([null, null]);
  });

  it('that does not end is given up after a few pauses', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    world.jira.fail('search', new UpstreamError('rate-limited', '429'));
    await swept(world);
    await world.drain();
    expect(world.jira.countOf('search')).toBeLessThan(10);
    expect(world.jobs.waiting).toEqual([]);
  });

  it('never becomes 0: a population that grew too large keeps its value', async () => {
    const world = anEpic();
    await givenKeyResult(world, EPIC);
    for (let id = 1_000; id <= 21_000; id += 1) {
      putIssue(world, String(id), { parentId: '1', updatedAt: 0 });
    }
    await swept(world);
    expect((await progress(world))[0]).toMatchObject({
      value: 30,
      stale: { reason: 'too-many-issues' },
    });
  });

  it('of a field that was deleted keeps the value that could be measured last', async () => {
    const world = anEpic();
    const reach = { id: 'customfield_1', name: 'Customers reached' };
    world.jira.fields = { ...world.jira.fields, numeric: [reach], storyPointCandidates: [reach] };
    world.jira.change('2', { numbers: { customfield_1: 8 } }, 0);
    await givenKeyResult(world, EPIC, {
      source: {
        kind: 'jira-measure',
        jql: EPIC,
        measure: { kind: 'field', fieldId: 'customfield_1' },
        mode: 'kpi',
        doneOnly: true,
        timeRollup: 'self',
        untracked: 'exclude',
      },
    });
    expect(await values(world)).toEqual([8]);
    world.jira.change('2', { numbers: {} }, 0);
    await swept(world);
    expect((await progress(world))[0]).toMatchObject({
      value: 8,
      stale: { reason: 'field-missing' },
    });
  });
});

describe('a run near its deadline', () => {
  it('stores what it has and goes on in a follow-up, with the same result', async () => {
    const world = anEpic();
    for (let count = 0; count < 5; count += 1) {
      const jql = `${EPIC} AND round = ${count}`;
      world.jira.query(jql, ({ item }) => item.parentId === '1');
      await givenKeyResult(world, jql);
    }
    world.jira.change('5', { statusCategory: 'done' }, 0);
    let asked = 0;
    const ports = {
      ...world.portsFor('app'),
      deadline: { remainingMs: () => ((asked += 1) <= 3 ? 900_000 : 1_000) },
    };
    await recompute(ports, { kind: 'sweep' });
    expect(world.jobs.waiting).toMatchObject([{ job: { kind: 'resume' } }]);
    expect(new Set(await values(world))).toEqual(new Set([30, 40]));
    await world.drain();
    expect(await values(world)).toEqual([40, 40, 40, 40, 40]);
    const { lastHourly } = await world.ports.sync.state();
    expect(lastHourly).toMatchObject({ measured: 5, failed: 0 });
  });
});

describe('the daily clean-up', () => {
  it('forgets what was deleted more than 30 days ago, and not what was deleted yesterday', async () => {
    const world = anEpic();
    const old = await givenObjective(world, { title: 'Old' });
    const recent = await givenObjective(world, { title: 'Recent' });
    const save = async (id: string, updatedAt: string) => {
      const objective = await world.ports.okrs.findObjective(id as never);
      if (objective === null) throw new Error('gone');
      await world.ports.okrs.save({
        objective: { ...objective, lifecycle: 'deleted', version: 2, updatedAt },
      });
    };
    await save(old.id, '2026-01-14T10:00:00.000Z');
    await save(recent.id, '2026-02-13T10:00:00.000Z');
    await swept(world);
    expect(await world.ports.okrs.findObjective(old.id)).toBeNull();
    expect(await world.ports.okrs.findObjective(recent.id)).not.toBeNull();
  });
});
