/** Real sprints as Jira itself reported them. */
import { commitmentKept } from '../../../../src/domain/metrics/catalogue/commitment-accuracy';
import type { SprintIssue, SprintRole } from '../../../../src/domain/metrics/sprint/sprint';
import { points, withRole } from '../../../../src/domain/metrics/sprint/sprint-points';
import type { IssueId } from '../../../../src/domain/shared/ids';
import report from '../../../fixtures/metrics/knowhow-sprint-report.json';
import sprints from '../../../fixtures/metrics/knowhow-sprints.json';

interface Reported {
  readonly key: string;
  readonly points: number | null;
}

interface Report {
  readonly completed: readonly Reported[];
  readonly notCompleted: readonly Reported[];
  readonly removed: readonly Reported[];
  readonly elsewhere: readonly Reported[];
  readonly added: readonly string[];
}

/** Jira's lists, each issue once, as our roles. */
function issuesOf({
  completed,
  notCompleted,
  removed,
  elsewhere,
  added,
}: Report): readonly SprintIssue[] {
  const late = new Set(added);
  const lists: readonly (readonly [SprintRole, readonly Reported[]])[] = [
    ['committed-done', completed],
    ['not-completed', notCompleted],
    ['removed', removed],
    ['outside', elsewhere],
  ];
  const seen = new Set<string>();
  const isNew = ({ key }: Reported) => !seen.has(key) && seen.add(key);
  return lists.flatMap(([role, issues]) =>
    issues.filter(isNew).map(({ key, points: estimate }) => {
      const isCommitted = !late.has(key);
      return {
        issueId: key as IssueId,
        role: role === 'committed-done' && !isCommitted ? 'added-done' : role,
        isCommitted,
        estimateAtStart: estimate,
        estimateAtClose: estimate,
        doneAt: null,
      };
    }),
  );
}

describe('A sprint report of Jira', () => {
  const { contents } = report;
  const estimated = (
    issues: readonly {
      key: string;
      currentEstimateStatistic?: { statFieldValue?: { value?: number } };
    }[],
  ) =>
    issues.map(({ key, currentEstimateStatistic }) => ({
      key,
      points: currentEstimateStatistic?.statFieldValue?.value ?? null,
    }));
  const issues = issuesOf({
    completed: estimated(contents.completedIssues),
    notCompleted: estimated(contents.issuesNotCompletedInCurrentSprint),
    removed: estimated(contents.puntedIssues),
    elsewhere: estimated(contents.issuesCompletedInAnotherSprint),
    added: Object.keys(contents.issueKeysAddedDuringSprint),
  });

  it.each([
    ['completed', ['committed-done', 'added-done'], 76],
    ['not completed', ['not-completed'], 61],
    ['removed', ['removed'], 22],
    ['completed elsewhere', ['outside'], 12],
  ] as const)('has as many points %s as Jira sums up: %j, %d', (_, roles, sum) => {
    expect(points(withRole(issues, ...roles), 'estimateAtClose')).toBe(sum);
  });
});

describe('Seventeen reports of sprints by Jira', () => {
  it('kept 48.387, 45.679 and 72.973 % of what was committed among others', () => {
    expect(sprints).toHaveLength(17);
    const told = sprints.map(({ expected }) => expected.commitment_accuracy_points_pct.toFixed(3));
    expect(told).toEqual(expect.arrayContaining(['48.387', '45.679', '72.973']));
  });

  it.each(sprints.map((sprint, place) => ({ place, ...sprint })))(
    '$place, $state: velocity and commitment are the published ones',
    (sprint) => {
      const counted = (list: readonly { number: string; storyPoints?: number | string | null }[]) =>
        list.map(({ number, storyPoints }) => ({
          key: number,
          points: storyPoints == null ? null : Number(storyPoints),
        }));
      const issues = issuesOf({
        completed: counted(sprint.completedIssues),
        notCompleted: counted(sprint.notCompletedIssues),
        removed: counted(sprint.puntedIssues),
        elsewhere: counted(sprint.completedIssuesAnotherSprint),
        added: sprint.addedIssues,
      });
      const { expected } = sprint;
      const done = withRole(issues, 'committed-done', 'added-done');
      const kept = commitmentKept(issues, { isPartial: false });
      expect(points(done, 'estimateAtClose')).toBe(expected.velocity_points);
      expect(kept).toMatchObject({
        numerator: expected.completed_committed_points,
        denominator: expected.committed_points,
      });
      expect(kept.value).toBeCloseTo(expected.commitment_accuracy_points_pct, 8);
      expect(kept.parts['byCount']).toBeCloseTo(expected.commitment_accuracy_count_pct, 8);
    },
  );
});
