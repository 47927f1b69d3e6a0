import { getOwed, markMentionsRead } from '../../../src/application/check-ins/get-owed';
import { recordCheckIn } from '../../../src/application/check-ins/record-check-in';
import { updateCheckInCadence } from '../../../src/application/check-ins/update-check-in-cadence';
import {
  addComment,
  listComments,
  setCommentDeleted,
  updateComment,
} from '../../../src/application/comments/comments';
import { createObjective } from '../../../src/application/okr/create-objective';
import { recompute } from '../../../src/application/sync/recompute';
import type { AccountId } from '../../../src/domain/shared/ids';
import { givenKeyResult, givenObjective, must, objectiveDraft } from '../../doubles/drafts';
import { ADMIN, HR, LEAD, PAY, putIssue, testWorld, VIEWER } from '../../doubles/test-world';

const CEM = 'cem-contributor' as AccountId;
const DAY_MS = 24 * 3_600_000;

async function stage({ isPrivate = false } = {}) {
  const world = testWorld();
  world.jira.people.set(CEM, { id: CEM, isActive: true });
  putIssue(world, '1');
  world.jira.query('all', () => true);
  const objective = await givenObjective(world, { isPrivate });
  const keyResult = await givenKeyResult(world, 'all', { objectiveId: objective.id, ownerId: CEM });
  await world.drain();
  const subject = { kind: 'key-result', id: keyResult.id } as const;
  const say = (text: string, as: AccountId = LEAD) =>
    addComment(world.portsFor(as), world.at(as), { subject, kind: 'comment', text });
  const owed = async (as: AccountId) => must(await getOwed(world.portsFor(as), world.at(as)));
  return { world, objective, keyResult, subject, say, owed };
}

describe('comments', () => {
  it('are told newest first, twenty at a time', async () => {
    const { world, subject, say } = await stage();
    for (let count = 1; count <= 23; count += 1) {
      must(await say(`Number ${count}`));
      world.clock.at += 1000;
    }
    const vic = world.portsFor(VIEWER);
    const page = (cursor: string | null) =>
      listComments(vic, world.at(VIEWER), { subject, cursor }).then(must);
    const first = await page(null);
    const second = await page(first.nextCursor);
    const texts = [...first.comments, ...second.comments].map(({ text }) => text);
    expect(texts).toEqual(Array.from({ length: 23 }, (_, at) => `Number ${23 - at}`));
    expect(first.comments).toHaveLength(20);
    expect(second.nextCursor).toBeNull();
  });

  it('are edited by their author alone, and deleted by managers as well', async () => {
    const { world, say } = await stage();
    const { comment } = must(await say('Typo', CEM));
    const named = { commentId: comment.id, version: 1 };
    const lea = world.at(LEAD);
    expect(await updateComment(world.ports, lea, { ...named, text: 'Mine' })).toMatchObject({
      error: { reason: 'not-your-comment' },
    });
    const edited = must(
      await updateComment(world.portsFor(CEM), world.at(CEM), { ...named, text: 'No typo' }),
    );
    expect(edited.comment).toMatchObject({
      text: 'No typo',
      version: 2,
      editedAt: expect.any(String) as string,
    });
    const gone = { commentId: comment.id, version: 2, isDeleted: true };
    expect(await setCommentDeleted(world.portsFor(VIEWER), world.at(VIEWER), gone)).toMatchObject({
      error: { reason: 'not-your-comment' },
    });
    const { version } = must(await setCommentDeleted(world.ports, lea, gone));
    must(await setCommentDeleted(world.ports, lea, { ...gone, version, isDeleted: false }));
  });

  it('that were deleted a month ago are gone for good', async () => {
    const { world, say } = await stage();
    const { comment } = must(await say('Never mind'));
    const gone = { commentId: comment.id, version: 1, isDeleted: true };
    must(await setCommentDeleted(world.ports, world.at(LEAD), gone));
    world.clock.at += 32 * DAY_MS;
    await recompute(world.portsFor('app'), { kind: 'sweep' });
    expect(await world.ports.comments.find(comment.id)).toBeNull();
  });
});

