import type { StatusCategory } from '../../../../src/domain/metrics/work-item';
import type { Stay } from '../../../../src/domain/metrics/timeline/status-timeline';
import { StayColumns } from '../../../../src/domain/metrics/timeline/stay-columns';

const stay = (statusId: string, category: StatusCategory, start: number, end: number): Stay => ({
  ...{ statusId, category, start, end },
});

/** Reopened once. */
const REOPENED = [
  stay('to do', 'new', 10, 20),
  stay('doing', 'indeterminate', 20, 30),
  stay('done', 'done', 30, 40),
  stay('doing', 'indeterminate', 40, 50),
  stay('done', 'done', 50, Infinity),
];
const WAITING = [stay('to do', 'new', 15, Infinity)];

describe('the stays of several issues in columns', () => {
  const columns = new StayColumns();
  const [reopened, nowhere, waiting] = [REOPENED, [], WAITING].map((stays) => columns.add(stays));
  const places = { reopened: reopened ?? -1, nowhere: nowhere ?? -1, waiting: waiting ?? -1 };

  it('come out as they went in, each issue its own', () => {
    expect(columns.staysOf(places.reopened)).toEqual(REOPENED);
    expect(columns.staysOf(places.nowhere)).toEqual([]);
    expect(columns.staysOf(places.waiting)).toEqual(WAITING);
  });

  it('tell when the first and the last of them began, and nothing of an issue that was nowhere', () => {
    const { reopened: one, nowhere: none, waiting: other } = places;
    expect([one, none, other].map((place) => columns.firstStart(place))).toEqual([10, null, 15]);
    expect([one, none, other].map((place) => columns.lastStart(place))).toEqual([50, null, 15]);
  });

  it.each([
    [9, null],
    [10, 'new'],
    [19, 'new'],
    [20, 'indeterminate'],
    [49, 'indeterminate'],
    [50, 'done'],
    [Infinity, 'done'],
  ])('at %d the issue is in %s', (instant, category) => {
    expect(columns.categoryAt(places.reopened, instant)).toBe(category);
  });

  it('tell when work became done, and when it was not any more', () => {
    expect(columns.doneChanges(places.reopened)).toEqual([30, 40, 50]);
    expect(columns.doneChanges(places.waiting)).toEqual([]);
  });

  it('join those of a kind that follow each other', () => {
    const open = ({ category }: Pick<Stay, 'category'>) => category !== 'done';
    expect(columns.stretches(places.reopened, open)).toEqual([
      { start: 10, end: 30 },
      { start: 40, end: 50 },
    ]);
    expect(columns.stretches(places.waiting, open)).toEqual([{ start: 15, end: Infinity }]);
    expect(columns.hasBeen(places.waiting, ({ category }) => category === 'done')).toBe(false);
    expect(columns.hasBeen(places.reopened, ({ statusId }) => statusId === 'doing')).toBe(true);
  });

  it('keep the category a status had when it was entered, after it moved to another', () => {
    const moved = columns.add([
      stay('qa', 'indeterminate', 1, 2),
      stay('to do', 'new', 2, 3),
      stay('qa', 'done', 3, Infinity),
    ]);
    expect(columns.staysOf(moved).map(({ category }) => category)).toEqual([
      'indeterminate',
      'new',
      'done',
    ]);
  });
});
