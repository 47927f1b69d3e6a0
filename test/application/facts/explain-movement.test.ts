import { backfill } from '../../../src/application/facts/backfill';
import { explainMovement } from '../../../src/application/facts/explain-movement';
import type { MovementView } from '../../../src/application/facts/movement-view';
import { updateKeyResult } from '../../../src/application/okr/change-key-result';
import { recompute } from '../../../src/application/sync/recompute';
import type { WorkItem } from '../../../src/domain/metrics/work-item';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult, must } from '../../doubles/drafts';
import { HR, LEAD, putIssue, testWorld, type TestWorld, VIEWER } from '../../doubles/test-world';
import { aSource } from '../../support/jira-measure';

const EPIC = 'parent = PAY-1';
const DAY = 86_400_000;

/** Ten stories under an epic, three of them done since the first of February. */
function anEpic(): TestWorld {
  const world = testWorld();
  const created = Date.parse('2026-01-05T09:00:00Z');
  putIssue(world, '1', { hierarchyLevel: 1, updatedAt: created });
  for (let story = 2; story <= 11; story += 1) {
    putIssue(world, String(story), { parentId: '1', updatedAt: created });
    if (story <= 4) finish(world, String(story), '2026-02-01T12:00:00Z');
  }
  world.jira.query(EPIC, ({ item }) => item.parentId === '1');
  return world;
}

function finish(world: TestWorld, id: string, at: string): void {
  world.jira.change(id, { statusCategory: 'done' }, Date.parse(at));
}

async function change(world: TestWorld, id: string, item: Partial<WorkItem>): Promise<void> {
  world.jira.change(id, item, world.clock.at);
  await taken(world, id);
}

async function taken(world: TestWorld, id: string): Promise<void> {
  const changed = { kind: 'issue-changed', issueId: id as IssueId } as const;
  await recompute(world.portsFor('app'), { kind: 'changes', change: changed });
}

/** Reads the past that was asked for in the background. */
async function past(world: TestWorld): Promise<void> {
  const { waiting } = world.historyJobs;
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    world.clock.at += next.delaySeconds * 1000;
    await backfill(world.portsFor('app'), next.job);
  }
}

async function moved(
  world: TestWorld,
  keyResultId: string,
  days: { from?: string; to?: string; viewer?: typeof LEAD } = {},
): Promise<MovementView> {
  const { from = null, to = null, viewer = LEAD } = days;
  const ports = world.portsFor(viewer);
  return must(await explainMovement(ports, world.at(viewer), { keyResultId, from, to }));
}

const told = ({ groups }: MovementView) =>
  groups.map(({ kind, count, amount, lines }) => [
    kind,
    count,
    amount,
    lines.map(({ issue }) => issue?.key),
  ]);

