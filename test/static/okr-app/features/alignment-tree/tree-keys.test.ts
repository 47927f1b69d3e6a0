import {
  shownNodes,
  treeStep,
} from '../../../../../static/okr-app/src/features/alignment-tree/tree-keys';
import { objectiveTree } from '../../../../../static/okr-app/src/features/objective-list/objective-tree';
import { anObjective } from '../../records';

const tree = objectiveTree([
  anObjective({ id: 'company' }),
  anObjective({ id: 'team', parentId: 'company' }),
  anObjective({ id: 'project', parentId: 'team' }),
  anObjective({ id: 'other' }),
]);
const all = shownNodes(tree, new Set());
const folded = shownNodes(tree, new Set(['team']));

describe('the arrow keys in the alignment tree', () => {
  it.each([
    ['ArrowDown', 'company', { kind: 'focus', id: 'team' }],
    ['ArrowUp', 'other', { kind: 'focus', id: 'project' }],
    ['ArrowUp', 'company', null],
    ['Home', 'other', { kind: 'focus', id: 'company' }],
    ['End', 'team', { kind: 'focus', id: 'other' }],
    ['ArrowRight', 'team', { kind: 'focus', id: 'project' }],
    ['ArrowRight', 'project', null],
    ['ArrowLeft', 'team', { kind: 'fold', id: 'team' }],
    ['ArrowLeft', 'project', { kind: 'focus', id: 'team' }],
    ['a', 'team', null],
  ])('%s on %s', (key, id, step) => {
    expect(treeStep(all, id, key)).toEqual(step);
  });

  it('pass over what is folded away, and unfold it', () => {
    expect(folded.map(({ id }) => id)).toEqual(['company', 'team', 'other']);
    expect(treeStep(folded, 'team', 'ArrowDown')).toEqual({ kind: 'focus', id: 'other' });
    expect(treeStep(folded, 'team', 'ArrowRight')).toEqual({ kind: 'unfold', id: 'team' });
    expect(treeStep(folded, 'team', 'ArrowLeft')).toEqual({ kind: 'focus', id: 'company' });
  });
});
