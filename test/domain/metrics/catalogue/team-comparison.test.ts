import { CATALOGUE } from '../../../../src/domain/metrics/catalogue/catalogue';
import { cycleTime } from '../../../../src/domain/metrics/catalogue/cycle-time';
import {
  comparisonObstacle,
  teamSeries,
} from '../../../../src/domain/metrics/catalogue/team-comparison';
import type { ProjectId } from '../../../../src/domain/shared/ids';
import { flowInput } from '../../../support/flow-input';
import { anIssueTimeline } from '../../../support/issue-timeline';

const two = (day: number) => String(day).padStart(2, '0');

/** Finished after so many days, by one of the people in turn. */
const finished = (project: string, first: number, days: readonly number[], people: string[]) =>
  days.map((took, place) =>
    anIssueTimeline(
      `T-${String(first + place)}`,
      [
        ['01T09:00', 'To Do'],
        ['03T09:00', 'In Progress'],
        [`${two(3 + took)}T09:00`, 'Done'],
      ],
      {
        projectId: project as ProjectId,
        values: { assignee: people[place % people.length] ?? null },
      },
    ),
  );

const PEOPLE = ['ann', 'ben', 'cem'];
const compared = (histories: ReturnType<typeof finished>) =>
  teamSeries(cycleTime, flowInput({ histories }), {}).map((team) => ({
    ...{ key: team.key, issues: team.issues, people: team.people },
    readings: team.readings.map(({ value, reason, n, flags }) => [value, reason, n, flags]),
  }));

describe('the same metric for each team', () => {
  it('is computed over the issues of the team alone, in the same time', () => {
    // Medians by hand: 1, 2, 3, 4, 10 and 2, 4, 6, 8, 9, 20.
    const apart = compared([
      ...finished('1', 1, [10, 1, 3, 2, 4], PEOPLE),
      ...finished('2', 10, [4, 2, 9, 6, 20, 8], PEOPLE),
    ]);
    expect(apart).toEqual([
      { key: 'project 2', issues: 6, people: 3, readings: [[7, null, 6, []]] },
      { key: 'project 1', issues: 5, people: 3, readings: [[3, null, 5, []]] },
    ]);
  });

  it('tells no value of fewer issues than it needs', () => {
    const [team] = compared(finished('1', 1, [10, 1, 3, 2], PEOPLE));
    expect(team?.readings).toEqual([[null, 'too-few-issues', 4, []]]);
  });

  it('tells nothing of a team of two, whose number would be theirs', () => {
    const [team] = compared(finished('1', 1, [10, 1, 3, 2, 4], ['ann', 'ben']));
    expect(team).toEqual({ key: 'project 1', issues: 5, people: 2, readings: [] });
  });

  it('tells of issues that nobody was ever assigned to', () => {
    const unassigned = finished('1', 1, [10, 1, 3, 2, 4], ['']);
    expect(compared(unassigned)[0]?.readings).toEqual([[3, null, 5, []]]);
  });
});

describe('whether it is fair', () => {
  const keysOf = (obstacle: ReturnType<typeof comparisonObstacle>) =>
    CATALOGUE.filter((metric) => comparisonObstacle(metric, 'month') === obstacle).map(
      ({ key }) => key,
    );

  it('is for times and shares, whatever the size of the team', () => {
    expect(keysOf(null)).toEqual([
      ...['cycle-time', 'lead-time', 'code-review-time', 'flow-efficiency', 'blocked-time'],
      ...['issue-age', 'priority-distribution', 'time-to-restore', 'severity-distribution'],
      'bug-escape-rate',
    ]);
  });

  it('is not for points, people, counts, releases, or what happens between teams', () => {
    expect(keysOf('points')).toContain('velocity');
    expect(keysOf('points')).toContain('commitment-accuracy');
    expect(keysOf('people')).toEqual([
      'worklog-accuracy',
      'collaboration-index',
      'user-productivity',
    ]);
    expect(keysOf('counts')).toEqual(['throughput', 'work-in-progress', 'resolution-rate']);
    expect(keysOf('units')).toContain('deployment-frequency');
    expect(keysOf('between-teams')).toEqual(['escalation', 'cross-team-dependency']);
  });

  it('is not by sprint, because sprints of different teams are different times', () => {
    expect(comparisonObstacle(cycleTime, 'sprint')).toBe('uneven-time');
  });
});
