import { backlogHealth } from '../../../../src/domain/metrics/catalogue/backlog-health';
import { bucketReading } from '../../../../src/domain/metrics/catalogue/bucket-reading';
import { rangesIn, stepsOf } from '../../../../src/domain/metrics/catalogue/bucket-ranges';
import { escalation } from '../../../../src/domain/metrics/catalogue/escalation';
import { instantsOf } from '../../../../src/domain/metrics/catalogue/instants';
import { issueAge } from '../../../../src/domain/metrics/catalogue/issue-age';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import { flowInput } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const day = (text: string) => `2025-03-${text}` as CalendarDate;

/** Four days that end at midnight, all over. */
const DAYS = flowInput({
  bucket: 'day',
  from: day('03'),
  to: day('06'),
  now: march('20T00:00'),
});
const inOrder = instantsOf({
  ...DAYS,
  counting: { kind: 'calendar' },
  cycleMode: 'netOfDone',
  doneRule: 'last',
  excludedResolutions: new Set(),
});
const stretch = (from: string, to: string) => ({ start: march(from), end: march(to) });

describe('A stretch of time', () => {
  const atEnd = rangesIn(inOrder, 'at-end');
  const anyTime = rangesIn(inOrder, 'any-time');

  it('is seen at the ends of the days it reaches over', () => {
    expect(atEnd([stretch('03T09:00', '05T09:00')])).toEqual([{ from: 0, to: 2 }]);
  });

  it('that begins at midnight is seen at the end of the day that begins then', () => {
    expect(atEnd([stretch('04T00:00', '05T00:00')])).toEqual([{ from: 1, to: 2 }]);
  });

  it('between two midnights is seen at no end, but in its day', () => {
    expect(atEnd([stretch('04T09:00', '04T10:00')])).toEqual([]);
    expect(anyTime([stretch('04T09:00', '04T10:00')])).toEqual([{ from: 1, to: 2 }]);
  });

  it('is one issue in a day where another one of the same issue is in it', () => {
    const two = [stretch('03T09:00', '04T09:00'), stretch('04T10:00', '05T09:00')];
    expect(anyTime(two)).toEqual([{ from: 0, to: 3 }]);
  });

  it('is looked at anew after each moment at which something happens', () => {
    const moments = [march('04T12:00'), march('04T09:00'), march('05T00:00')];
    expect(stepsOf({ from: 0, to: 4 }, moments, inOrder)).toEqual([
      { from: 0, to: 1 },
      { from: 1, to: 2 },
      { from: 2, to: 4 },
    ]);
  });
});

describe('Sprints of several boards', () => {
  it('that began earlier and end later have the issues that were open in them', () => {
    const sprint = (id: string, from: string, to: string) => ({
      ...{ id, name: id, goal: '', startedAt: march(from) },
      ...{ plannedEndAt: march(to), completedAt: march(to) },
    });
    const { readings } = escalation.compute(
      flowInput({
        histories: [
          anIssueTimeline('A-1', [
            ['02T09:00', 'To Do'],
            ['05T09:00', 'Done'],
          ]),
        ],
        sprints: [
          sprint('1', '01T09:00', '14T09:00'),
          sprint('2', '01T10:00', '21T09:00'),
          sprint('3', '08T09:00', '20T09:00'),
        ],
        bucket: 'sprint',
        from: day('01'),
        to: day('31'),
        now: march('31T00:00'),
      }),
    );
    expect(readings.map(({ bucket, n }) => [bucket.container?.id, n])).toEqual([
      ['1', 1],
      ['2', 1],
      ['3', 0],
    ]);
  });
});

describe('The issues behind a point', () => {
  it('are listed when somebody asks, and once', () => {
    let asked = 0;
    const [said] = issueAge.compute(DAYS).readings;
    if (said === undefined) throw new Error('nothing was computed');
    const reading = bucketReading(said, () => {
      asked += 1;
      return [];
    });
    expect(asked).toBe(0);
    expect([reading.contributors, reading.contributors, asked]).toEqual([[], [], 1]);
  });

  it('are those it is made of: ages of 1.625 and 0.625 days on the evening of the 4th', () => {
    const { readings } = issueAge.compute(DAYS);
    const fourth = readings[1];
    // and then A-3: two created on the 3rd at nine and one on the 4th at nine.
    expect(fourth?.contributors.map(({ amount }) => amount).toSorted()).toEqual([
      0.625, 1.625, 1.625,
    ]);
    expect(fourth).toMatchObject({ n: 3, value: 1.625 });
  });
});

describe('Backlog health', () => {
  it('counts what happens at midnight for the day that begins then', () => {
    const estimate = 'customfield_points';
    const issue = anIssueTimeline('A-1', [['03T09:00', 'To Do']], {
      values: { [estimate]: '3' },
      changes: { [estimate]: [{ at: march('05T00:00'), from: null, to: '3' }] },
    });
    const { readings } = backlogHealth.compute({
      ...DAYS,
      histories: [issue],
      estimateFieldId: estimate,
    });
    expect(readings.map(({ parts }) => parts['estimated'])).toEqual([0, 0, 100, 100]);
  });
});
