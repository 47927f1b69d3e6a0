import { burndown } from '../../../../src/domain/metrics/sprint/burndown';
import {
  capacityOf,
  capacityUtilisation,
} from '../../../../src/domain/metrics/sprint/capacity-utilisation';
import { commitmentAccuracy } from '../../../../src/domain/metrics/sprint/commitment-accuracy';
import {
  goalAchievement,
  goalVerdicts,
} from '../../../../src/domain/metrics/sprint/goal-achievement';
import type { Sprint } from '../../../../src/domain/metrics/sprint/sprint';
import type { SprintInput } from '../../../../src/domain/metrics/sprint/sprint-series';
import { storyPointCompletion } from '../../../../src/domain/metrics/sprint/story-point-completion';
import { rollingVelocity, velocity } from '../../../../src/domain/metrics/sprint/velocity';
import type {
  IssueTimeline,
  ValueChange,
} from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { WorkingHours } from '../../../../src/domain/metrics/working-time';
import { anIssueTimeline, categoryByName, march } from '../../../support/issue-timeline';

const SPRINT = 'customfield_sprint';
const POINTS = 'customfield_points';
const OFFICE: WorkingHours = {
  workdays: [1, 2, 3, 4, 5],
  holidays: [],
  timeZone: 'UTC',
  fromMinutes: 9 * 60,
  toMinutes: 17 * 60,
};

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

function sprintInput(change: Partial<SprintInput> = {}): SprintInput {
  return {
    sprints: [sprint],
    timelines: ISSUES,
    categoryOf: categoryByName,
    sprintFieldId: SPRINT,
    estimateFieldId: POINTS,
    addGraceMs: 0,
    now: march('31T00:00'),
    counting: { kind: 'working', hours: OFFICE },
    verdicts: new Map(),
    capacity: new Map(),
    ...change,
  };
}

describe('The issues of the sprint example', () => {
  it('are told apart by what became of them', () => {
    const roles = velocity(sprintInput())[0]?.issues.map(({ issueId, role }) => [issueId, role]);
    expect(roles).toEqual([
      ['1', 'committed-done'],
      ['2', 'committed-done'],
      ['3', 'not-completed'],
      ['4', 'added-done'],
      ['5', 'removed'],
      ['6', 'committed-done'],
    ]);
  });
});

describe('Velocity of the sprint example', () => {
  it('is 5 + 5 + 2 + 0 = 12 points, 4 issues, one of them not estimated', () => {
    expect(velocity(sprintInput())[0]).toMatchObject({
      value: 12,
      unestimated: 1,
      parts: { issues: 4 },
    });
  });

  it('counts issues on a board that does not estimate', () => {
    expect(velocity(sprintInput({ estimateFieldId: null }))[0]?.value).toBe(4);
  });

  it('has no value for a sprint of less than three days', () => {
    const short = { ...sprint, completedAt: march('05T10:00') };
    expect(velocity(sprintInput({ sprints: [short] }))[0]).toMatchObject({
      value: null,
      reason: 'too-short',
    });
  });

  it('rolls over the last five finished sprints, the running one left out', () => {
    const [reading] = velocity(sprintInput());
    if (reading === undefined) throw new Error('No sprint');
    const values = [10, 20, 30, 40, 50, 60];
    const readings = values.map((value) => ({ ...reading, value }));
    const running = { ...reading, value: 5, isPartial: true };
    expect(rollingVelocity([...readings, running])).toEqual({ mean: 40, median: 40, sprints: 5 });
    expect(rollingVelocity([running])).toEqual({ mean: null, median: null, sprints: 0 });
  });
});

