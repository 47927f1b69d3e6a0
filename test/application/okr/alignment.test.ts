import { getObjectiveDetail } from '../../../src/application/okr/get-objective-detail';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import { createKeyResult } from '../../../src/application/okr/create-key-result';
import { createObjective } from '../../../src/application/okr/create-objective';
import { updateObjective } from '../../../src/application/okr/change-objective';
import { listParentCandidates } from '../../../src/application/okr/list-parent-candidates';
import { updateKeyResult } from '../../../src/application/okr/change-key-result';
import type { ObjectiveDraft } from '../../../src/application/okr/okr-drafts';
import type { ObjectiveView, OkrPageView } from '../../../src/application/okr/okr-view';
import type { Ports } from '../../../src/application/ports/ports';
import { setOkrManagers } from '../../../src/application/settings/okr-managers';
import type { AccountId } from '../../../src/domain/shared/ids';
import {
  givenKeyResult,
  givenObjective,
  keyResultDraft,
  must,
  objectiveDraft,
} from '../../doubles/drafts';
import {
  ADMIN,
  HR,
  LEAD,
  PAY,
  putIssue,
  testWorld,
  VIEWER,
  type TestWorld,
} from '../../doubles/test-world';

const GLOBAL = { projectId: null };
const DONE = 'project = PAY AND status = Done';
const OPEN = 'project = PAY AND status = Open';

/** Whole-site objectives are written by Ada, on the global page. */
async function siteObjective(
  world: TestWorld,
  change: Partial<ObjectiveDraft> = {},
): Promise<ObjectiveView> {
  const fields = objectiveDraft({ level: 'company', ownerId: null, ...change });
  const caller = world.at(ADMIN, GLOBAL);
  return must(await createObjective(world.portsFor(ADMIN), caller, { projectId: null, fields }));
}

async function inProject(
  world: TestWorld,
  projectId: typeof PAY,
  change: Partial<ObjectiveDraft> = {},
): Promise<ObjectiveView> {
  const fields = objectiveDraft({ ownerId: null, ...change });
  const caller = world.at(ADMIN, { projectId });
  return must(await createObjective(world.portsFor(ADMIN), caller, { projectId: null, fields }));
}

async function pageOf(
  world: TestWorld,
  viewer: AccountId,
  place: { projectId: typeof PAY | null } = GLOBAL,
): Promise<OkrPageView> {
  const input = { includeArchived: false };
  return must(await getOkrPage(world.portsFor(viewer), world.at(viewer, place), input));
}

const shown = (page: OkrPageView, id: string) => page.objectives.find((one) => one.id === id);

/** Two stories, one done: percent complete is 50; and none done: 0. */
function withIssues(world: TestWorld): TestWorld {
  putIssue(world, '1', { statusCategory: 'done' });
  putIssue(world, '2');
  world.jira.query(DONE, ({ item }) => item.statusCategory === 'done');
  world.jira.query(OPEN, ({ item }) => item.statusCategory !== 'done');
  world.jira.query('all', () => true);
  return world;
}

describe('objectives of the whole site', () => {
  it('are created by Jira admins and by those an admin named, and by nobody else', async () => {
    const world = testWorld();
    const input = { projectId: null, fields: objectiveDraft({ level: 'company', ownerId: null }) };
    const asLead = () => createObjective(world.ports, world.at(LEAD, GLOBAL), input);
    expect(await asLead()).toMatchObject({ error: { reason: 'needs-okr-manager' } });
    must(await setOkrManagers(world.portsFor(ADMIN), { version: 0, accountIds: [LEAD] }));
    expect(must(await asLead())).toMatchObject({ projectId: null, level: 'company' });
  });

  it('are seen by everybody on the site, and changed only by those', async () => {
    const world = testWorld();
    const { id } = await siteObjective(world);
    const page = await pageOf(world, VIEWER);
    expect(shown(page, id)).toMatchObject({ canManage: false });
    expect(page.canManageSite).toBe(false);
    expect((await pageOf(world, ADMIN)).canManageSite).toBe(true);
    const change = { objectiveId: id, version: 1, change: { title: 'Mine' } };
    expect(await updateObjective(world.ports, world.at(LEAD, GLOBAL), change)).toMatchObject({
      error: { kind: 'forbidden', reason: 'needs-okr-manager' },
    });
  });

  it.each([
    ['company', PAY, 'level-needs-site'],
    ['project', null, 'project-not-chosen'],
  ] as const)('the %s level does not fit everywhere', async (level, projectId, reason) => {
    const world = testWorld();
    const input = { projectId, fields: objectiveDraft({ level, ownerId: null }) };
    const outcome = await createObjective(world.portsFor(ADMIN), world.at(ADMIN, GLOBAL), input);
    expect(outcome).toMatchObject({ error: { reason } });
  });
});

