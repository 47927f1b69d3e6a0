import { getKeyResultDetail } from '../../../src/application/okr/get-key-result-detail';
import { getOkrPage } from '../../../src/application/okr/get-okr-page';
import type { KeyResultView } from '../../../src/application/okr/okr-view';
import {
  resumeAutomaticStatus,
  setManualStatus,
} from '../../../src/application/status/set-manual-status';
import { recompute } from '../../../src/application/sync/recompute';
import { givenKeyResult, must } from '../../doubles/drafts';
import { ADMIN, VIEWER, LEAD, putIssue, testWorld, type TestWorld } from '../../doubles/test-world';

/** 1 of 4 issues is done on 14 February, when 44 of 89 days have passed: behind. */
async function behind(): Promise<{ world: TestWorld; keyResult: KeyResultView }> {
  const world = testWorld();
  for (const id of ['1', '2', '3', '4']) {
    putIssue(world, id, { statusCategory: id === '1' ? 'done' : 'new' });
  }
  world.jira.query('all', () => true);
  return { world, keyResult: await givenKeyResult(world, 'all') };
}

const judgement = {
  status: 'on-track',
  until: 'resumed',
  note: 'The last release closes it.',
} as const;

const named = ({ id, version }: KeyResultView) => ({ keyResultId: id, version });

async function pageOf(world: TestWorld) {
  const page = must(await getOkrPage(world.ports, world.at(LEAD), { includeArchived: false }));
  const objective = page.objectives[0];
  if (objective === undefined) throw new Error('No objective');
  return objective;
}

describe('a status set by hand', () => {
  it('counts instead of the computed one, which stays beside it', async () => {
    const { world, keyResult } = await behind();
    expect(keyResult.progress).toMatchObject({ status: 'behind', decidedBy: 'rule' });
    const set = must(
      await setManualStatus(world.ports, world.at(LEAD), { ...named(keyResult), ...judgement }),
    );
    expect(set.progress).toMatchObject({
      status: 'on-track',
      automaticStatus: 'behind',
      decidedBy: 'person',
      progress: 0.25,
    });
    expect(set.manualStatus).toEqual({
      ...judgement,
      at: '2026-02-14T10:00:00.000Z',
      by: LEAD,
    });
  });

  it('counts in what the objective says about its parts, not in its average', async () => {
    const { world, keyResult } = await behind();
    expect((await pageOf(world)).progress).toMatchObject({ status: 'behind', behind: 1 });
    must(await setManualStatus(world.ports, world.at(LEAD), { ...named(keyResult), ...judgement }));
    expect((await pageOf(world)).progress).toMatchObject({
      progress: 0.25,
      status: 'behind',
      behind: 0,
    });
  });

  it('leaves a trace with before and after', async () => {
    const { world, keyResult } = await behind();
    must(await setManualStatus(world.ports, world.at(LEAD), { ...named(keyResult), ...judgement }));
    const detail = must(
      await getKeyResultDetail(world.ports, world.at(LEAD), {
        keyResultId: keyResult.id,
        pageToken: null,
      }),
    );
    expect(detail.keyResult).toMatchObject({ version: 2, progress: { decidedBy: 'person' } });
  });

  it('until the next update ends when the value changes by itself', async () => {
    const { world, keyResult } = await behind();
    must(
      await setManualStatus(world.ports, world.at(LEAD), {
        ...named(keyResult),
        ...judgement,
        until: 'next-update',
      }),
    );
    world.clock.at += 3_600_000;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect((await pageOf(world)).keyResults[0]?.progress).toMatchObject({ decidedBy: 'person' });
    putIssue(world, '2', { statusCategory: 'done' });
    world.clock.at += 3_600_000;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect((await pageOf(world)).keyResults[0]).toMatchObject({
      progress: { status: 'on-track', automaticStatus: 'on-track', decidedBy: 'rule', value: 50 },
      manualStatus: { note: judgement.note },
    });
  });

  it('until somebody resumes outlives new values, and then the computed one counts', async () => {
    const { world, keyResult } = await behind();
    const set = must(
      await setManualStatus(world.ports, world.at(LEAD), {
        ...named(keyResult),
        ...judgement,
        status: 'at-risk',
      }),
    );
    putIssue(world, '2', { statusCategory: 'done' });
    world.clock.at += 3_600_000;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect((await pageOf(world)).keyResults[0]?.progress).toMatchObject({ status: 'at-risk' });
    const resumed = must(
      await resumeAutomaticStatus(world.ports, world.at(LEAD), named({ ...keyResult, ...set })),
    );
    expect(resumed).toMatchObject({
      manualStatus: null,
      progress: { status: 'on-track', decidedBy: 'rule' },
    });
  });
});

describe('who may set a status by hand', () => {
  it('those who manage, the owner and the contributors; nobody else', async () => {
    const { world, keyResult } = await behind();
    const asViewer = () =>
      setManualStatus(world.portsFor(VIEWER), world.at(VIEWER), {
        ...named(keyResult),
        ...judgement,
      });
    expect(await asViewer()).toMatchObject({
      error: { kind: 'forbidden', reason: 'needs-check-in-right' },
    });
    const own = await givenKeyResult(world, 'all', { ownerId: VIEWER });
    const shared = await givenKeyResult(world, 'all', { contributorIds: [VIEWER] });
    for (const one of [own, shared]) {
      const set = await setManualStatus(world.portsFor(VIEWER), world.at(VIEWER), {
        ...named(one),
        ...judgement,
      });
      expect(must(set)).toMatchObject({ manualStatus: { by: VIEWER } });
      const resumed = await resumeAutomaticStatus(
        world.portsFor(VIEWER),
        world.at(VIEWER),
        named(must(set)),
      );
      expect(must(resumed).manualStatus).toBeNull();
    }
  });

  it('the second of two people is told what the first one did', async () => {
    const { world, keyResult } = await behind();
    const input = { ...named(keyResult), ...judgement };
    must(await setManualStatus(world.ports, world.at(LEAD), input));
    const late = await setManualStatus(world.portsFor(ADMIN), world.at(ADMIN), input);
    expect(late).toMatchObject({
      error: { kind: 'conflict', current: { manualStatus: { by: LEAD } } },
    });
  });
});