describe('Commitment accuracy of the sprint example', () => {
  const [reading] = commitmentAccuracy(sprintInput());

  it('is 8 of 19 points = 42.1 %', () => {
    expect(reading).toMatchObject({ numerator: 8, denominator: 19 });
    expect(reading?.value).toBeCloseTo(42.1, 1);
  });

  it('by count is 3 of 5, by final estimates 10 of 19; 2 added, 3 removed, 2 re-estimated', () => {
    expect(reading?.parts).toMatchObject({ byCount: 60, added: 2, removed: 3, reEstimated: 2 });
    expect(reading?.parts['byFinalEstimates']).toBeCloseTo(52.6, 1);
  });

  it('has no value where nothing was committed', () => {
    expect(commitmentAccuracy(sprintInput({ timelines: [] }))[0]).toMatchObject({
      value: null,
      reason: 'nothing-committed',
    });
  });

  it('takes an issue added within the grace time as committed', () => {
    const grace = sprintInput({ addGraceMs: 3 * 86_400_000 });
    expect(commitmentAccuracy(grace)[0]).toMatchObject({ numerator: 10, denominator: 21 });
  });
});

describe('Story point completion of the sprint example', () => {
  it('is 12 of 20 points = 60 %', () => {
    expect(storyPointCompletion(sprintInput())[0]).toMatchObject({
      numerator: 12,
      denominator: 20,
      value: 60,
    });
  });
});

describe('The burndown of the sprint example', () => {
  it('goes 19, 21, 16, 18, 13, 10, 8', () => {
    const { points, commitment } = burndown(sprint, sprintInput());
    expect(commitment).toBe(19);
    expect(points.map(({ remaining }) => remaining)).toEqual([19, 21, 16, 18, 13, 10, 8, 8]);
    expect(points.at(-1)?.ideal).toBeCloseTo(0, 12);
  });

  it.each([
    ['working time', 9.38, 3.62, { kind: 'working', hours: OFFICE }],
    ['calendar time', 7.22, 5.78, { kind: 'calendar' }],
  ] as const)('on 10 March at 10:00 by %s is %d ideal and %d over', (_, ideal, over, counting) => {
    const running = { ...sprint, completedAt: null };
    const chart = burndown(running, sprintInput({ counting, now: march('10T10:00') }));
    expect(chart.points.at(-1)?.remaining).toBe(13);
    expect(chart.points.at(-1)?.ideal).toBeCloseTo(ideal, 2);
    expect(chart.overIdeal).toBeCloseTo(over, 2);
  });
});

describe('Sprint goals', () => {
  const sprints = ['1', '2', '3', '4', '5'].map((id, place) => ({
    ...sprint,
    id,
    startedAt: sprint.startedAt + place,
  }));
  const verdicts = new Map([
    ['1', 'achieved'],
    ['2', 'missed'],
    ['3', 'achieved'],
    ['4', 'partial'],
  ] as const);

  it('achieved, missed, achieved, partial and unrated are 50 %, 62.5 % with half credit', () => {
    const readings = goalVerdicts(sprintInput({ sprints, verdicts }));
    expect(goalAchievement(readings)).toEqual({
      value: 50,
      withHalfCredit: 62.5,
      coverage: 80,
      isEnough: true,
    });
    expect(readings.at(-1)).toMatchObject({ value: null, reason: 'goal-not-rated' });
  });

  it('that nobody set are left out', () => {
    const without = sprints.map((one) => ({ ...one, goal: ' ' }));
    const readings = goalVerdicts(sprintInput({ sprints: without }));
    expect(goalAchievement(readings)).toEqual({
      value: null,
      withHalfCredit: null,
      coverage: null,
      isEnough: false,
    });
  });
});

describe('Capacity', () => {
  it('of four people for 10 days, 2 of leave, at 0.7 focus and 0.75 points a day is 19.95', () => {
    const row = { workdays: 10, leaveDays: 0, focus: 0.7 };
    const capacity = capacityOf([row, row, row, { ...row, leaveDays: 2 }], 0.75);
    expect(capacity).toBeCloseTo(19.95, 10);
    const [reading] = capacityUtilisation(sprintInput({ capacity: new Map([['7', capacity]]) }));
    expect(reading?.value).toBeCloseTo(95.2, 1);
  });

  it('that nobody entered is never assumed', () => {
    expect(capacityUtilisation(sprintInput())[0]).toMatchObject({
      value: null,
      reason: 'capacity-missing',
      denominator: null,
    });
  });
});

describe('A sprint in every case that is not plain', () => {
  const role = (issue: IssueTimeline) =>
    velocity(sprintInput({ timelines: [issue] }))[0]?.issues[0]?.role;

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
