/** Sprints on the border of their rules, by hand. Source: metrics-spec C.2 and C.0b. */
import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import { commitmentAccuracy } from '../../../../src/domain/metrics/catalogue/commitment-accuracy';
import { goalAchievement } from '../../../../src/domain/metrics/catalogue/goal-achievement';
import type { GoalVerdict } from '../../../../src/domain/metrics/catalogue/practice';
import { sprintBurndown } from '../../../../src/domain/metrics/catalogue/sprint-burndown';
import { velocity } from '../../../../src/domain/metrics/catalogue/velocity';
import { capacityOf } from '../../../../src/domain/metrics/sprint/capacity';
import type { Sprint } from '../../../../src/domain/metrics/sprint/sprint';
import type { SprintSnapshot } from '../../../../src/domain/metrics/sprint/sprint-snapshot';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { IssueId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const SPRINT = 'customfield_sprint';
const POINTS = 'customfield_points';

const sprint: Sprint = {
  ...{ id: '7', name: 'Sprint 7', goal: 'Checkout works' },
  startedAt: march('03T10:00'),
  plannedEndAt: march('14T17:00'),
  completedAt: march('14T17:00'),
};

const inSprint = (
  moves: Parameters<typeof anIssueTimeline>[1],
  added: string | null = null,
): IssueTimeline =>
  anIssueTimeline('S-1', moves, {
    values: { [SPRINT]: '7', [POINTS]: '5' },
    changes: { [SPRINT]: added === null ? [] : [{ at: march(added), from: null, to: '7' }] },
  });

const input = (histories: readonly IssueTimeline[], change: Partial<CatalogueInput> = {}) =>
  flowInput({
    histories,
    ...{ sprints: [sprint], sprintFieldId: SPRINT, estimateFieldId: POINTS },
    ...{ bucket: 'sprint', now: march('31T00:00') },
    ...change,
  });

/** Its role, what velocity has of it, and what was committed. */
function outcome(issue: IssueTimeline, change: Partial<CatalogueInput> = {}) {
  const reading = onlyReading(velocity.compute(input([issue], change)));
  const { denominator } = onlyReading(commitmentAccuracy.compute(input([issue], change)));
  return [reading.contributors[0]?.role, reading.value, denominator];
}

const TO_DO = ['01T09:00', 'To Do'] as const;

describe('An issue of a sprint', () => {
  it.each([
    ['done the moment it closes', inSprint([TO_DO, ['14T17:00', 'Done']]), 'committed-done', 5, 5],
    ['done the moment it begins', inSprint([TO_DO, ['03T10:00', 'Done']]), 'outside', 0, 0],
    ['added the moment it closes', inSprint([TO_DO], '14T17:00'), 'not-completed', 0, 0],
    ['added the moment it begins', inSprint([TO_DO], '03T10:00'), 'not-completed', 0, 5],
    [
      'done before, reopened in it and done again',
      inSprint([TO_DO, ['02T09:00', 'Done'], ['05T09:00', 'In Progress'], ['07T09:00', 'Done']]),
      ...(['added-done', 5, 0] as const),
    ],
  ] as const)('%s', (_, issue, role, points, committed) => {
    expect(outcome(issue)).toEqual([role, points, committed]);
  });

  it('that was done before the start adds nothing to what was added', () => {
    const outside = inSprint([TO_DO, ['02T09:00', 'Done']]);
    const { parts } = onlyReading(commitmentAccuracy.compute(input([outside])));
    expect(parts['added']).toBe(0);
  });

  it('that was done when the sprint was frozen was neither committed nor finished in it', () => {
    const issue = inSprint([TO_DO, ['06T09:00', 'Done']]);
    const done = { issueId: '1' as IssueId, estimate: 5, isDone: true };
    const snapshot: SprintSnapshot = { atStart: [done], atClose: [done] };
    const sprintSnapshots = new Map([['7', snapshot]]);
    expect(outcome(issue, { sprintSnapshots })).toEqual(['outside', 0, 0]);
  });
});

describe('A sprint that closed three days late', () => {
  it.each(['calendar', 'working'])('had nothing left by the ideal of %s time', (ideal) => {
    const late = { ...sprint, completedAt: march('17T17:00') };
    const reading = onlyReading(
      sprintBurndown.compute(input([inSprint([TO_DO])], { sprints: [late] }), { ideal }),
    );
    expect(reading).toMatchObject({ value: 5, parts: { ideal: 0, overIdealPercent: 100 } });
  });
});

describe('Goals', () => {
  const compute = (verdicts: readonly (GoalVerdict | null)[]) => {
    const sprints = verdicts.map((_, place) => ({
      ...{ ...sprint, id: String(place) },
      startedAt: sprint.startedAt + place,
    }));
    const told = verdicts.flatMap((one, place) =>
      one === null ? [] : [[String(place), one] as const],
    );
    const said = practice({ verdicts: new Map(told) });
    return goalAchievement.compute(input([], { sprints, practice: said })).readings;
  };

  it('of more than eight sprints ago do not count', () => {
    const nine = ['missed', ...Array.from({ length: 8 }, () => 'achieved' as const)] as const;
    const last = compute(nine).slice(-2);
    expect(last.map(({ value, n }) => [value, n])).toEqual([
      [87.5, 8],
      [100, 8],
    ]);
  });

  it('are enough with four of five rated, and few with three, or four of six', () => {
    const few = (...verdicts: readonly (GoalVerdict | null)[]) =>
      compute(verdicts).at(-1)?.flags.includes('low-n');
    expect(few('achieved', 'missed', 'achieved', 'partial', null)).toBe(false);
    expect(few('achieved', 'missed', 'achieved')).toBe(true);
    expect(few('achieved', 'missed', 'achieved', 'partial', null, null)).toBe(true);
  });
});

describe('Capacity', () => {
  it('of somebody who is away longer than the sprint is none, and takes none of the others', () => {
    const rows = [
      { workdays: 5, leaveDays: 8, focus: 1 },
      { workdays: 10, leaveDays: 0, focus: 1 },
    ];
    expect(capacityOf(rows, 1)).toBe(10);
  });
});
