import { blockedTime } from '../../../../src/domain/metrics/catalogue/blocked-time';
import { codeReviewTime } from '../../../../src/domain/metrics/catalogue/code-review-time';
import { cycleTime } from '../../../../src/domain/metrics/catalogue/cycle-time';
import { flowEfficiency } from '../../../../src/domain/metrics/catalogue/flow-efficiency';
import { issueAge } from '../../../../src/domain/metrics/catalogue/issue-age';
import { leadTime } from '../../../../src/domain/metrics/catalogue/lead-time';
import { resolutionRate } from '../../../../src/domain/metrics/catalogue/resolution-rate';
import { throughput } from '../../../../src/domain/metrics/catalogue/throughput';
import { workInProgress } from '../../../../src/domain/metrics/catalogue/work-in-progress';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const DAY = 86_400_000;

describe('Cycle time of the flow example', () => {
  it('has a median of 3.25 days, a mean of 3.625 and an 85th percentile of 4.875', () => {
    const reading = onlyReading(cycleTime.compute(flowInput()));
    expect(reading).toMatchObject({ value: 3.25, n: 4, reason: null });
    expect(reading.parts['mean']).toBeCloseTo(3.625, 12);
    expect(reading.parts['p85']).toBeCloseTo(4.875, 12);
    expect(reading.excluded).toEqual([{ issueId: '4', reason: 'never-started' }]);
  });

  it('says so when four issues are fewer than it takes', () => {
    expect(onlyReading(cycleTime.compute(flowInput())).flags).toEqual(['low-n']);
  });

  it('has a reason and no word of few issues where there were none', () => {
    const { value, n, reason, flags } = onlyReading(
      cycleTime.compute(flowInput({ histories: [] })),
    );
    expect([value, n, reason, flags]).toEqual([null, 0, 'nothing-in-bucket', []]);
  });

  it('in working hours is 2, 3 and 4 days of eight hours for A-1, A-2 and A-5', () => {
    const { contributors } = onlyReading(cycleTime.compute(flowInput(), { counting: 'working' }));
    const hours = new Map(contributors.map(({ issueId, amount }) => [issueId, amount * 8]));
    expect(['1', '2', '5'].map((id) => hours.get(id as never))).toEqual([16, 24, 32]);
  });

  it('puts an issue that was reopened into the week it was done for good', () => {
    const { readings } = cycleTime.compute(flowInput({ bucket: 'week' }));
    const ids = readings.map(({ contributors }) => contributors.map(({ issueId }) => issueId));
    expect(ids).toEqual([[], ['1', '2'], ['3', '5'], [], [], []]);
    expect(readings.map(({ reason }) => reason)).toEqual([
      'nothing-in-bucket',
      null,
      null,
      'nothing-in-bucket',
      'nothing-in-bucket',
      'nothing-in-bucket',
    ]);
  });
});

describe('Lead time of the flow example', () => {
  it('has a median of 5.5 days, a mean of 4.7 and an 85th percentile of 7', () => {
    const reading = onlyReading(leadTime.compute(flowInput()));
    expect(reading).toMatchObject({ value: 5.5, n: 5, flags: [] });
    expect(reading.parts['mean']).toBeCloseTo(4.7, 12);
    expect(reading.parts['p85']).toBeCloseTo(7, 12);
  });
});

describe('Blocked time of the flow example', () => {
  it('is 3 of 14.5 days = 20.69 %, and 12.5 % as a mean of ratios', () => {
    const reading = onlyReading(blockedTime.compute(flowInput()));
    expect(reading).toMatchObject({ numerator: 3, denominator: 14.5 });
    expect(reading.value).toBeCloseTo(20.69, 2);
    expect(reading.parts['meanOfRatios']).toBeCloseTo(12.5, 12);
  });
});

describe('Flow efficiency of the flow example', () => {
  it('is 10 of 14.5 days = 68.97 %', () => {
    const reading = onlyReading(flowEfficiency.compute(flowInput()));
    expect(reading).toMatchObject({ numerator: 10, denominator: 14.5 });
    expect(reading.value).toBeCloseTo(68.97, 2);
  });

  it('is not told before somebody said which statuses are waiting', () => {
    const statuses = { wait: null, review: new Set<string>(), blocked: new Set<string>() };
    const reading = onlyReading(
      flowEfficiency.compute(flowInput({ practice: practice({ statuses }) })),
    );
    expect(reading).toMatchObject({ value: null, reason: 'needs-status-mapping' });
  });
});

describe('Code review time of the flow example', () => {
  it('has visits of 24 and 12 hours: median 18, 36 for the issue, none approved at first', () => {
    const reading = onlyReading(codeReviewTime.compute(flowInput()));
    expect(reading).toMatchObject({ value: 18, n: 2 });
    expect(reading.parts).toMatchObject({
      hoursPerIssue: 36,
      visitsPerIssue: 2,
      firstPassApproved: 0,
    });
  });

  it('leaves out a review that still lasts, and says so', () => {
    const open = anIssueTimeline('K-9', [
      ['03T09:00', 'To Do'],
      ['04T09:00', 'Review'],
    ]);
    const series = codeReviewTime.compute(flowInput({ histories: [open] }));
    expect(onlyReading(series)).toMatchObject({ value: null, n: 0 });
    expect(series.outside).toEqual([{ issueId: '9', reason: 'still-in-review' }]);
  });

  it('is not told before somebody named the review statuses', () => {
    const statuses = { wait: null, review: new Set<string>(), blocked: new Set<string>() };
    const reading = onlyReading(
      codeReviewTime.compute(flowInput({ practice: practice({ statuses }) })),
    );
    expect(reading).toMatchObject({ value: null, reason: 'needs-review-statuses' });
  });
});

