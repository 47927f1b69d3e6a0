import { editChecklistItem } from '../../../src/application/checklist/edit-checklist';
import { updateKeyResult } from '../../../src/application/okr/change-key-result';
import { getKeyResultDetail } from '../../../src/application/okr/get-key-result-detail';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { KeyResultView } from '../../../src/application/okr/okr-view';
import type { Ports } from '../../../src/application/ports/ports';
import type { ChecklistEdit } from '../../../src/domain/metrics/checklist';
import type { ChecklistItem } from '../../../src/domain/metrics/metric';
import type { AccountId } from '../../../src/domain/shared/ids';
import { givenKeyResult, givenObjective, must } from '../../doubles/drafts';
import { LEAD, putIssue, testWorld, VIEWER, type TestWorld } from '../../doubles/test-world';

const CEM = 'cem-contributor' as AccountId;
const item = (id: string) => ({ id, text: `Do ${id}`, isDone: false });

/** Lea's key result with four to-dos, to which Cem contributes. */
async function withChecklist() {
  const world = testWorld();
  world.jira.people.set(CEM, { id: CEM, isActive: true });
  const objective = await givenObjective(world);
  const keyResult = await givenKeyResult(world, '', {
    objectiveId: objective.id,
    contributorIds: [CEM],
    source: { kind: 'checklist', items: ['a', 'b', 'c', 'd'].map(item) },
  });
  const edit = (who: AccountId, change: ChecklistEdit) =>
    editChecklistItem(world.portsFor(who), world.at(who), {
      keyResultId: keyResult.id,
      edit: change,
    });
  return { world, objective, keyResult, edit };
}

const itemsOf = ({ source }: KeyResultView): readonly ChecklistItem[] =>
  source.kind === 'checklist' ? source.items : [];

async function objectiveProgress(world: TestWorld): Promise<number | null> {
  const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
  return page.objectives[0]?.progress.progress ?? null;
}

