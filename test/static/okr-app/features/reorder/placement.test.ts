import { placeBefore } from '../../../../../static/okr-app/src/app/okr-page-edits';
import {
  beforeIdOfDrop,
  beforeIdOfStep,
} from '../../../../../static/okr-app/src/features/reorder/placement';

const rows = ['a', 'b', 'c', 'd'].map((id) => ({ id }));

function orderAfter(id: string, beforeId: string | null | undefined): string {
  if (beforeId === undefined) return 'unmoved';
  return placeBefore(rows, id, beforeId)
    .map((row) => row.id)
    .join('');
}

describe('moving a row', () => {
  it.each([
    ['b', 'up', 'bacd'],
    ['b', 'down', 'acbd'],
    ['c', 'down', 'abdc'],
    ['a', 'up', 'unmoved'],
    ['d', 'down', 'unmoved'],
  ] as const)('%s one step %s gives %s', (id, step, order) => {
    expect(orderAfter(id, beforeIdOfStep(rows, id, step))).toBe(order);
  });

  it.each([
    ['d', 'a', 'top', 'dabc'],
    ['a', 'd', 'bottom', 'bcda'],
    ['a', 'c', 'top', 'bacd'],
    ['a', 'b', 'top', 'unmoved'],
    ['b', 'a', 'bottom', 'unmoved'],
  ] as const)('%s dropped on %s at its %s gives %s', (sourceId, targetId, edge, order) => {
    expect(orderAfter(sourceId, beforeIdOfDrop(rows, { sourceId, targetId, edge }))).toBe(order);
  });

  it('into a list it was not in puts it where it was dropped', () => {
    expect(beforeIdOfDrop(rows, { sourceId: 'new', targetId: 'b', edge: 'top' })).toBe('b');
    expect(beforeIdOfDrop(rows, { sourceId: 'new', targetId: 'd', edge: 'bottom' })).toBeNull();
  });
});
