import { getIssueImpacts } from '../../../src/application/issue/get-issue-impacts';
import type { IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult, must } from '../../doubles/drafts';
import { LEAD, putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

const EPIC = 'parent = PAY-1';

/** An epic with eleven stories, three of them done. */
async function anEpic(): Promise<TestWorld> {
  const world = testWorld();
  putIssue(world, '1', { hierarchyLevel: 1 });
  for (let story = 2; story <= 12; story += 1) {
    putIssue(world, String(story), {
      parentId: '1',
      statusCategory: story <= 4 ? 'done' : 'new',
    });
  }
  putIssue(world, '99');
  world.jira.query(EPIC, ({ item }) => item.parentId === '1');
  world.jira.query('key = PAY-1', ({ item }) => item.id === '1');
  await givenKeyResult(world, EPIC, { title: 'Stories of the epic' });
  return world;
}

const impactsOf = async (world: TestWorld, issueId: string) =>
  must(
    await getIssueImpacts(
      world.ports,
      world.at(LEAD, { projectId: null, issueId: issueId as IssueId }),
    ),
  ).impacts;

describe('what finishing an issue adds', () => {
  it('is one eleventh for an open story: 27 % becomes 36 %, +9.1 points', async () => {
    const world = await anEpic();
    const [impact] = await impactsOf(world, '7');
    expect(impact).toMatchObject({
      keyResultTitle: 'Stories of the epic',
      projectKey: 'PAY',
      via: 'itself',
      isAlreadyDone: false,
    });
    expect(impact?.finishing?.progressBefore).toBeCloseTo(3 / 11, 12);
    expect(impact?.finishing?.progressAfter).toBeCloseTo(4 / 11, 12);
    expect(impact?.finishing?.points).toBeCloseTo(100 / 11, 9);
  });

  it('is nothing for a story that is done', async () => {
    const world = await anEpic();
    const [impact] = await impactsOf(world, '2');
    expect(impact).toMatchObject({ isAlreadyDone: true, finishing: { points: 0 } });
  });

  it('for the epic is everything its open stories add', async () => {
    const world = await anEpic();
    const [impact] = await impactsOf(world, '1');
    expect(impact).toMatchObject({ via: 'children', childCount: 11 });
    expect(impact?.finishing?.progressAfter).toBe(1);
  });

  it('tells whether the epic counts itself, through its children, or both', async () => {
    const world = await anEpic();
    world.jira.query('all', () => true);
    await givenKeyResult(world, 'key = PAY-1');
    await givenKeyResult(world, 'all');
    const vias = (await impactsOf(world, '1')).map(({ via }) => via);
    expect(vias.sort()).toEqual(['both', 'children', 'itself']);
  });

  it('reaches through sub-tasks of stories', async () => {
    const world = await anEpic();
    putIssue(world, '500', { parentId: '7', hierarchyLevel: -1 });
    world.jira.query('subtasks', ({ item }) => item.hierarchyLevel === -1);
    await givenKeyResult(world, 'subtasks', { title: 'Sub-tasks' });
    const titles = (await impactsOf(world, '1')).map(({ keyResultTitle }) => keyResultTitle);
    expect(titles).toContain('Sub-tasks');
  });

  it('is an empty list for an issue no key result asks for', async () => {
    const world = await anEpic();
    expect(await impactsOf(world, '99')).toEqual([]);
  });
});
