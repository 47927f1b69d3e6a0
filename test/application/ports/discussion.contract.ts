import type { CheckIns } from '../../../src/application/ports/check-ins';
import type { Comments, Mention, MentionInbox } from '../../../src/application/ports/comments';
import type { CheckIn } from '../../../src/domain/okr/check-in';
import type { Comment } from '../../../src/domain/okr/comment';
import type {
  AccountId,
  CheckInId,
  CommentId,
  KeyResultId,
  ProjectId,
} from '../../../src/domain/shared/ids';
import { day } from '../../support/calendar-day';

const PROJECT = '100' as ProjectId;
const CEM = 'cem' as AccountId;
const about = (id: string) => ({ kind: 'key-result' as const, id: id as KeyResultId });
const written = {
  version: 1,
  projectId: PROJECT,
  isDeleted: false,
  createdAt: '2026-02-14T10:00:00.000Z',
  createdBy: CEM,
  updatedAt: '2026-02-14T10:00:00.000Z',
  updatedBy: CEM,
};

function storedCheckIn(id: string, change: Partial<CheckIn> = {}): CheckIn {
  return {
    ...written,
    id: id as CheckInId,
    subject: about('k-1'),
    on: day('2026-02-14'),
    value: 40.5,
    status: 'behind',
    confidence: 0,
    comment: 'Ask @[lea]\nand "quote" <b>',
    snapshot: { value: 40.5, progress: 0.4, status: 'on-track', n: 3, doneCount: 1 },
    revisions: [{ at: written.createdAt, by: CEM, before: { confidence: null, value: 3 } }],
    ...change,
  };
}

const storedComment = (id: string, change: Partial<Comment> = {}): Comment => ({
  ...written,
  id: id as CommentId,
  kind: 'decision',
  subject: about('k-1'),
  text: 'We go on.\n@[lea]',
  editedAt: null,
  ...change,
});

const ids = (items: readonly { readonly id: string }[]) => items.map(({ id }) => id);

/** What every keeper of check-ins promises; the double and the real one both pass. */
export function describeCheckIns(name: string, create: () => CheckIns): void {
  describe(name, () => {
    let checkIns: CheckIns;
    beforeEach(() => {
      checkIns = create();
    });
    const list = async (subjectId: string, limit = 50) =>
      ids((await checkIns.list(subjectId, { cursor: null, limit })).items);
    const latest = async () => (await checkIns.latest([PROJECT])).get('k-1')?.id;

    it('gives back exactly what was saved', async () => {
      const checkIn = storedCheckIn('c-1');
      expect(await checkIns.save(checkIn)).toBe('saved');
      expect(await checkIns.find(checkIn.id)).toEqual(checkIn);
      expect(await checkIns.find('none' as CheckInId)).toBeNull();
    });

    it('lists those of one subject by the day they speak about, newest first', async () => {
      await checkIns.save(storedCheckIn('c-1', { on: day('2026-02-10') }));
      await checkIns.save(storedCheckIn('c-2', { on: day('2026-02-12') }));
      await checkIns.save(storedCheckIn('c-3', { on: day('2026-02-11') }));
      await checkIns.save(storedCheckIn('c-4', { subject: about('k-2') }));
      expect(await list('k-1')).toEqual(['c-2', 'c-3', 'c-1']);
    });

    it('pages through them without losing or doubling one', async () => {
      for (let on = 1; on <= 9; on += 1) {
        await checkIns.save(storedCheckIn(`c-${on}`, { on: day(`2026-02-0${on}`) }));
      }
      const first = await checkIns.list('k-1', { cursor: null, limit: 5 });
      const second = await checkIns.list('k-1', { cursor: first.nextCursor, limit: 5 });
      expect(ids([...first.items, ...second.items])).toEqual(
        [9, 8, 7, 6, 5, 4, 3, 2, 1].map((on) => `c-${on}`),
      );
      expect(second.nextCursor).toBeNull();
    });

    it('refuses the second of two editors who read the same version', async () => {
      await checkIns.save(storedCheckIn('c-1'));
      expect(await checkIns.save(storedCheckIn('c-1', { version: 2, value: 1 }))).toBe('saved');
      expect(await checkIns.save(storedCheckIn('c-1', { version: 2, value: 2 }))).toBe(
        'version-conflict',
      );
      expect(await checkIns.find('c-1' as CheckInId)).toMatchObject({ version: 2, value: 1 });
    });

    it('knows the newest of every subject, also after corrections and deletes', async () => {
      await checkIns.save(storedCheckIn('c-1', { on: day('2026-02-06') }));
      await checkIns.save(storedCheckIn('c-2', { on: day('2026-02-13') }));
      await checkIns.save(storedCheckIn('c-3', { on: day('2026-01-02') }));
      expect(await latest()).toBe('c-2');
      const older = storedCheckIn('c-2', { version: 2, on: day('2026-01-01') });
      await checkIns.save(older);
      expect(await latest()).toBe('c-1');
      await checkIns.save(storedCheckIn('c-1', { version: 2, isDeleted: true }));
      expect(await latest()).toBe('c-3');
      await checkIns.save(storedCheckIn('c-1', { version: 3, on: day('2026-02-06') }));
      expect(await latest()).toBe('c-1');
    });

    it('keeps places apart', async () => {
      await checkIns.save(storedCheckIn('c-1'));
      await checkIns.save(storedCheckIn('c-2', { subject: about('k-2'), projectId: null }));
      const other = '200' as ProjectId;
      expect([...(await checkIns.latest([other])).keys()]).toEqual([]);
      expect([...(await checkIns.latest([null])).keys()]).toEqual(['k-2']);
      expect([...(await checkIns.latest([PROJECT, null])).keys()].sort()).toEqual(['k-1', 'k-2']);
    });

    it('remembers all of many subjects', async () => {
      for (let count = 0; count < 40; count += 1) {
        await checkIns.save(storedCheckIn(`c-${count}`, { subject: about(`k-${count}`) }));
      }
      expect((await checkIns.latest([PROJECT])).size).toBe(40);
    });

    it('loses none of several that are written at once', async () => {
      const writes = Array.from({ length: 4 }, (_, at) =>
        checkIns.save(storedCheckIn(`c-${at}`, { subject: about(`k-${at * 8}`) })),
      );
      expect(await Promise.all(writes)).toEqual(Array(4).fill('saved'));
      expect((await checkIns.latest([PROJECT])).size).toBe(4);
    });

    it('forgets a removed one for good, and lists deleted ones apart', async () => {
      await checkIns.save(storedCheckIn('c-1'));
      await checkIns.save(storedCheckIn('c-1', { version: 2, isDeleted: true }));
      expect(await list('k-1')).toEqual([]);
      expect(ids(await checkIns.listDeleted())).toEqual(['c-1']);
      await checkIns.remove(storedCheckIn('c-1', { version: 2, isDeleted: true }));
      expect(await checkIns.listDeleted()).toEqual([]);
      expect(await latest()).toBeUndefined();
    });
  });
}

