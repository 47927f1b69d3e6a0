import fc from 'fast-check';
import { editChecklist, MAX_CHECKLIST_ITEMS } from '../../../src/domain/metrics/checklist';
import type { ChecklistItem } from '../../../src/domain/metrics/metric';
import { measureChecklist } from '../../../src/domain/metrics/own-measurement';
import type { AccountId } from '../../../src/domain/shared/ids';

const author = { accountId: 'lea' as AccountId, at: '2026-02-14T10:00:00.000Z', newId: 'new' };
const item = (id: string, isDone = false): ChecklistItem => ({
  id,
  text: id,
  isDone,
  doneAt: isDone ? '2026-02-01T10:00:00.000Z' : null,
  doneBy: isDone ? ('ada' as AccountId) : null,
});
const ids = (outcome: ReturnType<typeof editChecklist>) =>
  outcome.ok ? outcome.value.map(({ id }) => id) : outcome.error;

describe('a checklist', () => {
  it.each([
    ['nothing', [], null],
    ['one of three', [item('a', true), item('b'), item('c')], 100 / 3],
    ['all', [item('a', true), item('b', true)], 100],
    ['none of two', [item('a'), item('b')], 0],
  ])('with %s done is worth that share', (_label, items, value) => {
    expect(measureChecklist(items).value).toBe(value);
  });

  it.each([
    ['first', 'a', ['c', 'a', 'b']],
    ['before another', 'b', ['a', 'c', 'b']],
    ['last when that one is gone', 'gone', ['a', 'b', 'c']],
  ])('moves an item %s', (_label, beforeId, expected) => {
    const items = ['a', 'b', 'c'].map((id) => item(id));
    expect(ids(editChecklist(items, { kind: 'move', itemId: 'c', beforeId }, author))).toEqual(
      expected,
    );
  });

  it('keeps who ticked an item first', () => {
    const outcome = editChecklist(
      [item('a', true)],
      { kind: 'tick', itemId: 'a', isDone: true },
      author,
    );
    expect(outcome).toEqual({ ok: true, value: [item('a', true)] });
  });

  it('does not find an item that somebody removed', () => {
    const edit = { kind: 'rename', itemId: 'gone', text: 'New' } as const;
    expect(editChecklist([item('a')], edit, author)).toEqual({
      ok: false,
      error: 'checklist-item-not-found',
    });
  });

  it('is full at some point', () => {
    const items = Array.from({ length: MAX_CHECKLIST_ITEMS }, (_, at) => item(String(at)));
    expect(ids(editChecklist(items, { kind: 'add', text: 'One more' }, author))).toBe(
      'checklist-full',
    );
  });

  it('never loses or doubles an item by moving', () => {
    const position = fc.nat({ max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(position, position), { maxLength: 30 }), (moves) => {
        let items: readonly ChecklistItem[] = ['0', '1', '2', '3', '4', '5'].map((id) => item(id));
        for (const [from, to] of moves) {
          const edit = { kind: 'move', itemId: String(from), beforeId: String(to) } as const;
          const outcome = editChecklist(items, edit, author);
          if (outcome.ok) items = outcome.value;
        }
        expect(items.map(({ id }) => id).sort()).toEqual(['0', '1', '2', '3', '4', '5']);
      }),
    );
  });
});