describe('a checklist as a key result', () => {
  it('starts at 0 % without asking Jira anything', async () => {
    const { world, keyResult } = await withChecklist();
    expect(keyResult.progress).toMatchObject({ value: 0, progress: 0, numerator: 0, stale: null });
    expect(world.jira.countOf('search') + world.jira.countOf('count')).toBe(0);
  });

  it('moves its objective with every tick, and remembers who and when', async () => {
    const { world, edit } = await withChecklist();
    world.clock.at += 3_600_000;
    const ticked = must(await edit(CEM, { kind: 'tick', itemId: 'b', isDone: true }));
    expect(ticked.progress).toMatchObject({ value: 25, numerator: 1, denominator: 4 });
    expect(itemsOf(ticked)[1]).toMatchObject({
      isDone: true,
      doneBy: CEM,
      doneAt: '2026-02-14T11:00:00.000Z',
    });
    expect(await objectiveProgress(world)).toBe(0.25);
  });

  it('leaves one reading a day, and a mark on the day the list changed', async () => {
    const { world, keyResult, edit } = await withChecklist();
    must(await edit(LEAD, { kind: 'tick', itemId: 'a', isDone: true }));
    world.clock.at += 24 * 3_600_000;
    must(await edit(LEAD, { kind: 'rename', itemId: 'a', text: 'Do a well' }));
    world.clock.at += 24 * 3_600_000;
    must(await edit(LEAD, { kind: 'add', text: 'Do e' }));
    const input = { keyResultId: keyResult.id, pageToken: null };
    const detail = must(await getKeyResultDetail(world.ports, world.at(LEAD), input));
    expect(
      detail.history.map(({ on, value, isDefinitionChange }) => [on, value, isDefinitionChange]),
    ).toEqual([
      ['2026-02-14', 25, false],
      ['2026-02-15', 25, false],
      ['2026-02-16', 20, true],
    ]);
  });

  it('is ordered, shortened and unticked', async () => {
    const { edit } = await withChecklist();
    must(await edit(LEAD, { kind: 'tick', itemId: 'a', isDone: true }));
    must(await edit(LEAD, { kind: 'move', itemId: 'd', beforeId: 'a' }));
    must(await edit(LEAD, { kind: 'remove', itemId: 'c' }));
    const last = must(await edit(LEAD, { kind: 'tick', itemId: 'a', isDone: false }));
    expect(itemsOf(last).map(({ id }) => id)).toEqual(['d', 'a', 'b']);
    expect(last.progress.value).toBe(0);
  });

  it('has no value, not 0 % or 100 %, when nothing is on it', async () => {
    const { edit } = await withChecklist();
    for (const itemId of ['a', 'b', 'c']) must(await edit(LEAD, { kind: 'remove', itemId }));
    const empty = must(await edit(LEAD, { kind: 'remove', itemId: 'd' }));
    expect(empty.progress).toMatchObject({
      value: null,
      reason: 'empty-population',
      status: 'no-data',
    });
  });

  it('is ticked by those who work on it, and changed by those who manage it', async () => {
    const { edit } = await withChecklist();
    expect(await edit(VIEWER, { kind: 'tick', itemId: 'a', isDone: true })).toMatchObject({
      error: { reason: 'needs-check-in-right' },
    });
    expect(await edit(CEM, { kind: 'add', text: 'More' })).toMatchObject({
      error: { reason: 'needs-manage-okrs' },
    });
  });

  it('takes ticks of two people at once', async () => {
    const { world, keyResult } = await withChecklist();
    const tick = (ports: Ports, itemId: string) =>
      editChecklistItem(ports, world.at(LEAD), {
        keyResultId: keyResult.id,
        edit: { kind: 'tick', itemId, isDone: true },
      });
    let isBetween = false;
    const okrs: Ports['okrs'] = {
      ...world.ports.okrs,
      save: async (change, trace) => {
        if (!isBetween) {
          isBetween = true;
          must(await tick(world.ports, 'b'));
        }
        return world.ports.okrs.save(change, trace);
      },
    };
    const both = must(await tick({ ...world.ports, okrs }, 'a'));
    expect(both.progress.value).toBe(50);
  });

  it('has all of it as its only target', async () => {
    const { world, keyResult } = await withChecklist();
    const change = { target: { kind: 'reach', start: 0, target: 50 } } as const;
    const input = { keyResultId: keyResult.id, version: 1, change };
    expect(await updateKeyResult(world.ports, world.at(LEAD), input)).toMatchObject({
      error: { field: 'target', reason: 'checklist-target' },
    });
  });

  it('keeps who ticked what when the whole list is written anew', async () => {
    const { world, keyResult, edit } = await withChecklist();
    must(await edit(CEM, { kind: 'tick', itemId: 'a', isDone: true }));
    const items = [{ ...item('a'), isDone: true }, item('x')];
    const change = { source: { kind: 'checklist', items } } as const;
    const input = { keyResultId: keyResult.id, version: 1, change };
    const changed = must(await updateKeyResult(world.ports, world.at(LEAD), input));
    expect(itemsOf(changed)).toMatchObject([{ doneBy: CEM }, { doneBy: null, id: 'x' }]);
    expect(changed.progress.value).toBe(50);
  });

  it('is no checklist any more once it is counted in Jira', async () => {
    const { world, keyResult, edit } = await withChecklist();
    putIssue(world, '1', { statusCategory: 'done' });
    world.jira.query('all', () => true);
    const source = { jql: 'all', kind: 'jira-measure', measure: { kind: 'count' } } as const;
    const rest = {
      mode: 'percent',
      doneOnly: true,
      timeRollup: 'self',
      untracked: 'exclude',
    } as const;
    const change = { source: { ...source, ...rest } };
    const input = { keyResultId: keyResult.id, version: 1, change };
    must(await updateKeyResult(world.ports, world.at(LEAD), input));
    expect(await edit(LEAD, { kind: 'tick', itemId: 'a', isDone: true })).toMatchObject({
      error: { reason: 'not-a-checklist' },
    });
  });
});

describe('a number that people type in', () => {
  it('waits for its first value without asking Jira', async () => {
    const world = testWorld();
    const keyResult = await givenKeyResult(world, '', {
      source: { kind: 'manual', unit: 'customers' },
      target: { kind: 'reach', start: 0, target: 20 },
    });
    expect(keyResult.progress).toMatchObject({ value: null, reason: 'not-measured-yet' });
    expect(world.jira.countOf('search') + world.jira.countOf('count')).toBe(0);
  });

  it('forgets what was counted in Jira before', async () => {
    const world = testWorld();
    putIssue(world, '1', { statusCategory: 'done' });
    world.jira.query('all', () => true);
    const keyResult = await givenKeyResult(world, 'all');
    expect(keyResult.progress.value).toBe(100);
    const change = { source: { kind: 'manual', unit: '€' } } as const;
    const input = { keyResultId: keyResult.id, version: 1, change };
    const changed = must(await updateKeyResult(world.ports, world.at(LEAD), input));
    expect(changed.progress).toMatchObject({ value: null, reason: 'not-measured-yet' });
  });
});
