import { noteJiraChange } from '../../../src/application/sync/note-jira-change';
import { recompute } from '../../../src/application/sync/recompute';
import type { Job } from '../../../src/application/ports/jobs';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult } from '../../doubles/drafts';
import { putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

const ISSUES = 5_000;
const ALL = 'project = PAY AND type = Story';

/** Every story of a project, none of them done. */
async function aProject(): Promise<TestWorld> {
  const world = testWorld();
  for (let id = 1; id <= ISSUES; id += 1) putIssue(world, String(id), { updatedAt: 0 });
  world.jira.query(ALL, () => true);
  await givenKeyResult(world, ALL);
  await world.drain();
  return world;
}

/** Somebody closes them all at once; Jira tells of each. */
async function bulkEdit(world: TestWorld): Promise<void> {
  for (let id = 1; id <= ISSUES; id += 1) {
    world.jira.change(String(id), { statusCategory: 'done' }, world.clock.at);
    await noteJiraChange(world.ports, {
      kind: 'issue-changed',
      issueId: String(id) as IssueId,
    });
  }
}

async function shown(world: TestWorld): Promise<number | null | undefined> {
  const [keyResult] = await world.ports.okrs.listKeyResults({
    projectId: null,
    lifecycle: 'active',
  });
  const metricId = keyResult?.metricId ?? ('none' as never);
  return (await world.ports.states.find(metricId))?.measured?.value;
}

describe('5,000 issues edited in bulk', () => {
  it('queue one run, and are taken in within a minute by a handful of calls', async () => {
    const world = await aProject();
    world.jira.calls.length = 0;
    const startedAt = world.clock.at;
    await bulkEdit(world);
    expect(world.jobs.waiting).toHaveLength(1);
    await world.drain();
    expect(await shown(world)).toBe(100);
    expect(await world.ports.pending.list()).toEqual([]);
    expect(world.jira.calls.length).toBeLessThanOrEqual(15);
    expect(world.clock.at - startedAt).toBeLessThanOrEqual(60_000);
  });

  it('whose events were all lost are taken in by the next sweep', async () => {
    const world = await aProject();
    await recompute(world.portsFor('nobody'), { kind: 'sweep' });
    for (let id = 1; id <= ISSUES; id += 1) {
      world.jira.change(String(id), { statusCategory: 'done' }, world.clock.at);
    }
    world.clock.at += 3_600_000;
    await recompute(world.portsFor('nobody'), { kind: 'sweep' });
    await world.drain();
    expect(await shown(world)).toBe(100);
  });
});

const HOUR = 3_600_000;

/** Runs each job when it is due, as the queue does. */
function queueOf(world: TestWorld) {
  const due: { readonly at: number; readonly job: Job }[] = [];
  return async (until: number): Promise<void> => {
    for (;;) {
      for (const { job, delaySeconds } of world.jobs.waiting.splice(0)) {
        due.push({ at: world.clock.at + delaySeconds * 1000, job });
      }
      due.sort((a, b) => a.at - b.at);
      const [next] = due;
      if (next === undefined || next.at > until) break;
      due.shift();
      world.clock.at = Math.max(world.clock.at, next.at);
      await recompute(world.ports, next.job);
    }
    world.clock.at = Math.max(world.clock.at, until);
  };
}

async function close(world: TestWorld, id: number): Promise<void> {
  world.jira.change(String(id), { statusCategory: 'done' }, world.clock.at);
  await noteJiraChange(world.ports, { kind: 'issue-changed', issueId: String(id) as IssueId });
}

describe('changes that keep coming in', () => {
  it('all hour long are gathered: each shows within a minute, by some seventy runs', async () => {
    const world = await aProject();
    const runDue = queueOf(world);
    world.jira.calls.length = 0;
    const startedAt = world.clock.at;
    for (let id = 1; id <= 1_000; id += 1) {
      await runDue(startedAt + id * 3_000);
      await close(world, id);
      // 50 seconds of gathering at most, and one more change meanwhile.
      const waiting = await world.ports.pending.list();
      expect(waiting.length).toBeLessThanOrEqual(50 / 3 + 2);
    }
    await runDue(startedAt + HOUR);
    expect(await shown(world)).toBe(20);
    expect(world.jira.countOf('match')).toBeLessThanOrEqual(70);
  });

  it('while runs come late are still taken in by one run after the other', async () => {
    const world = await aProject();
    world.jira.calls.length = 0;
    // The queue hands a job over three minutes late, when its claim is long forgotten.
    const late: Job[] = [];
    const seen: number[] = [];
    for (let id = 1; id <= 600; id += 1) {
      world.clock.at += 3_000;
      await close(world, id);
      late.push(...world.jobs.waiting.splice(0).map(({ job }) => job));
      if (id % 60 !== 0) continue;
      for (const job of late.splice(0)) await recompute(world.ports, job);
      seen.push((await shown(world)) ?? 0);
    }
    // A late queue holds up no change for longer than one more look.
    expect(seen[2]).toBeGreaterThan(0);
    await world.drain();
    expect(await shown(world)).toBe(12);
    // Twelve half hours would be 20 runs and more if each late one queued two.
    expect(world.jira.countOf('match')).toBeLessThanOrEqual(12);
  });

  it('from a bulk edit of minutes become a few runs', async () => {
    const world = await aProject();
    const runDue = queueOf(world);
    world.jira.calls.length = 0;
    const startedAt = world.clock.at;
    for (let id = 1; id <= ISSUES; id += 1) {
      await runDue(startedAt + id * 40);
      await close(world, id);
    }
    await runDue(startedAt + HOUR);
    expect(await shown(world)).toBe(100);
    expect(world.jira.countOf('match')).toBeLessThanOrEqual(6);
  });

  it('do not keep one edit waiting, though Jira tells of it more than once', async () => {
    const world = await aProject();
    const runDue = queueOf(world);
    const startedAt = world.clock.at;
    await close(world, 1);
    await close(world, 1);
    await runDue(startedAt + 5_000);
    expect(await shown(world)).toBe(0.02);
  });
});