describe('being mentioned', () => {
  it('waits on the page of what one owes until it is read', async () => {
    const { world, say, owed } = await stage();
    const { notReached } = must(await say('What do you think, @[vic-viewer]?'));
    expect(notReached).toEqual([]);
    const { mentions } = await owed(VIEWER);
    expect(mentions).toMatchObject([
      { by: LEAD, in: 'comment', text: 'What do you think, @[vic-viewer]?' },
    ]);
    const read = mentions.map(({ sourceId, at }) => ({ sourceId, at }));
    must(await markMentionsRead(world.portsFor(LEAD), world.at(LEAD), { mentions: read }));
    expect((await owed(VIEWER)).mentions).toHaveLength(1);
    must(await markMentionsRead(world.portsFor(VIEWER), world.at(VIEWER), { mentions: read }));
    expect((await owed(VIEWER)).mentions).toEqual([]);
  });

  it('happens in check-ins as well, but not by oneself', async () => {
    const { world, subject, owed } = await stage();
    const comment = 'Thanks @[vic-viewer] and @[cem-contributor]';
    const content = { on: '2026-02-14', value: null, status: null, confidence: null, comment };
    const ports = world.portsFor(CEM);
    must(await recordCheckIn(ports, world.at(CEM), { subject, content }));
    expect((await owed(VIEWER)).mentions).toHaveLength(1);
    expect((await owed(CEM)).mentions).toEqual([]);
  });

  it('ends when the text does not say so any more', async () => {
    const { world, say, owed } = await stage();
    const { comment } = must(await say('@[vic-viewer] look'));
    const named = { commentId: comment.id, version: 1, text: 'Nothing' };
    must(await updateComment(world.ports, world.at(LEAD), named));
    expect((await owed(VIEWER)).mentions).toEqual([]);
  });

  it('does not reach people who cannot see it; whoever mentions them is told', async () => {
    const { say, owed } = await stage({ isPrivate: true });
    const { notReached } = must(await say('Secret for @[vic-viewer] and @[no-body]'));
    expect(notReached).toEqual([VIEWER, 'no-body']);
    expect((await owed(VIEWER)).mentions).toEqual([]);
  });

  it('is not told in a project one may not browse', async () => {
    const world = testWorld();
    const admin = world.portsFor(ADMIN);
    const inHr = world.at(ADMIN, { projectId: HR });
    const fields = objectiveDraft({ ownerId: null });
    const { id } = must(await createObjective(admin, inHr, { projectId: null, fields }));
    const { notReached } = must(
      await addComment(admin, inHr, {
        subject: { kind: 'objective', id },
        kind: 'comment',
        text: '@[vic-viewer] @[lea-lead]',
      }),
    );
    expect(notReached).toEqual([VIEWER, LEAD]);
  });
});

describe('what a person owes', () => {
  it('is nothing while an admin has not switched check-ins on', async () => {
    const { world, owed } = await stage();
    world.clock.at += 30 * DAY_MS;
    expect(await owed(CEM)).toMatchObject({ checkIns: [], isCadenceOn: false, nextDueOn: null });
  });

  it('begins with the rule and not before, and is for the owner alone', async () => {
    const { world, owed } = await stage();
    world.clock.at += 18 * DAY_MS;
    // Wednesday, 4 March.
    const rule = { version: 0, cadence: { kind: 'weekly', weekday: 5 } as const };
    must(await updateCheckInCadence(world.portsFor(ADMIN), rule));
    expect(await owed(CEM)).toMatchObject({ checkIns: [], nextDueOn: '2026-03-06' });
    world.clock.at += 3 * DAY_MS;
    const { checkIns } = await owed(CEM);
    expect(checkIns).toMatchObject([{ standing: { kind: 'due', dueOn: '2026-03-06' } }]);
    expect((await owed(VIEWER)).checkIns).toEqual([]);
  });

  it('falls to the owner of the objective where a key result has none', async () => {
    const { world, objective, owed } = await stage();
    await givenKeyResult(world, 'all', { objectiveId: objective.id, title: 'Ownerless' });
    const rule = { version: 0, cadence: { kind: 'weekly', weekday: 5 } as const };
    must(await updateCheckInCadence(world.portsFor(ADMIN), rule));
    world.clock.at += 7 * DAY_MS;
    expect((await owed(LEAD)).checkIns.map(({ title }) => title)).toEqual(['Ownerless']);
  });

  it('names queries that Jira no longer runs', async () => {
    const { world, keyResult, owed } = await stage();
    world.jira.queries.delete('all');
    await world.jobs.push({
      kind: 'key-results',
      keyResultIds: [keyResult.id],
      trigger: 'refresh',
      refreshId: null,
    });
    await world.drain();
    expect((await owed(CEM)).brokenQueries).toMatchObject([
      { keyResultId: keyResult.id, projectId: PAY, stale: { reason: 'jql-invalid' } },
    ]);
  });
});
