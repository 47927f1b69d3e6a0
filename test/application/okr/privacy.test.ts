import { getIssueImpacts } from '../../../src/application/issue/get-issue-impacts';
import { updateObjective } from '../../../src/application/okr/change-objective';
import { createObjective } from '../../../src/application/okr/create-objective';
import { getKeyResultDetail } from '../../../src/application/okr/get-key-result-detail';
import { getObjectiveDetail } from '../../../src/application/okr/get-objective-detail';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import { listParentCandidates } from '../../../src/application/okr/list-parent-candidates';
import type { OkrPageView } from '../../../src/application/okr/okr-view';
import { requestRefresh } from '../../../src/application/sync/request-refresh';
import type { AccountId, IssueId } from '../../../src/domain/shared/ids';
import { givenKeyResult, givenObjective, must, objectiveDraft } from '../../doubles/drafts';
import { ADMIN, LEAD, putIssue, testWorld, VIEWER, type TestWorld } from '../../doubles/test-world';

const CEM = 'cem-contributor' as AccountId;
const TITLE = 'Merge the two companies';

/** Lea, who manages OKRs, wrote a private objective; Cem contributes to it; Vic browses the project. */
async function withPrivate(change: { parentId?: string; isPrivate?: boolean } = {}) {
  const world = testWorld();
  world.jira.people.set(CEM, { id: CEM, isActive: true });
  putIssue(world, '1', { statusCategory: 'done' });
  world.jira.query('all', () => true);
  const objective = await givenObjective(world, {
    title: TITLE,
    isPrivate: true,
    contributorIds: [CEM],
    ...change,
  });
  const keyResult = await givenKeyResult(world, 'all', {
    objectiveId: objective.id,
    title: 'Sign the contract',
  });
  return { world, objective, keyResult };
}

async function pageOf(world: TestWorld, viewer: AccountId): Promise<OkrPageView> {
  const input = { includeArchived: false };
  return must(await getOkrPage(world.portsFor(viewer), world.at(viewer), input));
}

describe('a private objective', () => {
  it.each([
    ['who manages OKRs', LEAD, 1],
    ['its contributor', CEM, 1],
    ['others in the project', VIEWER, 0],
  ])('on the page is there for %s', async (_who, viewer, count) => {
    const { world } = await withPrivate();
    expect((await pageOf(world, viewer)).objectives).toHaveLength(count);
  });

  it('is in no answer to somebody who may not see it', async () => {
    const { world, objective, keyResult } = await withPrivate();
    const ports = world.portsFor(VIEWER);
    const caller = world.at(VIEWER, { projectId: null, issueId: '1' as IssueId });
    const answers = [
      await getOkrPage(ports, caller, { includeArchived: true }),
      await getObjectiveDetail(ports, caller, { objectiveId: objective.id }),
      await getKeyResultDetail(ports, caller, { keyResultId: keyResult.id, pageToken: null }),
      await getIssueImpacts(ports, caller),
      await listParentCandidates(ports, caller, { objectiveId: null }),
      await requestRefresh(ports, caller, { keyResultIds: [keyResult.id] }),
    ];
    const text = JSON.stringify(answers);
    expect(text).not.toContain(TITLE);
    expect(text).not.toContain('Sign the contract');
    expect(answers[1]).toMatchObject({ error: { reason: 'objective-not-found' } });
    expect(answers[2]).toMatchObject({ error: { reason: 'key-result-not-found' } });
    expect(answers[5]).toMatchObject({ value: { total: 0 } });
  });

  it('is on the panel of the issue for those who see it', async () => {
    const { world } = await withPrivate();
    const caller = world.at(CEM, { issueId: '1' as IssueId });
    const { impacts } = must(await getIssueImpacts(world.portsFor(CEM), caller));
    expect(impacts).toMatchObject([{ objectiveTitle: TITLE }]);
  });

  it('may be reported on, but not redefined, by its contributors', async () => {
    const { world, objective } = await withPrivate();
    const [shown] = (await pageOf(world, CEM)).objectives;
    expect(shown).toMatchObject({ canCheckIn: true, canManage: false });
    const input = { objectiveId: objective.id, version: 1, change: { isPrivate: false } };
    expect(await updateObjective(world.portsFor(CEM), world.at(CEM), input)).toMatchObject({
      error: { kind: 'forbidden', reason: 'needs-manage-okrs' },
    });
  });
});

