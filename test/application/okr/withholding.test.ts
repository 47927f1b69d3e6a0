import { getKeyResultDetail } from '../../../src/application/okr/get-key-result-detail';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { OkrPageView } from '../../../src/application/okr/okr-view';
import { createKeyResult } from '../../../src/application/okr/create-key-result';
import { getIssueImpacts } from '../../../src/application/issue/get-issue-impacts';
import type { AccountId, IssueId } from '../../../src/domain/shared/ids';
import { givenObjective, keyResultDraft, must } from '../../doubles/drafts';
import {
  ADMIN,
  HR,
  LEAD,
  putIssue,
  testWorld,
  VIEWER,
  type TestWorld,
} from '../../doubles/test-world';

const STORIES = 'project = PAY AND type = Story';

/** Ten stories, four done, of which some are behind a security level for Ada alone. */
async function withHidden(hidden: number): Promise<TestWorld & { keyResultId: string }> {
  const world = testWorld();
  for (let story = 1; story <= 10; story += 1) {
    putIssue(world, String(story), {
      statusCategory: story <= 4 ? 'done' : 'new',
      ...(story <= hidden && { onlyFor: [ADMIN] }),
    });
  }
  world.jira.query(STORIES, () => true);
  const objective = await givenObjective(world);
  const keyResult = must(
    await createKeyResult(world.portsFor(ADMIN), world.at(ADMIN), {
      objectiveId: objective.id,
      fields: keyResultDraft(STORIES),
    }),
  );
  return { ...world, keyResultId: keyResult.id };
}

async function page(world: TestWorld, viewer: AccountId): Promise<OkrPageView> {
  const input = { includeArchived: false };
  return must(await getOkrPage(world.portsFor(viewer), world.at(viewer), input));
}

describe('a value over issues that are hidden from the viewer', () => {
  it.each([
    [0, 'shown', 40],
    [1, 'withheld', null],
    [2, 'withheld', null],
    [3, 'shown', 40],
    [4, 'shown', 40],
  ])('with %p of ten hidden is %s', async (hidden, visibility, value) => {
    const world = await withHidden(hidden);
    const [objective] = (await page(world, VIEWER)).objectives;
    expect(objective?.keyResults[0]?.progress).toMatchObject({ visibility, value });
    expect(objective?.progress.visibility).toBe(visibility);
  });

  it('when withheld leaves no number anywhere in what is sent', async () => {
    const world = await withHidden(1);
    const [objective] = (await page(world, VIEWER)).objectives;
    const { progress } = objective?.keyResults[0] ?? {};
    const numbers = [progress ?? {}, objective?.progress ?? {}].flatMap((one) =>
      Object.values<unknown>(one),
    );
    expect(numbers.filter((value) => typeof value === 'number' && value !== 0)).toEqual([]);
  });

  it('is shown to those who see all of them', async () => {
    const world = await withHidden(1);
    const [objective] = (await page(world, ADMIN)).objectives;
    expect(objective?.keyResults[0]?.progress).toMatchObject({ visibility: 'shown', value: 40 });
  });

  it('is withheld in the roll-up of every objective above', async () => {
    const world = await withHidden(2);
    const [child] = (await page(world, ADMIN)).objectives;
    const parent = await givenObjective(world, { title: 'Above' });
    const stored = await world.ports.okrs.findObjective((child?.id ?? '') as never);
    if (stored === null) throw new Error('gone');
    await world.ports.okrs.save({
      objective: { ...stored, version: 2, parentId: parent.id },
    });
    const shown = await page(world, VIEWER);
    const above = shown.objectives.find(({ id }) => id === parent.id);
    expect(above?.progress.visibility).toBe('withheld');
  });

  it('counts issues of projects that the viewer may not browse', async () => {
    const world = testWorld();
    putIssue(world, '1', { statusCategory: 'done' });
    putIssue(world, '2', { projectId: HR });
    world.jira.query('all', () => true);
    const objective = await givenObjective(world);
    await createKeyResult(world.portsFor(ADMIN), world.at(ADMIN), {
      objectiveId: objective.id,
      fields: keyResultDraft('all'),
    });
    const [shown] = (await page(world, VIEWER)).objectives;
    expect(shown?.keyResults[0]?.progress.visibility).toBe('withheld');
  });
});