describe('Throughput of the flow example', () => {
  const perWeek = (doneRule: 'last' | 'first') =>
    throughput
      .compute(flowInput({ bucket: 'week' }), { doneRule })
      .readings.map(({ value }) => value);

  it('is 3 in week 10 and 2 in week 11, and 0 in weeks without any', () => {
    expect(perWeek('last')).toEqual([0, 3, 2, 0, 0, 0]);
  });

  it('is 4 and 1 when the first time counts', () => {
    expect(perWeek('first')).toEqual([0, 4, 1, 0, 0, 0]);
  });
});

describe('Work in progress of the flow example', () => {
  it('on 8 March at noon is 2, of 3.125 and 1.125 days', () => {
    const input = flowInput({ now: march('08T12:00'), bucket: 'week' });
    const reading = workInProgress.compute(input).readings.at(-1);
    expect(reading).toMatchObject({ value: 2, flags: ['partial'] });
    expect(reading?.contributors).toEqual([
      { issueId: '2', amount: 3.125, of: null },
      { issueId: '5', amount: 1.125, of: null },
    ]);
  });
});

describe('Cumulative flow of the flow example', () => {
  it('on 8 March at noon has 5 issues, 5 started and 3 done', () => {
    const input = flowInput({ now: march('08T12:00'), bucket: 'week' });
    const reading = workInProgress.compute(input).readings.at(-1);
    expect(reading?.parts).toMatchObject({ scope: 5, started: 5, done: 3 });
    const ends = reading?.lines?.map(({ key, points }) => [key, points.at(-1)]);
    expect(ends).toEqual([
      ['scope', { at: march('08T12:00'), value: 5 }],
      ['started', { at: march('08T12:00'), value: 5 }],
      ['done', { at: march('08T12:00'), value: 3 }],
    ]);
  });
});

describe('Issue resolution rate', () => {
  it('of 4 open, 2 created and 3 resolved issues is 3, 50 % and 1.5', () => {
    const open = ['K-1', 'K-2', 'K-3', 'K-4'].map((key, place) =>
      anIssueTimeline(
        key,
        place < 3
          ? [
              ['01T09:00', 'To Do'],
              ['05T09:00', 'Done'],
            ]
          : [['01T09:00', 'To Do']],
      ),
    );
    const created = ['K-5', 'K-6'].map((key) => anIssueTimeline(key, [['04T09:00', 'To Do']]));
    const { readings } = resolutionRate.compute(
      flowInput({ bucket: 'week', histories: [...open, ...created] }),
    );
    expect(readings[1]).toMatchObject({
      value: 3,
      parts: { openAtStart: 4, created: 2, ofPossible: 50, perCreated: 1.5 },
    });
  });
});

describe('Issue resolution rate by sprint', () => {
  it('tells two sprints of one beginning apart by what was created in them', () => {
    const sprint = (id: string, end: string) => ({
      ...{ id, name: id, goal: '', startedAt: march('03T09:00') },
      ...{ plannedEndAt: march(end), completedAt: march(end) },
    });
    const { readings } = resolutionRate.compute(
      flowInput({
        bucket: 'sprint',
        sprints: [sprint('1', '14T09:00'), sprint('2', '21T09:00')],
        histories: [
          anIssueTimeline('K-1', [
            ['04T09:00', 'To Do'],
            ['05T09:00', 'Done'],
          ]),
        ],
      }),
    );
    // What two sprints share is counted in the first of them.
    expect(
      readings.map(({ value, parts }) => [value, parts['created'], parts['perCreated']]),
    ).toEqual([
      [1, 1, 1],
      [0, 0, null],
    ]);
  });
});

describe('Issue age', () => {
  const now = march('31T12:00');
  const aged = (key: string, days: number) => ({
    ...anIssueTimeline(key, [['01T00:00', 'To Do']]),
    createdAt: now - days * DAY,
  });

  it('of 3, 12, 45, 200 and 400 days: median 45, p85 280, 40 % older than 90 days', () => {
    const histories = [3, 12, 45, 200, 400].map((days, place) => aged(`K-${place}`, days));
    const reading = onlyReading(issueAge.compute(flowInput({ histories, now })));
    expect(reading).toMatchObject({ value: 45, n: 5 });
    expect(reading.parts).toEqual({
      p85: expect.closeTo(280, 9) as number,
      to7: 20,
      to30: 20,
      to90: 20,
      to180: 0,
      to365: 20,
      over365: 20,
      over90: 40,
    });
  });

  it.each([
    [7.5, 'to7', 0],
    [8, 'to30', 0],
    [90.5, 'to90', 0],
    [91, 'to180', 100],
    [365.9, 'to365', 100],
    [366, 'over365', 100],
  ])(
    'of %d days is in the bracket %s, and by whole days %d %% are over 90',
    (days, bracket, old) => {
      const reading = onlyReading(
        issueAge.compute(flowInput({ histories: [aged('K-1', days)], now })),
      );
      expect(reading.parts).toMatchObject({ [bracket]: 100, over90: old });
    },
  );

  it('leaves out what is done, and what was not created yet', () => {
    const done = anIssueTimeline('K-1', [
      ['01T09:00', 'To Do'],
      ['05T09:00', 'Done'],
    ]);
    const later = anIssueTimeline('K-2', [['20T09:00', 'To Do']]);
    const input = flowInput({ bucket: 'week', histories: [done, later], now });
    expect(issueAge.compute(input).readings.map(({ n }) => n)).toEqual([1, 0, 0, 1, 1, 1]);
  });
});
