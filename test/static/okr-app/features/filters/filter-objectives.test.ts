import { type Filters, NO_FILTERS } from '../../../../../static/okr-app/src/app/filters';
import {
  filterTree,
  NO_OWNER,
} from '../../../../../static/okr-app/src/features/filters/filter-objectives';
import {
  type ObjectiveNode,
  objectiveTree,
} from '../../../../../static/okr-app/src/features/objective-list/objective-tree';
import { aKeyResult, anObjective, aProgress, aRollUp, TODAY } from '../../records';

const company = anObjective({
  id: 'company',
  ownerId: 'ada',
  progress: aRollUp({ status: 'on-track' }),
  keyResults: [
    aKeyResult({ id: 'green', ownerId: 'ada', progress: aProgress({ status: 'on-track' }) }),
    aKeyResult({ id: 'red', ownerId: 'bob', progress: aProgress({ status: 'at-risk' }) }),
  ],
});
const team = anObjective({
  id: 'team',
  parentId: 'company',
  ownerId: null,
  period: { start: '2027-01-01', end: '2027-03-31' },
  progress: aRollUp({ status: 'not-started' }),
});
const year = anObjective({ id: 'year', period: { start: '2026-01-01', end: '2026-12-31' } });

function shown(filters: Partial<Filters>): readonly string[] {
  const names = (nodes: readonly ObjectiveNode[]): readonly string[] =>
    nodes.flatMap(({ objective, children }) => [
      objective.id,
      ...objective.keyResults.map(({ id }) => id),
      ...names(children),
    ]);
  const tree = objectiveTree([company, team, year]);
  return names(filterTree(tree, { ...NO_FILTERS, ...filters }, TODAY));
}

describe('filters', () => {
  it('show everything when none is set', () => {
    expect(shown({})).toEqual(['company', 'green', 'red', 'team', 'year']);
  });
  it('show an objective for the one key result that matches, and only that', () => {
    expect(shown({ statuses: ['at-risk'], owners: ['bob'] })).toEqual(['company', 'red']);
  });
  it('show a parent for the child that matches', () => {
    expect(shown({ statuses: ['not-started'] })).toEqual(['company', 'team']);
  });
  it('find what nobody owns', () => {
    expect(shown({ owners: [NO_OWNER] })).toEqual(['company', 'team', 'year']);
  });
  it('count a year-long objective into this quarter', () => {
    expect(shown({ period: 'this-quarter' })).toEqual(['company', 'green', 'red', 'year']);
  });
  it('find the next quarter', () => {
    expect(shown({ period: 'next-quarter' })).toEqual(['company', 'team']);
  });
  it('may leave nothing', () => {
    expect(shown({ owners: ['nobody-here'] })).toEqual([]);
  });
});

describe('the tree', () => {
  it('puts an objective on top when its parent is not on the page', () => {
    const orphan = anObjective({ id: 'orphan', parentId: 'elsewhere' });
    expect(objectiveTree([orphan]).map(({ objective }) => objective.id)).toEqual(['orphan']);
  });
  it('loses nobody in a circle', () => {
    const a = anObjective({ id: 'a', parentId: 'b' });
    const b = anObjective({ id: 'b', parentId: 'a' });
    expect(objectiveTree([a, b])).toHaveLength(2);
  });
});
