import {
  findFilters,
  findIssues,
  getFilter,
} from '../../../src/application/data-source/query-help';
import { previewQuery } from '../../../src/application/okr/preview-query';
import type { JiraMeasureSource } from '../../../src/domain/metrics/metric';
import type { AccountId } from '../../../src/domain/shared/ids';
import { must } from '../../doubles/drafts';
import { aSource } from '../../support/jira-measure';
import { LEAD, putIssue, testWorld, type TestWorld, VIEWER } from '../../doubles/test-world';

const BUGS = 'type = Bug';

/** 23 bugs filed, 12 of them closed. */
function withBugs(): TestWorld {
  const world = testWorld();
  for (let bug = 1; bug <= 23; bug += 1) {
    putIssue(world, String(bug), { statusCategory: bug <= 12 ? 'done' : 'new' });
  }
  world.jira.query(BUGS, () => true);
  return world;
}

const preview = async (
  world: TestWorld,
  source: Partial<JiraMeasureSource>,
  viewer: AccountId = LEAD,
) => previewQuery(world.portsFor(viewer), world.at(viewer), { source: aSource(source) });

describe('the preview of a query', () => {
  it('shows how many it finds, a few of them, and the value they have now', async () => {
    const world = withBugs();
    expect(must(await preview(world, { jql: BUGS }))).toMatchObject({
      approximateCount: 23,
      looked: 23,
      sample: [{ key: 'PAY-1', amount: 100 / 23 }, {}, {}, {}, {}],
      findings: [],
      value: { numerator: 12, denominator: 23, unit: 'percent', n: 23 },
    });
  });

  it('tells no value from a part of the issues', async () => {
    const world = testWorld();
    for (let id = 1; id <= 101; id += 1) putIssue(world, String(id));
    world.jira.query(BUGS, () => true);
    const found = must(await preview(world, { jql: BUGS }));
    expect(found).toMatchObject({ approximateCount: 101, looked: 100, value: null });
  });

  it('says what to beware of', async () => {
    const world = withBugs();
    world.jira.query('mine', () => false, { functions: ['currentuser'] });
    const { findings } = must(await preview(world, { jql: 'mine' }));
    expect(findings.map(({ kind }) => kind)).toEqual(['depends-on-viewer', 'no-issues']);
  });

  it.each([
    [{ measure: { kind: 'progress' }, mode: 'percent' }, 'measure-needs-kpi-mode'],
    [{ measure: { kind: 'remainingEstimate' }, mode: 'percent' }, 'measure-needs-kpi-mode'],
    [{ measure: { kind: 'storyPoints' } }, 'no-story-point-field'],
    [{ measure: { kind: 'field', fieldId: 'customfield_9' } }, 'field-not-numeric'],
    [{ jql: ' ' }, 'jql-missing'],
    [{ jql: 'no such = query' }, 'jql-invalid'],
  ] as const)('refuses %j as saving would', async (source, reason) => {
    const refused = await preview(withBugs(), { jql: BUGS, ...source });
    expect(refused).toMatchObject({ ok: false, error: { reason } });
  });
});

describe('issues that the author may not see', () => {
  function withSecrets(secrets: number): TestWorld {
    const world = withBugs();
    for (let id = 1; id <= secrets; id += 1) {
      putIssue(world, `9${id}`, { onlyFor: ['ada-admin'] });
    }
    return world;
  }

  it('stop the query; how many is said from three on', async () => {
    const few = must(await preview(withSecrets(2), { jql: BUGS }));
    expect(few).toMatchObject({ approximateCount: 23, findings: [{ hidden: null }] });
    const many = must(await preview(withSecrets(3), { jql: BUGS }));
    expect(many.findings).toMatchObject([{ kind: 'hidden-issues', severity: 'stop', hidden: 3 }]);
  });

  it('are not even hinted at to those who may not write key results', async () => {
    const seen = must(await preview(withSecrets(3), { jql: BUGS }, VIEWER));
    expect(seen.findings).toEqual([]);
  });
});

describe('saved filters', () => {
  function withFilters(): TestWorld {
    const world = testWorld();
    const filter = { jql: BUGS, ownerName: 'Ada', isFavourite: false };
    world.jira.filters.push(
      { filter: { ...filter, id: '1', name: 'Open bugs' } },
      { filter: { ...filter, id: '2', name: 'Secret bugs' }, onlyFor: ['ada-admin'] },
    );
    return world;
  }

  it('are found by a part of their name, as the person may see them', async () => {
    const world = withFilters();
    const found = must(await findFilters(world.ports, world.at(LEAD), { text: ' BUGS ' }));
    expect(found.map(({ name }) => name)).toEqual(['Open bugs']);
  });

  it('that are not shared look as if they did not exist', async () => {
    const world = withFilters();
    for (const filterId of ['2', '3']) {
      expect(await getFilter(world.ports, world.at(LEAD), { filterId })).toMatchObject({
        ok: false,
        error: { kind: 'not-found', reason: 'filter-not-found' },
      });
    }
  });
});

describe('picking issues', () => {
  it('finds a key and words, each issue once, and nothing that Jira refuses', async () => {
    const world = withBugs();
    const keyed = (id: string) => world.jira.issue(id).item.key;
    world.jira.query(`key = ${keyed('3')}`, ({ item }) => item.id === '3');
    const named = must(
      await findIssues(world.ports, world.at(LEAD), { text: 'pay-3', projectKey: null }),
    );
    expect(named.map(({ key }) => key)).toEqual(['PAY-3']);
    const none = must(
      await findIssues(world.ports, world.at(LEAD), { text: 'pay-999', projectKey: null }),
    );
    expect(none).toEqual([]);
  });
});