export function describeComments(name: string, create: () => Comments): void {
  describe(name, () => {
    let comments: Comments;
    beforeEach(() => {
      comments = create();
    });

    it('gives back exactly what was saved', async () => {
      const comment = storedComment('m-1');
      expect(await comments.save(comment)).toBe('saved');
      expect(await comments.find(comment.id)).toEqual(comment);
    });

    it('pages from the newest to the oldest, without deleted ones', async () => {
      for (let hour = 1; hour <= 5; hour += 1) {
        await comments.save(
          storedComment(`m-${hour}`, { createdAt: `2026-02-14T0${hour}:00:00.000Z` }),
        );
      }
      await comments.save(
        storedComment('m-4', {
          version: 2,
          isDeleted: true,
          createdAt: '2026-02-14T04:00:00.000Z',
        }),
      );
      const first = await comments.list('k-1', { cursor: null, limit: 2 });
      const second = await comments.list('k-1', { cursor: first.nextCursor, limit: 2 });
      expect(ids(first.items)).toEqual(['m-5', 'm-3']);
      expect(ids(second.items)).toEqual(['m-2', 'm-1']);
      expect(ids(await comments.listDeleted())).toEqual(['m-4']);
    });

    it('refuses a version that was overtaken', async () => {
      await comments.save(storedComment('m-1'));
      expect(await comments.save(storedComment('m-1', { version: 3 }))).toBe('version-conflict');
    });
  });
}

export function describeMentionInbox(name: string, create: () => MentionInbox): void {
  describe(name, () => {
    const mention = (of: string, at: string): Mention => ({
      of: of as AccountId,
      by: CEM,
      at,
      in: 'comment',
      sourceId: 'm-1',
      subject: about('k-1'),
      projectId: PROJECT,
    });
    const LEA = 'lea' as AccountId;

    it('keeps what is unread for each person, oldest first', async () => {
      const inbox = create();
      const late = mention('lea', '2026-02-14T10:00:00.000Z');
      const early = mention('lea', '2026-02-13T10:00:00.000Z');
      // An id may begin with another one.
      await inbox.add([late, early, mention('lea:2', early.at)]);
      expect(await inbox.list(LEA)).toEqual([early, late]);
      await inbox.remove([early]);
      expect(await inbox.list(LEA)).toEqual([late]);
    });
  });
}
