import { doneAt, reopenCount, startedAt } from '../../../../src/domain/metrics/timeline/completion';
import { statusTimeline } from '../../../../src/domain/metrics/timeline/status-timeline';
import { anIssueTimeline, categoryByName, march } from '../../../support/issue-timeline';

type Moves = Parameters<typeof anIssueTimeline>[1];

const timeline = (moves: Moves) => statusTimeline(anIssueTimeline('K-1', moves), categoryByName);

describe('The statuses an issue has been in', () => {
  it('follow each other without gaps and start with its creation', () => {
    const stays = timeline([
      ['03T09:00', 'To Do'],
      ['04T09:00', 'In Progress'],
      ['06T09:00', 'Done'],
    ]);
    expect(stays).toEqual([
      { statusId: 'To Do', category: 'new', start: march('03T09:00'), end: march('04T09:00') },
      {
        statusId: 'In Progress',
        category: 'indeterminate',
        start: march('04T09:00'),
        end: march('06T09:00'),
      },
      { statusId: 'Done', category: 'done', start: march('06T09:00'), end: Infinity },
    ]);
  });

  it('is the one it has now when nothing ever changed', () => {
    expect(timeline([['03T09:00', 'In Progress']])).toEqual([
      {
        statusId: 'In Progress',
        category: 'indeterminate',
        start: march('03T09:00'),
        end: Infinity,
      },
    ]);
  });

  it('leave out a slip of the hand of less than a minute', () => {
    const stays = timeline([
      ['03T09:00', 'In Progress'],
      ['04T09:00:00', 'Done'],
      ['04T09:00:59', 'In Progress'],
      ['05T09:00', 'Done'],
    ]);
    expect(stays.map(({ statusId }) => statusId)).toEqual(['In Progress', 'Done']);
    expect(doneAt(stays, 'first')).toBe(march('05T09:00'));
    expect(reopenCount(stays)).toBe(0);
  });

  it('begin before its creation when it was brought along with its history', () => {
    const stays = timeline([
      ['10T09:00', 'To Do'],
      ['04T09:00', 'In Progress'],
      ['12T09:00', 'Done'],
    ]);
    expect(stays[0]?.start).toBe(march('04T09:00'));
    expect(startedAt(stays)).toBe(march('04T09:00'));
  });
});

describe('An issue is done', () => {
  const reopened: Moves = [
    ['04T09:00', 'To Do'],
    ['05T09:00', 'In Progress'],
    ['07T09:00', 'Done'],
    ['10T09:00', 'In Progress'],
    ['11T09:00', 'Done'],
    ['12T09:00', "Won't Do"],
  ];

  it('from the stay in done that lasts, whichever statuses of done it goes through', () => {
    expect(doneAt(timeline(reopened), 'last')).toBe(march('11T09:00'));
  });

  it('from the first time on, if that is the rule', () => {
    expect(doneAt(timeline(reopened), 'first')).toBe(march('07T09:00'));
  });

  it('not while it is open again, by either rule', () => {
    const stays = timeline([...reopened, ['13T09:00', 'To Do']] as unknown as Moves);
    expect([doneAt(stays, 'last'), doneAt(stays, 'first')]).toEqual([null, null]);
    expect(reopenCount(stays)).toBe(2);
  });

  it('without ever having been started when it went straight there', () => {
    const stays = timeline([
      ['05T09:00', 'To Do'],
      ['06T09:00', 'Done'],
    ]);
    expect(startedAt(stays, doneAt(stays, 'last') ?? undefined)).toBeNull();
  });
});