describe('the issues behind a key result', () => {
  const detail = async (world: TestWorld & { keyResultId: string }, viewer: AccountId) =>
    must(
      await getKeyResultDetail(world.portsFor(viewer), world.at(viewer), {
        keyResultId: world.keyResultId,
        pageToken: null,
      }),
    );

  it('are those the viewer may see, with the number of the others', async () => {
    const world = await withHidden(3);
    const shown = await detail(world, VIEWER);
    expect(shown.issues.map(({ id }) => id)).toEqual(['4', '5', '6', '7', '8', '9', '10']);
    expect(shown).toMatchObject({ hidden: 3, issuesTotal: 10 });
    expect(shown.history).toHaveLength(1);
  });

  it('come with what each adds, and add up to the value', async () => {
    const world = await withHidden(0);
    const shown = await detail(world, LEAD);
    const counted = shown.issues.filter(({ isCounted }) => isCounted);
    expect(counted).toHaveLength(4);
    const sum = counted.reduce((total, { amount }) => total + (amount ?? 0), 0);
    expect(sum).toBeCloseTo(40, 9);
  });

  it('of a withheld value have no amounts, no history and no total that tells', async () => {
    const world = await withHidden(2);
    const shown = await detail(world, VIEWER);
    expect(shown.issues.map(({ amount }) => amount)).toEqual(Array.from({ length: 8 }, () => null));
    expect(shown.history).toEqual([]);
    expect(shown).toMatchObject({ hidden: 2, issuesTotal: 8 });
  });

  it('of which fewer than three are visible have no amounts', async () => {
    const world = await withHidden(8);
    const shown = await detail(world, VIEWER);
    expect(shown.issues.map(({ amount }) => amount)).toEqual([null, null]);
  });

  it('are paged', async () => {
    const world = await withHidden(0);
    for (let id = 100; id < 170; id += 1) putIssue(world, String(id));
    const first = await detail(world, LEAD);
    expect(first.issues).toHaveLength(50);
    const second = must(
      await getKeyResultDetail(world.ports, world.at(LEAD), {
        keyResultId: world.keyResultId,
        pageToken: first.nextPageToken,
      }),
    );
    expect(second.issues).toHaveLength(30);
    expect(second.nextPageToken).toBeNull();
  });

  it('still open with a value that Jira can no longer renew', async () => {
    const world = await withHidden(0);
    world.jira.queries.clear();
    expect(await detail(world, LEAD)).toMatchObject({ issues: [], keyResult: { progress: {} } });
  });
});

describe('an author who cannot see all that a query finds', () => {
  it('may not publish its total', async () => {
    const world = await withHidden(1);
    const objective = await givenObjective(world);
    const outcome = await createKeyResult(world.ports, world.at(LEAD), {
      objectiveId: objective.id,
      fields: keyResultDraft(STORIES),
    });
    expect(outcome).toMatchObject({
      error: { field: 'source.jql', reason: 'author-cannot-see-all-issues' },
    });
  });
});

describe('an issue’s effect', () => {
  it('is not told where the number is withheld', async () => {
    const world = await withHidden(1);
    const issueId = '7' as IssueId;
    const shown = must(
      await getIssueImpacts(world.portsFor(VIEWER), world.at(VIEWER, { issueId })),
    );
    expect(shown.impacts).toMatchObject([
      { finishing: null, progress: { visibility: 'withheld', value: null } },
    ]);
  });

  it('of a hidden issue is not found', async () => {
    const world = await withHidden(1);
    const caller = world.at(VIEWER, { issueId: '1' as IssueId });
    expect(await getIssueImpacts(world.portsFor(VIEWER), caller)).toMatchObject({
      error: { kind: 'not-found', reason: 'issue-not-found' },
    });
  });
});