describe('the number of a parent that others see', () => {
  async function withParent(isPrivate: boolean) {
    const world = testWorld();
    world.jira.people.set(CEM, { id: CEM, isActive: true });
    putIssue(world, '1', { statusCategory: 'done' });
    putIssue(world, '2');
    world.jira.query('all', () => true);
    world.jira.query('done', ({ item }) => item.statusCategory === 'done');
    const parent = await givenObjective(world, { title: 'Grow', isPrivate });
    await givenKeyResult(world, 'all', { objectiveId: parent.id });
    const child = await givenObjective(world, {
      title: TITLE,
      parentId: parent.id,
      isPrivate: true,
      contributorIds: [CEM],
    });
    await givenKeyResult(world, 'done', { objectiveId: child.id });
    return { world, parent, child };
  }

  it('is the same for everybody and never moves with a private objective (decision 0009)', async () => {
    const { world, parent } = await withParent(false);
    for (const viewer of [VIEWER, LEAD, CEM]) {
      const page = await pageOf(world, viewer);
      const shown = page.objectives.find(({ id }) => id === parent.id);
      expect(shown?.progress).toMatchObject({ visibility: 'shown', progress: 0.5, unseen: 0 });
    }
  });

  it('is explained to those who see the private one', async () => {
    const { world, parent } = await withParent(false);
    const detail = must(
      await getObjectiveDetail(world.ports, world.at(LEAD), { objectiveId: parent.id }),
    );
    expect(detail.leftOut).toMatchObject([{ title: TITLE, why: 'private' }]);
    const outside = must(
      await getObjectiveDetail(world.portsFor(VIEWER), world.at(VIEWER), {
        objectiveId: parent.id,
      }),
    );
    expect(outside.leftOut).toEqual([]);
  });

  it('takes a private part in when it is private itself', async () => {
    const { world, parent } = await withParent(true);
    const page = await pageOf(world, LEAD);
    // (50 % + 100 %) ÷ 2
    expect(page.objectives.find(({ id }) => id === parent.id)?.progress.progress).toBe(0.75);
  });

  it('is withheld from somebody who sees the private parent and not the private part', async () => {
    const { world, parent } = await withParent(true);
    const stored = await world.ports.okrs.findObjective(parent.id);
    if (stored === null) throw new Error('gone');
    await world.ports.okrs.save({
      objective: { ...stored, version: 2, watcherIds: [VIEWER] },
    });
    const page = await pageOf(world, VIEWER);
    expect(page.objectives).toMatchObject([
      { id: parent.id, progress: { visibility: 'withheld' } },
    ]);
  });
});

describe('a private objective of the whole site', () => {
  it('is seen by its people and those who manage the site', async () => {
    const world = testWorld();
    world.jira.people.set(CEM, { id: CEM, isActive: true });
    const fields = objectiveDraft({
      level: 'company',
      ownerId: null,
      isPrivate: true,
      watcherIds: [CEM],
    });
    const caller = world.at(ADMIN, { projectId: null });
    must(await createObjective(world.portsFor(ADMIN), caller, { projectId: null, fields }));
    const count = async (viewer: AccountId) => {
      const at = world.at(viewer, { projectId: null });
      const page = must(await getOkrPage(world.portsFor(viewer), at, { includeArchived: false }));
      return page.objectives.length;
    };
    expect([await count(ADMIN), await count(CEM), await count(LEAD)]).toEqual([1, 1, 0]);
  });
});