describe('alignment across projects and levels', () => {
  it('rolls an objective of a project up into one of the site, on every page the same', async () => {
    const world = withIssues(testWorld());
    const company = await siteObjective(world);
    const team = await inProject(world, PAY, { parentId: company.id });
    await givenKeyResult(world, 'all', { objectiveId: team.id });
    const page = await pageOf(world, VIEWER);
    expect(shown(page, company.id)?.progress).toMatchObject({ visibility: 'shown', progress: 0.5 });
    const project = await pageOf(world, VIEWER, { projectId: PAY });
    expect(project.objectives.map(({ id }) => id)).toEqual([team.id]);
    expect(shown(project, team.id)?.parent).toMatchObject({
      visibility: 'shown',
      title: company.title,
      level: 'company',
    });
  });

  it('counts objectives of other projects on the page of the project they contribute to', async () => {
    const world = withIssues(testWorld());
    const platform = await inProject(world, PAY, { title: 'Platform' });
    const between = await inProject(world, HR, { parentId: platform.id });
    const below = await inProject(world, PAY, { title: 'Below', parentId: between.id });
    await givenKeyResult(world, 'all', { objectiveId: below.id });
    const page = await pageOf(world, ADMIN, { projectId: PAY });
    expect(shown(page, platform.id)?.progress.progress).toBe(0.5);
    expect(page.objectives).toHaveLength(2);
  });

  it('is refused to an objective that one may not see, as if it did not exist', async () => {
    const world = testWorld();
    const secret = await inProject(world, HR);
    const mine = await givenObjective(world);
    const change = { objectiveId: mine.id, version: 1, change: { parentId: secret.id } };
    expect(await updateObjective(world.ports, world.at(LEAD), change)).toMatchObject({
      error: { field: 'parentId', reason: 'parent-not-found' },
    });
  });

  it('to a parent one may not see says so and nothing more', async () => {
    const world = testWorld();
    const secret = await inProject(world, HR, { title: 'Secret plans' });
    const child = await inProject(world, PAY, { parentId: secret.id });
    const page = await pageOf(world, VIEWER);
    expect(shown(page, child.id)).toMatchObject({
      parentId: null,
      parent: { visibility: 'hidden' },
    });
    expect(JSON.stringify(page)).not.toContain('Secret plans');
    expect(JSON.stringify(page)).not.toContain(secret.id);
  });

  it('offers every objective in sight as a parent but those below', async () => {
    const world = testWorld();
    const company = await siteObjective(world, { title: 'Company' });
    const middle = await inProject(world, PAY, { title: 'Middle', parentId: company.id });
    await inProject(world, PAY, { title: 'Leaf', parentId: middle.id });
    await inProject(world, HR, { title: 'Elsewhere' });
    const titles = async (viewer: AccountId, objectiveId: string | null) =>
      must(
        await listParentCandidates(world.portsFor(viewer), world.at(viewer), { objectiveId }),
      ).map(({ title }) => title);
    expect(await titles(ADMIN, middle.id)).toEqual(['Company', 'Elsewhere']);
    expect(await titles(VIEWER, null)).toEqual(['Company', 'Middle', 'Leaf']);
  });
});

describe('a circle of objectives', () => {
  it('is refused over several levels and projects', async () => {
    const world = testWorld();
    const company = await siteObjective(world);
    const middle = await inProject(world, HR, { parentId: company.id });
    const leaf = await inProject(world, PAY, { parentId: middle.id });
    const outcome = await updateObjective(world.portsFor(ADMIN), world.at(ADMIN, GLOBAL), {
      objectiveId: company.id,
      version: 1,
      change: { parentId: leaf.id },
    });
    expect(outcome).toMatchObject({ error: { field: 'parentId', reason: 'objective-cycle' } });
  });

  it('is taken back when two people close it at once', async () => {
    const world = testWorld();
    const a = await givenObjective(world, { title: 'A' });
    const b = await givenObjective(world, { title: 'B' });
    const align = (ports: Ports, objectiveId: string, parentId: string) =>
      updateObjective(ports, world.at(LEAD), { objectiveId, version: 1, change: { parentId } });
    // B is aligned to A in the moment after A's check and before A is written.
    let isBetween = false;
    const okrs: Ports['okrs'] = {
      ...world.ports.okrs,
      save: async (change, trace) => {
        if (!isBetween) {
          isBetween = true;
          must(await align(world.ports, b.id, a.id));
        }
        return world.ports.okrs.save(change, trace);
      },
    };
    const outcome = await align({ ...world.ports, okrs }, a.id, b.id);
    expect(outcome).toMatchObject({ error: { reason: 'objective-cycle' } });
    const page = await pageOf(world, LEAD, { projectId: PAY });
    expect(shown(page, a.id)?.parentId).toBeNull();
    expect(shown(page, b.id)?.parentId).toBe(a.id);
  });
});

