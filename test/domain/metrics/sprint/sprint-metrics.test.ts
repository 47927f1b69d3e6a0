import { capacityUtilisation } from '../../../../src/domain/metrics/catalogue/capacity-utilisation';
import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import { commitmentAccuracy } from '../../../../src/domain/metrics/catalogue/commitment-accuracy';
import { goalAchievement } from '../../../../src/domain/metrics/catalogue/goal-achievement';
import type { MetricReading } from '../../../../src/domain/metrics/catalogue/metric-series';
import type { GoalVerdict } from '../../../../src/domain/metrics/catalogue/practice';
import { sprintBurndown } from '../../../../src/domain/metrics/catalogue/sprint-burndown';
import { storyPointCompletion } from '../../../../src/domain/metrics/catalogue/story-point-completion';
import { velocity } from '../../../../src/domain/metrics/catalogue/velocity';
import { capacityOf } from '../../../../src/domain/metrics/sprint/capacity';
import type { Sprint } from '../../../../src/domain/metrics/sprint/sprint';
import type {
  IssueTimeline,
  ValueChange,
} from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { IssueId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const SPRINT = 'customfield_sprint';
const POINTS = 'customfield_points';

const sprint: Sprint = {
  id: '7',
  name: 'Sprint 7',
  startedAt: march('03T10:00'),
  plannedEndAt: march('14T17:00'),
  completedAt: march('14T17:00'),
  goal: 'Checkout works',
};

type Step = readonly [when: string, from: string | null, to: string | null];

function sprintIssue(
  key: string,
  done: string | null,
  {
    points = null,
    inSprint = [],
    estimates = [],
  }: { points?: string | null; inSprint?: readonly Step[]; estimates?: readonly Step[] },
): IssueTimeline {
  const changes = (steps: readonly Step[]): readonly ValueChange[] =>
    steps.map(([when, from, to]) => ({ at: march(when), from, to }));
  const last = (steps: readonly Step[], otherwise: string | null) => {
    const step = steps.at(-1);
    return step === undefined ? otherwise : step[2];
  };
  const moves: Parameters<typeof anIssueTimeline>[1] =
    done === null
      ? [['01T09:00', 'To Do']]
      : [
          ['01T09:00', 'To Do'],
          [done, 'Done'],
        ];
  return anIssueTimeline(key, moves, {
    values: { [SPRINT]: last(inSprint, '7'), [POINTS]: last(estimates, points) },
    changes: { [SPRINT]: changes(inSprint), [POINTS]: changes(estimates) },
  });
}

/** Source: metrics-spec C, fixture S. */
const ISSUES: readonly IssueTimeline[] = [
  sprintIssue('S-1', '06T09:00', { points: '5' }),
  sprintIssue('S-2', '10T09:00', { estimates: [['07T09:00', '3', '5']] }),
  sprintIssue('S-3', null, { points: '8' }),
  sprintIssue('S-4', '12T09:00', { points: '2', inSprint: [['05T09:00', '', '7']] }),
  sprintIssue('S-5', null, { points: '3', inSprint: [['11T09:00', '7', '']] }),
  sprintIssue('S-6', '13T09:00', {}),
];

function sprintInput(change: Partial<CatalogueInput> = {}): CatalogueInput {
  return flowInput({
    sprints: [sprint],
    histories: ISSUES,
    sprintFieldId: SPRINT,
    estimateFieldId: POINTS,
    bucket: 'sprint',
    now: march('31T00:00'),
    ...change,
  });
}

const rolesOf = ({ contributors }: MetricReading) =>
  contributors.map(({ issueId, role }) => [issueId, role]);

describe('The issues of the sprint example', () => {
  it('are told apart by what became of them', () => {
    const roles = rolesOf(onlyReading(velocity.compute(sprintInput())));
    expect(roles).toEqual([
      ['1', 'committed-done'],
      ['2', 'committed-done'],
      ['3', 'not-completed'],
      ['4', 'added-done'],
      ['5', 'removed'],
      ['6', 'committed-done'],
    ]);
  });

  it('come from what was frozen at start and close where somebody saw it', () => {
    const id = (text: string) => text as IssueId;
    const atStart = [
      { issueId: id('1'), estimate: 13, isDone: false },
      { issueId: id('99'), estimate: 8, isDone: false },
    ];
    const atClose = [{ issueId: id('1'), estimate: 13, isDone: true }];
    const sprintSnapshots = new Map([['7', { atStart, atClose }]]);
    const input = sprintInput({ sprintSnapshots, histories: ISSUES.slice(0, 1) });
    const reading = onlyReading(commitmentAccuracy.compute(input));
    expect(rolesOf(reading)).toEqual([
      ['1', 'committed-done'],
      ['99', 'removed'],
    ]);
    expect(reading).toMatchObject({ numerator: 13, denominator: 21, flags: ['unestimated'] });
  });
});

describe('Velocity of the sprint example', () => {
  it('is 5 + 5 + 2 + 0 = 12 points, 4 issues, one of them not estimated', () => {
    expect(onlyReading(velocity.compute(sprintInput()))).toMatchObject({
      value: 12,
      parts: { issues: 4 },
      flags: ['unestimated', 'reconstructed', 'low-n'],
    });
  });

  it('says how much of it was estimated: three of the four issues', () => {
    expect(onlyReading(velocity.compute(sprintInput())).parts['estimated']).toBe(75);
  });

  it('counts issues on a board that does not estimate', () => {
    expect(onlyReading(velocity.compute(sprintInput({ estimateFieldId: null }))).value).toBe(4);
  });

  it('has no value for a sprint of less than three days', () => {
    const short = { ...sprint, completedAt: march('05T10:00') };
    expect(onlyReading(velocity.compute(sprintInput({ sprints: [short] })))).toMatchObject({
      value: null,
      reason: 'too-short',
    });
  });

  it('rolls over the last five finished sprints, the running one left out', () => {
    const DAY = 86_400_000;
    const sprints = [1, 2, 3, 4, 5, 6, 7].map((place) => ({
      ...sprint,
      id: String(place),
      startedAt: march('01T00:00') + place * 3 * DAY,
      completedAt: place === 7 ? null : march('01T00:00') + (place + 1) * 3 * DAY,
    }));
    const histories = sprints.map(({ id, startedAt }, place) => ({
      ...anIssueTimeline(`V-${place}`, [['01T00:00', 'To Do']], {
        values: { [SPRINT]: id, [POINTS]: String(10 * (place + 1)), status: 'Done' },
      }),
      changes: { status: [{ at: startedAt + DAY, from: 'To Do', to: 'Done' }] },
    }));
    const { readings } = velocity.compute(sprintInput({ sprints, histories }));
    expect(readings.map(({ value }) => value)).toEqual([10, 20, 30, 40, 50, 60, 70]);
    const rolling = { rollingMean: 40, rollingMedian: 40, sprints: 5 };
    expect(readings.slice(-2).map(({ parts }) => parts)).toMatchObject([rolling, rolling]);
  });
});

describe('Commitment accuracy of the sprint example', () => {
  const reading = onlyReading(commitmentAccuracy.compute(sprintInput()));

  it('is 8 of 19 points = 42.1 %', () => {
    expect(reading).toMatchObject({ numerator: 8, denominator: 19 });
    expect(reading.value).toBeCloseTo(42.1, 1);
  });

  it('by count is 3 of 5, by final estimates 10 of 19; 2 added, 3 removed, 2 re-estimated', () => {
    expect(reading.parts).toMatchObject({ byCount: 60, added: 2, removed: 3, reEstimated: 2 });
    expect(reading.parts['byFinalEstimates']).toBeCloseTo(52.6, 1);
    expect(reading.parts['addedShare']).toBeCloseTo(10.5, 1);
  });

  it('has no value where nothing was committed', () => {
    const input = sprintInput({ histories: [] });
    expect(onlyReading(commitmentAccuracy.compute(input))).toMatchObject({
      value: null,
      reason: 'nothing-committed',
    });
  });

  it('on a board without sprints says so', () => {
    const { readings } = commitmentAccuracy.compute(sprintInput({ sprintFieldId: null }));
    expect(readings[0]).toMatchObject({ value: null, reason: 'needs-sprints' });
  });

  it('takes an issue added within the grace time as committed', () => {
    const late = { ...sprint, startedAt: march('05T08:00') };
    const input = sprintInput({ sprints: [late] });
    const numbers = [0, 120].map((addGraceMinutes) => {
      const { numerator, denominator } = onlyReading(
        commitmentAccuracy.compute(input, { addGraceMinutes }),
      );
      return [numerator, denominator];
    });
    expect(numbers).toEqual([
      [8, 19],
      [10, 21],
    ]);
  });
});

describe('Story point completion of the sprint example', () => {
  it('is 12 of 20 points = 60 %', () => {
    expect(onlyReading(storyPointCompletion.compute(sprintInput()))).toMatchObject({
      numerator: 12,
      denominator: 20,
      value: 60,
    });
  });
});

describe('The burndown of the sprint example', () => {
  const line = (reading: MetricReading, key: string) =>
    reading.lines?.find((one) => one.key === key)?.points ?? [];

  it('goes 19, 21, 16, 18, 13, 10, 8', () => {
    const reading = onlyReading(sprintBurndown.compute(sprintInput()));
    expect(reading.parts['commitment']).toBe(19);
    expect(line(reading, 'remaining').map(({ value }) => value)).toEqual([
      19, 21, 16, 18, 13, 10, 8, 8,
    ]);
    expect(line(reading, 'ideal').at(-1)?.value).toBeCloseTo(0, 12);
  });

  it('happens on the days of the example', () => {
    const reading = onlyReading(sprintBurndown.compute(sprintInput()));
    expect(line(reading, 'remaining').map(({ at }) => at)).toEqual(
      ['03T10', '05T09', '06T09', '07T09', '10T09', '11T09', '12T09', '14T17'].map((when) =>
        march(`${when}:00`),
      ),
    );
  });

  it('keeps an issue of 8 points that was deleted since: it was committed, and not done', () => {
    const frozen = (id: string, estimate: number | null, isDone = false) => {
      return { issueId: id as IssueId, estimate, isDone };
    };
    const atStart = [
      ...[frozen('1', 5), frozen('2', 3), frozen('3', 8), frozen('5', 3), frozen('6', null)],
      frozen('99', 8),
    ];
    const atClose = [
      ...[frozen('1', 5, true), frozen('2', 5, true), frozen('3', 8), frozen('4', 2, true)],
      ...[frozen('6', null, true), frozen('99', 8)],
    ];
    const reading = onlyReading(
      sprintBurndown.compute(
        sprintInput({ sprintSnapshots: new Map([['7', { atStart, atClose }]]) }),
      ),
    );
    expect(reading.value).toBeCloseTo(16, 12);
    expect(reading.parts).toMatchObject({ commitment: 27, remaining: 16 });
    expect(line(reading, 'remaining').map(({ value }) => value)).toEqual([
      27, 29, 24, 26, 21, 18, 16, 16,
    ]);
    expect(line(reading, 'ideal')[0]?.value).toBe(27);
    const left = reading.contributors.filter(({ amount }) => amount > 0);
    expect(left.map(({ issueId, amount }) => [issueId, amount])).toEqual([
      ['3', 8],
      ['99', 8],
    ]);
  });

  it.each([
    ['working', 9.38, 3.62],
    ['calendar', 7.22, 5.78],
  ] as const)('on 10 March at 10:00 by %s time is %d ideal and %d over', (ideal, at, over) => {
    const running = { ...sprint, completedAt: null };
    const input = sprintInput({ sprints: [running], now: march('10T10:00') });
    const reading = onlyReading(sprintBurndown.compute(input, { ideal }));
    expect(reading.parts['remaining']).toBe(13);
    expect(reading.parts['ideal']).toBeCloseTo(at, 2);
    expect(reading.value).toBeCloseTo(over, 2);
    // 10 points burned in 7 days leave 13 for 9.1 more.
    expect(reading.parts['daysLeft']).toBeCloseTo(9.1, 12);
  });
});

describe('Sprint goals', () => {
  const sprints = ['1', '2', '3', '4', '5'].map((id, place) => ({
    ...sprint,
    id,
    startedAt: sprint.startedAt + place,
  }));
  const verdicts = new Map<string, GoalVerdict>([
    ['1', 'achieved'],
    ['2', 'missed'],
    ['3', 'achieved'],
    ['4', 'partial'],
  ]);

  it('achieved, missed, achieved, partial and unrated are 50 %, 62.5 % with half credit', () => {
    const input = sprintInput({ sprints, practice: practice({ verdicts }) });
    expect(goalAchievement.compute(input).readings.at(-1)).toMatchObject({
      value: 50,
      n: 4,
      parts: { withHalfCredit: 62.5, coverage: 80, ownVerdict: null },
    });
  });

  it('that nobody set are left out', () => {
    const without = sprints.map((one) => ({ ...one, goal: ' ' }));
    const input = sprintInput({ sprints: without, practice: practice({ verdicts }) });
    expect(goalAchievement.compute(input).readings.at(-1)).toMatchObject({
      value: null,
      reason: 'no-goal',
      parts: { coverage: null },
    });
  });

  it('that nobody has ever rated are asked for', () => {
    expect(goalAchievement.compute(sprintInput()).readings[0]).toMatchObject({
      value: null,
      reason: 'needs-sprint-verdicts',
    });
  });
});

describe('Capacity', () => {
  it('of four people for 10 days, 2 of leave, at 0.7 focus and 0.75 points a day is 19.95', () => {
    const row = { workdays: 10, leaveDays: 0, focus: 0.7 };
    const capacity = capacityOf([row, row, row, { ...row, leaveDays: 2 }], 0.75);
    expect(capacity).toBeCloseTo(19.95, 10);
    const input = sprintInput({ practice: practice({ capacity: new Map([['7', capacity]]) }) });
    expect(onlyReading(capacityUtilisation.compute(input)).value).toBeCloseTo(95.2, 1);
  });

  it('that nobody entered is never assumed', () => {
    expect(onlyReading(capacityUtilisation.compute(sprintInput()))).toMatchObject({
      value: null,
      reason: 'needs-capacity',
      denominator: null,
    });
  });
});

describe('A sprint in every case that is not plain', () => {
  const role = (issue: IssueTimeline) =>
    onlyReading(velocity.compute(sprintInput({ histories: [issue] }))).contributors[0]?.role;

  it.each([
    ['done before it began', sprintIssue('K-1', '02T09:00', {}), 'outside'],
    [
      'removed and put back before the end',
      sprintIssue('K-1', '12T09:00', {
        inSprint: [
          ['05T09:00', '7', ''],
          ['06T09:00', '', '7, 8'],
        ],
      }),
      'committed-done',
    ],
    [
      'removed after it was done',
      sprintIssue('K-1', '06T09:00', { inSprint: [['07T09:00', '7', '8']] }),
      'committed-done',
    ],
    [
      'finished while it was in another sprint',
      sprintIssue('K-1', '12T09:00', { inSprint: [['05T09:00', '7', '8']] }),
      'outside',
    ],
    ['carried over unfinished', sprintIssue('K-1', '20T09:00', {}), 'not-completed'],
    ['a sub-task', { ...sprintIssue('K-1', '06T09:00', {}), hierarchyLevel: -1 }, undefined],
    [
      'in it only after it was over',
      sprintIssue('K-1', null, { inSprint: [['20T09:00', '', '7']] }),
      undefined,
    ],
  ] as const)('%s', (_, issue, expected) => {
    expect(role(issue)).toBe(expected);
  });
});