describe('why a key result moved', () => {
  it('names the issues that were finished and added since, with parts that add up', async () => {
    const world = anEpic();
    const { id } = await givenKeyResult(world, EPIC);
    world.clock.at += 3 * DAY;
    await change(world, '5', { statusCategory: 'done' });
    putIssue(world, '12', { parentId: '1' });
    await taken(world, '12');
    const movement = await moved(world, id, { from: '2026-02-14' });
    // By hand: 30 % → 4 of 11 = 36.4 %; see the domain's test for the parts.
    expect(movement).toMatchObject({ before: 30, after: 36.4, change: 6.4, unit: 'percent' });
    expect(told(movement)).toEqual([
      ['done', 1, 9.6, ['PAY-5']],
      ['entered', 1, -3.2, ['PAY-12']],
    ]);
    expect(movement.isReconstructed).toBe(false);
  });

  it('tells the days before anything was measured from the issues’ own histories', async () => {
    const world = anEpic();
    const { id } = await givenKeyResult(world, EPIC);
    expect(await moved(world, id, { from: '2026-01-20' })).toMatchObject({
      obstacle: 'past-not-read',
    });
    await past(world);
    const movement = await moved(world, id, { from: '2026-01-20' });
    expect(movement).toMatchObject({ before: 0, after: 30, change: 30, isReconstructed: true });
    expect(told(movement)).toEqual([['done', 3, 30, ['PAY-2', 'PAY-3', 'PAY-4']]]);
  });

  it('begins a week ago unless told otherwise', async () => {
    const world = anEpic();
    const { id } = await givenKeyResult(world, EPIC);
    await past(world);
    expect(await moved(world, id)).toMatchObject({ from: '2026-02-07', to: '2026-02-14' });
  });

  it('notices what left, was deleted, reopened and re-estimated', async () => {
    const world = anEpic();
    const points = { id: 'points', name: 'Story Points' };
    world.jira.fields = { ...world.jira.fields, companyManagedStoryPoints: points };
    for (let story = 2; story <= 11; story += 1) {
      world.jira.change(String(story), { storyPoints: 2 }, world.clock.at);
    }
    const source = aSource({ jql: EPIC, measure: { kind: 'storyPoints' } });
    const { id } = await givenKeyResult(world, EPIC, { source });
    world.clock.at += DAY;
    await change(world, '2', { statusCategory: 'indeterminate' });
    await change(world, '3', { storyPoints: 5 });
    await change(world, '10', { parentId: null });
    world.jira.issues.delete('11' as IssueId);
    await recompute(world.portsFor('app'), {
      kind: 'changes',
      change: { kind: 'issue-deleted', issueId: '11' as IssueId },
    });
    const movement = await moved(world, id, { from: '2026-02-14' });
    // 6 of 20 points; then 7 of 19: one story reopened, one grown by 3, two of 2 points gone.
    expect(movement).toMatchObject({ before: 30, after: 36.8, change: 6.8 });
    expect(movement.groups.map(({ kind, count }) => [kind, count])).toEqual([
      ['reopened', 1],
      ['left', 2],
      ['re-estimated', 1],
    ]);
    const gone = movement.groups
      .flatMap(({ lines }) => lines)
      .find((one) => one.issue?.id === '11');
    expect(gone?.issue).toMatchObject({ key: 'PAY-11', summary: null });
    const sum = movement.groups.reduce((total, { amount }) => total + (amount ?? NaN), 0);
    expect(sum).toBeCloseTo(6.8, 9);
  });

  it('keeps an edit of the query apart from what the issues did', async () => {
    const world = anEpic();
    const wide = 'project = PAY';
    world.jira.query(wide, ({ item }) => item.hierarchyLevel === 0);
    putIssue(world, '50', { statusCategory: 'done', updatedAt: 0 });
    putIssue(world, '51', { statusCategory: 'done', updatedAt: 0 });
    const { id, version } = await givenKeyResult(world, EPIC);
    world.clock.at += DAY;
    await change(world, '5', { statusCategory: 'done' });
    world.clock.at += DAY;
    const input = { keyResultId: id, version, change: { source: aSource({ jql: wide }) } };
    must(await updateKeyResult(world.ports, world.at(LEAD), input));
    await past(world);
    world.clock.at += DAY;
    await change(world, '6', { statusCategory: 'done' });
    const movement = await moved(world, id, { from: '2026-02-14' });
    // 3 of 10, 4 of 10; the wider query finds 6 of 12, then 7 of 12.
    expect(movement).toMatchObject({ before: 30, after: 58.3, change: 28.3 });
    expect(told(movement)).toEqual([
      ['done', 2, 18.3, ['PAY-5', 'PAY-6']],
      ['definition', 1, 10, [undefined]],
    ]);
  });

  it('is told neither before its first measurement nor where people type the value', async () => {
    const world = anEpic();
    const source = { kind: 'manual', unit: '€' } as const;
    const { id } = await givenKeyResult(world, EPIC, { source });
    expect(await moved(world, id)).toMatchObject({ obstacle: 'no-issues-behind', groups: [] });
  });

  it.each([
    ['2026-02-31', null, 'not-a-date'],
    ['2026-02-14', '2026-02-13', 'period-ends-before-it-starts'],
    ['2026-02-14', '2026-02-14', 'period-ends-before-it-starts'],
  ])('refuses %p to %p', async (from, to, reason) => {
    const world = anEpic();
    const { id } = await givenKeyResult(world, EPIC);
    const outcome = await explainMovement(world.ports, world.at(LEAD), {
      keyResultId: id,
      from,
      to,
    });
    expect(outcome).toMatchObject({ ok: false, error: { reason } });
  });
});

describe('issues the viewer may not see', () => {
  /** `secret` stories in HR, which the viewer may not browse; the others in PAY. */
  async function withSecrets(secret: number) {
    const world = anEpic();
    const hr = world.jira.projects.get(HR);
    if (hr !== undefined) world.jira.projects.set(HR, { ...hr, browse: [LEAD] });
    for (let story = 20; story < 20 + secret; story += 1) {
      putIssue(world, String(story), { parentId: '1', projectId: HR, updatedAt: 0 });
    }
    const { id } = await givenKeyResult(world, EPIC);
    world.clock.at += DAY;
    await change(world, '5', { statusCategory: 'done' });
    return { world, id };
  }

  it('are one line when at least three of them moved, and the whole still adds up', async () => {
    const { world, id } = await withSecrets(5);
    for (const story of ['20', '21', '22']) await change(world, story, { statusCategory: 'done' });
    const movement = await moved(world, id, { from: '2026-02-14', viewer: VIEWER });
    // 3 of 15 → 7 of 15; each of the four moved it by 100/15.
    expect(movement).toMatchObject({ before: 20, after: 46.7, change: 26.7 });
    expect(told(movement)).toEqual([
      ['done', 1, 6.7, ['PAY-5']],
      ['hidden', 3, 20, [undefined]],
    ]);
  });

  it('are not told when one or two of them moved, and neither is anything else', async () => {
    const { world, id } = await withSecrets(5);
    await change(world, '20', { statusCategory: 'done' });
    const movement = await moved(world, id, { from: '2026-02-14', viewer: VIEWER });
    expect(movement).toMatchObject({ obstacle: 'withheld', before: null, change: null });
    expect(movement.groups).toEqual([]);
    const lead = await moved(world, id, { from: '2026-02-14' });
    expect(told(lead)).toEqual([['done', 2, 13.3, ['PAY-5', 'PAY-20']]]);
  });

  it('withhold the values when there are only one or two of them', async () => {
    const { world, id } = await withSecrets(1);
    const movement = await moved(world, id, { from: '2026-02-14', viewer: VIEWER });
    expect(movement).toMatchObject({ obstacle: 'withheld', after: null });
  });

  it('never stand behind a key result that the viewer may not see', async () => {
    const { world, id } = await withSecrets(0);
    const pay = [...world.jira.projects.values()].find(({ key }) => key === 'PAY');
    if (pay !== undefined) world.jira.projects.set(pay.id, { ...pay, browse: [LEAD] });
    const outcome = await explainMovement(world.portsFor(VIEWER), world.at(VIEWER), {
      keyResultId: id,
      from: null,
      to: null,
    });
    expect(outcome).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  });
});