describe('an objective’s sum', () => {
  it('lists weight, progress and contribution, and adds up to the number shown', async () => {
    const world = withIssues(testWorld());
    const company = await siteObjective(world);
    const child = await inProject(world, PAY, { parentId: company.id, weight: 3 });
    await givenKeyResult(world, 'all', { objectiveId: child.id });
    const second = await inProject(world, PAY, { parentId: company.id, title: 'Second' });
    await givenKeyResult(world, DONE, { objectiveId: second.id });
    const detail = must(
      await getObjectiveDetail(world.portsFor(VIEWER), world.at(VIEWER), {
        objectiveId: company.id,
      }),
    );
    // 3 of 4 weights at 50 %, 1 of 4 at 100 %: 37.5 % + 25 % = 62.5 %.
    expect(
      detail.lines.map(({ weight, share, progress, contribution, projectKey }) => ({
        ...{ weight, share, progress, contribution, projectKey },
      })),
    ).toEqual([
      { weight: 3, share: 0.75, progress: 0.5, contribution: 0.375, projectKey: 'PAY' },
      { weight: 1, share: 0.25, progress: 1, contribution: 0.25, projectKey: 'PAY' },
    ]);
    expect(detail.objective.progress.progress).toBe(0.625);
  });

  it('leaves out what is switched off or weighs nothing, and says why', async () => {
    const world = withIssues(testWorld());
    const objective = await givenObjective(world);
    await givenKeyResult(world, DONE, { objectiveId: objective.id, title: 'Counts' });
    const off = await givenKeyResult(world, OPEN, { objectiveId: objective.id, title: 'Off' });
    const change = { isInRollUp: false };
    const input = { keyResultId: off.id, version: 1, change };
    must(await updateKeyResult(world.ports, world.at(LEAD), input));
    await givenKeyResult(world, OPEN, { objectiveId: objective.id, title: 'Light', weight: 0 });
    const detail = must(
      await getObjectiveDetail(world.ports, world.at(LEAD), { objectiveId: objective.id }),
    );
    expect(detail.objective.progress.progress).toBe(1);
    expect(detail.leftOut).toMatchObject([
      { title: 'Off', why: 'switched-off' },
      { title: 'Light', why: 'weighs-nothing' },
    ]);
  });
});

describe('a parent’s number and parts that one may not see', () => {
  /** A company objective with one visible part at 100 % and some of a hidden project at 50 %. */
  async function withHiddenParts(hidden: number) {
    const world = withIssues(testWorld());
    const company = await siteObjective(world);
    const open = await inProject(world, PAY, { parentId: company.id, title: 'Open' });
    await givenKeyResult(world, DONE, { objectiveId: open.id });
    for (let part = 0; part < hidden; part += 1) {
      const { id } = await inProject(world, HR, { parentId: company.id, title: 'Hidden part' });
      await givenKeyResultOf(world, id);
    }
    return { world, company };
  }

  async function givenKeyResultOf(world: TestWorld, objectiveId: string): Promise<void> {
    const caller = world.at(ADMIN, { projectId: HR });
    const fields = keyResultDraft('all');
    must(await createKeyResult(world.portsFor(ADMIN), caller, { objectiveId, fields }));
  }

  it.each([
    [0, 'shown', 1],
    [1, 'withheld', null],
    [2, 'withheld', null],
    // (1 + 3 × 0.5) ÷ 4
    [3, 'shown', 0.625],
  ])('with %p of them is %s', async (hidden, visibility, progress) => {
    const { world, company } = await withHiddenParts(hidden);
    const page = await pageOf(world, VIEWER);
    expect(shown(page, company.id)?.progress).toMatchObject({ visibility, progress });
    expect(JSON.stringify(page)).not.toContain('Hidden part');
  });

  it('is explained with all of them as one, once there are enough', async () => {
    const { world, company } = await withHiddenParts(3);
    const detail = must(
      await getObjectiveDetail(world.portsFor(VIEWER), world.at(VIEWER, GLOBAL), {
        objectiveId: company.id,
      }),
    );
    expect(detail.lines).toHaveLength(1);
    expect(detail.unseen).toEqual({ count: 3, weight: 3, share: 0.75, contribution: 0.375 });
  });

  it('tells no shares while it is withheld', async () => {
    const { world, company } = await withHiddenParts(1);
    const input = { objectiveId: company.id };
    const caller = world.at(VIEWER, GLOBAL);
    const detail = must(await getObjectiveDetail(world.portsFor(VIEWER), caller, input));
    expect(detail).toMatchObject({ lines: [], unseen: null });
  });
});
