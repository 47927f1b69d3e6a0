import { type Filters, NO_FILTERS } from '../../../../../static/okr-app/src/app/filters';
import type { OpenItem } from '../../../../../static/okr-app/src/app/location';
import { facetsOf } from '../../../../../static/okr-app/src/features/filters/facets';
import { NO_OWNER } from '../../../../../static/okr-app/src/features/filters/filter-item';
import { filterTree } from '../../../../../static/okr-app/src/features/filters/filter-objectives';
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

const filtering = (filters: Partial<Filters>, open: OpenItem | null = null) => ({
  filters: { ...NO_FILTERS, ...filters },
  viewer: { today: TODAY, accountId: 'bob' },
  open,
});

function shown(filters: Partial<Filters>, open: OpenItem | null = null): readonly string[] {
  const names = (nodes: readonly ObjectiveNode[]): readonly string[] =>
    nodes.flatMap(({ objective, children }) => [
      objective.id,
      ...objective.keyResults.map(({ id }) => id),
      ...names(children),
    ]);
  const tree = objectiveTree([company, team, year]);
  return names(filterTree(tree, filtering(filters, open)));
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

describe('filters by people, labels, levels and words', () => {
  const platform = anObjective({
    id: 'platform',
    level: 'team',
    title: 'The platform never sleeps',
    contributorIds: ['bob'],
    watcherIds: ['bob'],
    labels: ['reliability'],
    keyResults: [
      aKeyResult({ id: 'uptime', title: 'Uptime', labels: ['sre'], contributorIds: ['cem'] }),
      aKeyResult({ id: 'bugs', title: 'Fewer bugs' }),
    ],
  });
  const found = (filters: Partial<Filters>, open: OpenItem | null = null) =>
    filterTree(objectiveTree([platform, year]), filtering(filters, open)).flatMap(
      ({ objective }) => [objective.id, ...objective.keyResults.map(({ id }) => id)],
    );

  it.each([
    ['what the viewer contributes to', { isMine: true }, ['platform', 'uptime', 'bugs']],
    ['what the viewer watches', { isWatched: true }, ['platform', 'uptime', 'bugs']],
    ['a contributor of a key result', { contributors: ['cem'] }, ['platform', 'uptime']],
    ['a label', { labels: ['sre'] }, ['platform', 'uptime']],
    ['one of two labels', { labels: ['sre', 'reliability'] }, ['platform', 'uptime', 'bugs']],
    ['a level', { levels: ['team'] }, ['platform', 'uptime', 'bugs']],
    ['words in any order and case', { text: 'SLEEPS plat' }, ['platform', 'uptime', 'bugs']],
    ['words of a query', { text: 'abc-1 bugs' }, ['platform', 'bugs']],
  ] as const)('find %s', (_what, filters, expected) => {
    expect(found(filters)).toEqual(expected);
  });

  it('never hide what the address names', () => {
    expect(found({ labels: ['sre'] }, { kind: 'key-result', id: 'bugs' })).toEqual([
      'platform',
      'uptime',
      'bugs',
    ]);
    expect(found({ labels: ['gone'] }, { kind: 'objective', id: 'year' })).toEqual(['year']);
  });

  it('say how much each choice would leave, all other filters as they are', () => {
    const facets = facetsOf([platform, year], filtering({ labels: ['sre'], owners: [NO_OWNER] }));
    // All four are nobody's; the label is on the key result "uptime" alone.
    expect(facets).toMatchObject({ all: 4, shown: 1, mine: 0, watched: 1 });
    expect(Object.fromEntries(facets.labels)).toEqual({ sre: 1, reliability: 1 });
    expect(Object.fromEntries(facets.owners)).toEqual({ [NO_OWNER]: 1 });
    expect(facets.period.get('all')).toBe(1);
    expect(facetsOf([year], filtering({})).watched).toBeNull();
    expect(facets.period.get('next-quarter') ?? 0).toBe(0);
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
