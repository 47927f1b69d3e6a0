import { type CheckIn, MAX_REVISIONS, newestFirst, revise } from '../../../src/domain/okr/check-in';
import { isStill, movementBetween } from '../../../src/domain/okr/check-in-draft';
import { mentionsIn, textParts, withoutMentionsOf } from '../../../src/domain/okr/mentions';
import type { AccountId, CheckInId, KeyResultId, ProjectId } from '../../../src/domain/shared/ids';
import { day } from '../../support/calendar-day';

const CEM = 'cem' as AccountId;
const LEA = 'lea' as AccountId;

const checkIn: CheckIn = {
  id: 'c-1' as CheckInId,
  version: 1,
  subject: { kind: 'key-result', id: 'k-1' as KeyResultId },
  projectId: '100' as ProjectId,
  on: day('2026-02-06'),
  value: 40,
  status: null,
  confidence: 7,
  comment: 'Going well',
  snapshot: null,
  isDeleted: false,
  revisions: [],
  createdAt: '2026-02-06T09:00:00.000Z',
  createdBy: CEM,
  updatedAt: '2026-02-06T09:00:00.000Z',
  updatedBy: CEM,
};
const edit = { at: '2026-02-07T09:00:00.000Z', by: LEA };

describe('correcting a check-in', () => {
  it('keeps who changed what, when, and what stood there before', () => {
    const next = revise(checkIn, { value: 45, comment: 'Going well' }, edit);
    expect(next).toMatchObject({ version: 2, value: 45, updatedBy: LEA });
    expect(next?.revisions).toEqual([{ ...edit, before: { value: 40 } }]);
  });

  it('tells a confidence of 0 from none', () => {
    const none = { ...checkIn, confidence: null };
    expect(revise(none, { confidence: 0 }, edit)?.revisions[0]?.before).toEqual({
      confidence: null,
    });
  });

  it('is nothing when nothing differs', () => {
    expect(revise(checkIn, { value: 40, confidence: 7 }, edit)).toBeNull();
  });

  it('keeps the latest 20 edits', () => {
    let current = checkIn;
    for (let value = 41; value < 71; value += 1) {
      current = revise(current, { value }, edit) ?? current;
    }
    expect(MAX_REVISIONS).toBe(20);
    expect(current.revisions.map(({ before }) => before.value)).toEqual(
      Array.from({ length: 20 }, (_, at) => 50 + at),
    );
  });
});

it('check-ins are told newest first by the day they speak about', () => {
  const at = (id: string, on: string, createdAt: string) => ({
    id: id as CheckInId,
    on: day(on),
    createdAt,
  });
  const sorted = [
    at('a', '2026-02-01', '2026-02-09T00:00:00Z'),
    at('b', '2026-02-06', '2026-02-06T00:00:00Z'),
    at('c', '2026-02-06', '2026-02-07T00:00:00Z'),
  ].sort(newestFirst);
  expect(sorted.map(({ id }) => id)).toEqual(['c', 'b', 'a']);
});

describe('the movement a check-in is drafted from', () => {
  const since = day('2026-02-06');
  const before = { value: 27.27, progress: 0.2727, n: 11, doneCount: 3 };

  it('counts what was done and what was added: 3 of 11 to 7 of 13', () => {
    const after = { value: 53.85, progress: 0.5385, n: 13, doneCount: 7 };
    expect(movementBetween({ since, before, after, issues: null })).toMatchObject({
      progressBefore: 0.2727,
      progressAfter: 0.5385,
      issues: { done: 4, reopened: 0, added: 2, removed: 0 },
    });
  });

  it('counts the other way round as well', () => {
    const after = { value: 20, progress: 0.2, n: 10, doneCount: 2 };
    expect(movementBetween({ since, before, after, issues: null }).issues).toMatchObject({
      reopened: 1,
      removed: 1,
    });
  });

  it('believes the issues’ own history over a difference of counts', () => {
    const issues = { done: 5, reopened: 1, added: 3, removed: 1, reestimated: 0 };
    expect(movementBetween({ since, before, after: before, issues }).issues).toEqual(issues);
    expect(isStill(movementBetween({ since, before, after: before, issues }))).toBe(false);
  });

  it('stands still when nothing moved', () => {
    expect(isStill(movementBetween({ since, before, after: before, issues: null }))).toBe(true);
  });

  it('knows no issues where no earlier value is known', () => {
    expect(movementBetween({ since, before: null, after: before, issues: null })).toMatchObject({
      valueBefore: null,
      issues: null,
    });
  });
});

describe('mentions', () => {
  const text = 'Ask @[lea] and @[557058:a-b_c.1], then @[lea] again. mail@[] and @lea are none.';

  it('are found once each, in order', () => {
    expect(mentionsIn(text)).toEqual(['lea', '557058:a-b_c.1']);
  });

  it('split the text without losing a character', () => {
    const parts = textParts(text);
    const back = parts.map((one) => (one.kind === 'text' ? one.text : `@[${one.accountId}]`));
    expect(back.join('')).toBe(text);
    expect(parts.filter(({ kind }) => kind === 'mention')).toHaveLength(3);
  });

  it('of a closed account are taken out', () => {
    expect(withoutMentionsOf('Hi @[lea], hi @[cem]', new Set([LEA]), 'gone' as AccountId)).toBe(
      'Hi @[gone], hi @[cem]',
    );
  });
});
