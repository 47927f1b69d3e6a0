/** What happens on the very border of a bucket, a stay or a rule. Hand-computed; source: P1, P5, P13. */
import { blockedTime } from '../../../../src/domain/metrics/catalogue/blocked-time';
import type { CatalogueMetric } from '../../../../src/domain/metrics/catalogue/catalogue-metric';
import { codeReviewTime } from '../../../../src/domain/metrics/catalogue/code-review-time';
import { crossTeamDependency } from '../../../../src/domain/metrics/catalogue/cross-team-dependency';
import { cycleTime } from '../../../../src/domain/metrics/catalogue/cycle-time';
import { epicProgress } from '../../../../src/domain/metrics/catalogue/epic-progress';
import { escalation } from '../../../../src/domain/metrics/catalogue/escalation';
import { flowEfficiency } from '../../../../src/domain/metrics/catalogue/flow-efficiency';
import { leadTime } from '../../../../src/domain/metrics/catalogue/lead-time';
import type { ReadingFlag } from '../../../../src/domain/metrics/catalogue/metric-series';
import { priorityDistribution } from '../../../../src/domain/metrics/catalogue/priority-distribution';
import { resolutionRate } from '../../../../src/domain/metrics/catalogue/resolution-rate';
import { throughput } from '../../../../src/domain/metrics/catalogue/throughput';
import { workInProgress } from '../../../../src/domain/metrics/catalogue/work-in-progress';
import type { Sprint } from '../../../../src/domain/metrics/sprint/sprint';
import type { IssueId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const weekly = (change: Parameters<typeof flowInput>[0]) =>
  flowInput({ bucket: 'week', ...change });
const flagged = (metric: CatalogueMetric, flag: ReadingFlag, input = weekly({})) =>
  metric
    .compute(input)
    .readings.filter(({ flags }) => flags.includes(flag))
    .map(({ bucket }) => bucket.start);

/** In work from the 4th, done at midnight between Sunday the 9th and Monday the 10th. */
const AT_MIDNIGHT = anIssueTimeline('M-1', [
  ['03T09:00', 'To Do'],
  ['04T09:00', 'In Progress'],
  ['10T00:00', 'Done'],
]);

describe('At midnight between two weeks', () => {
  const input = weekly({ histories: [AT_MIDNIGHT] });

  it('an issue that is done then is done in the second, and in progress at the end of the first', () => {
    expect(throughput.compute(input).readings.map(({ value }) => value)).toEqual([
      0, 0, 1, 0, 0, 0,
    ]);
    const inProgress = workInProgress.compute(input).readings;
    expect(inProgress.map(({ value }) => value)).toEqual([0, 1, 0, 0, 0, 0]);
    expect(inProgress.map(({ contributors }) => contributors.length)).toEqual([0, 1, 0, 0, 0, 0]);
  });

  it('what was open at the start of the second was resolved in it: all there was', () => {
    expect(resolutionRate.compute(input).readings[2]?.parts).toEqual({
      ...{ openAtStart: 1, created: 0, ofPossible: 100, perCreated: null },
    });
  });

  it('what is done then was not open at any time of the second', () => {
    const { readings } = escalation.compute(input);
    expect(readings.map(({ n }) => n)).toEqual([0, 1, 0, 0, 0, 0]);
    expect(readings.map(({ contributors }) => contributors.length)).toEqual([0, 1, 0, 0, 0, 0]);
  });

  it('an escalation belongs to the second', () => {
    const raised = anIssueTimeline('M-1', [['03T09:00', 'To Do']], {
      changes: { priority: [{ at: march('10T00:00'), from: '2', to: '1' }] },
    });
    const { readings } = escalation.compute(
      weekly({ histories: [raised], priorityIds: ['1', '2'] }),
    );
    expect(readings.map(({ parts }) => parts['events'])).toEqual([0, 0, 1, 0, 0, 0]);
  });

  it('the first is over, and not partial any more', () => {
    const now = march('10T00:00');
    expect(flagged(throughput, 'partial', weekly({ now }))).toEqual(['2025-03-10']);
  });

  it('an issue reopened then restates the first; by the first time done, nothing is restated', () => {
    const reopened = anIssueTimeline('M-2', [
      ['03T09:00', 'In Progress'],
      ['06T09:00', 'Done'],
      ['10T00:00', 'In Progress'],
      ['11T09:00', 'Done'],
    ]);
    const histories = [reopened];
    expect(flagged(throughput, 'restated', weekly({ histories }))).toEqual(['2025-03-03']);
    const { readings } = throughput.compute(weekly({ histories }), { doneRule: 'first' });
    expect(readings.flatMap(({ flags }) => flags)).not.toContain('restated');
  });

  it('a bulk change casts doubt on the second only', () => {
    const histories = Array.from({ length: 101 }, (_, place) => ({
      ...AT_MIDNIGHT,
      id: String(place + 1) as IssueId,
    }));
    const weeks = flagged(workInProgress, 'bulk', weekly({ histories }));
    // They were started at once, too.
    expect(weeks).toEqual(['2025-03-03', '2025-03-10']);
    const apart = histories.map((one, place) => ({
      ...one,
      changes: {
        status: [
          { at: march('04T09:00') + place * 3_600_000, from: 'To Do', to: 'In Progress' },
          { at: march('10T00:00'), from: 'In Progress', to: 'Done' },
        ],
      },
    }));
    expect(flagged(workInProgress, 'bulk', weekly({ histories: apart }))).toEqual(['2025-03-10']);
  });

  it('issues started at once and done one by one are doubtful when they are done', () => {
    const histories = Array.from({ length: 101 }, (_, place) => ({
      ...AT_MIDNIGHT,
      id: String(place + 1) as IssueId,
      changes: {
        status: [
          { at: march('04T09:00'), from: 'To Do', to: 'In Progress' },
          { at: march('11T09:00') + place * 60_000, from: 'In Progress', to: 'Done' },
        ],
      },
    }));
    expect(flagged(throughput, 'bulk', weekly({ histories }))).toEqual(['2025-03-10']);
  });

  it('what is done of an epic counts for the day that begins then', () => {
    const child = { ...AT_MIDNIGHT, values: { ...AT_MIDNIGHT.values, parent: '9' } };
    const { readings } = epicProgress.compute(weekly({ histories: [child] }));
    expect(readings.map(({ value }) => value)).toEqual([null, 0, 100, 100, 100, 100]);
  });

  it('a link that was taken off then is none of the second week, and ends the wait', () => {
    const issue = anIssueTimeline('X-1', [
      ['03T09:00', 'To Do'],
      ['04T00:00', 'In Progress'],
    ]);
    const link = {
      ...{ kind: 'blocked-by' as const, otherId: 'gone' as IssueId },
      ...{ linkedAt: march('05T00:00'), unlinkedAt: march('10T00:00') },
    };
    const { readings } = crossTeamDependency.compute(
      weekly({ histories: [issue], links: new Map([[issue.id, [link]]]) }),
    );
    expect(readings.map(({ numerator }) => numerator)).toEqual([0, 1, 0, 0, 0, 0]);
    expect(readings[1]?.parts['meanWaitDays']).toBe(5);
  });
});

describe('By sprint', () => {
  const sprint = (id: string, from: string, end: string, change: Partial<Sprint> = {}): Sprint => ({
    ...{ id, name: id, goal: '', startedAt: march(from) },
    ...{ plannedEndAt: march(end), completedAt: march(end) },
    ...change,
  });
  const doneIn = (sprints: readonly Sprint[], done: string, now = march('31T00:00')) => {
    const issue = anIssueTimeline('S-1', [
      ['01T09:00', 'To Do'],
      [done, 'Done'],
    ]);
    const input = flowInput({ histories: [issue], sprints, bucket: 'sprint', now });
    return throughput
      .compute(input)
      .readings.map(({ bucket, value }) => [bucket.container?.id, value]);
  };

  it('what is done the moment one closes and the next begins is of the next', () => {
    const sprints = [sprint('1', '03T10:00', '14T17:00'), sprint('2', '14T17:00', '28T17:00')];
    expect(doneIn(sprints, '14T17:00')).toEqual([
      ['1', 0],
      ['2', 1],
    ]);
  });

  it('what is done after the planned end of one that still runs is of it', () => {
    const late = sprint('1', '03T10:00', '14T17:00', { completedAt: null });
    expect(doneIn([late], '18T09:00', march('20T09:00'))).toEqual([['1', 1]]);
  });

  it('those of other days are not asked for: over the day before, or begun the day after', () => {
    const asked = [
      sprint('over', '01T00:00', '01T00:00', {
        startedAt: march('01T00:00') - 10 * 86_400_000,
      }),
      sprint('last-day', '31T10:00', '31T12:00'),
    ];
    expect(doneIn(asked, '05T09:00').map(([id]) => id)).toEqual(['last-day']);
  });
});

describe('A minute', () => {
  it('of a stay is no slip of the hand, and of a life no import', () => {
    const issue = anIssueTimeline('Q-1', [
      ['03T09:00:00', 'To Do'],
      ['03T09:01:00', 'Done'],
    ]);
    const input = flowInput({ histories: [issue] });
    expect(onlyReading(leadTime.compute(input)).value).toBeCloseTo(1 / 1440, 12);
    expect(onlyReading(cycleTime.compute(input)).excluded).toEqual([
      { issueId: '1', reason: 'never-started' },
    ]);
  });
});

describe('What is left out says why', () => {
  it('done before it was created, and never started: the order is bad', () => {
    const issue = {
      ...anIssueTimeline('B-1', [
        ['03T09:00', 'To Do'],
        ['06T09:00', 'Done'],
      ]),
      createdAt: march('20T09:00'),
    };
    expect(onlyReading(cycleTime.compute(flowInput({ histories: [issue] }))).excluded).toEqual([
      { issueId: '1', reason: 'bad-order' },
    ]);
  });

  it('open with the resolution of an earlier time: not done', () => {
    const issue = anIssueTimeline('B-1', [['03T09:00', 'To Do']], {
      values: { resolution: 'duplicate' },
    });
    const { outside } = throughput.compute(flowInput({ histories: [issue] }), {
      excludedResolutions: ['duplicate'],
    });
    expect(outside).toEqual([{ issueId: '1', reason: 'not-done' }]);
  });
});

describe('Beside the value', () => {
  it('cycle times of 2, 3, 3.5 and 6 days have a 95th percentile of 5.625', () => {
    expect(onlyReading(cycleTime.compute(flowInput())).parts['p95']).toBeCloseTo(5.625, 12);
  });

  it('reviews of 12 and 24 hours have an 85th percentile of 22.2', () => {
    expect(onlyReading(codeReviewTime.compute(flowInput())).parts['p85']).toBeCloseTo(22.2, 12);
  });

  it('four issues are done on the 9th, and three on the 10th when one was reopened', () => {
    const { readings } = workInProgress.compute(flowInput({ bucket: 'day' }));
    const done = new Map(
      readings.map(({ bucket, parts }) => [String(bucket.start), parts['done']]),
    );
    expect([done.get('2025-03-09'), done.get('2025-03-10'), done.get('2025-03-11')]).toEqual([
      4, 3, 4,
    ]);
  });

  it('a status that waits is no work, whatever it is called: 10 of 14.5 days', () => {
    const statuses = {
      wait: new Set(['Review']),
      review: new Set<string>(),
      blocked: new Set(['Blocked']),
    };
    const said = practice({ statuses });
    expect(onlyReading(flowEfficiency.compute(flowInput({ practice: said })))).toMatchObject({
      numerator: 10,
      denominator: 14.5,
    });
  });

  it('time blocked while it was done does not count: 2 of 3 days', () => {
    const issue = anIssueTimeline(
      'K-1',
      [
        ['03T09:00', 'To Do'],
        ['04T09:00', 'In Progress'],
        ['06T09:00', 'Done'],
        ['08T09:00', 'In Progress'],
        ['09T09:00', 'Done'],
      ],
      { flags: [['05T09:00', true]] },
    );
    expect(onlyReading(blockedTime.compute(flowInput({ histories: [issue] })))).toMatchObject({
      numerator: 2,
      denominator: 3,
    });
  });

  it('inflation is over the mean of the eight weeks before, and no longer', () => {
    const urgent = (key: string, from: string, to: string) =>
      anIssueTimeline(
        key,
        [
          [from, 'To Do'],
          [to, 'Done'],
        ],
        { values: { priority: '1' } },
      );
    const usual = anIssueTimeline('P-1', [['01T09:00', 'To Do']], { values: { priority: '3' } });
    const input = flowInput({
      histories: [
        usual,
        urgent('P-2', '01T09:00', '02T09:00'),
        urgent('P-3', '11T09:00', '31T09:00'),
      ],
      priorityIds: ['1', '2', '3'],
      bucket: 'day',
    });
    const { readings } = priorityDistribution.compute(input);
    // 50 % on the 1st, 0 % from the 2nd to the 10th, 50 % on the 11th.
    expect(readings[9]?.parts['inflation']).toBe(0);
    expect(readings[10]?.parts['inflation']).toBe(50);
    expect(readings[8]?.parts['inflation']).toBe(-6.25);
  });
});
