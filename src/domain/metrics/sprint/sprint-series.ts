import type { IssueTimeline } from '../timeline/issue-timeline';
import type { TimeCounting } from '../working-time';
import { type Sprint, type SprintIssue, type SprintRole } from './sprint';
import { type SprintFields, sprintIssues } from './sprint-issues';

/** What people said of a sprint's goal; Jira keeps the text and no result. */
export type GoalVerdict = 'achieved' | 'partial' | 'missed';

/** What a team can do in a sprint, in the unit of its estimates. */
export type CapacityOf = ReadonlyMap<Sprint['id'], number>;

/** Everything the sprint metrics are computed from. */
export interface SprintInput extends SprintFields {
  readonly sprints: readonly Sprint[];
  readonly timelines: readonly IssueTimeline[];
  /** For the ideal line of a burndown; working time, usually. */
  readonly counting: TimeCounting;
  readonly verdicts: ReadonlyMap<Sprint['id'], GoalVerdict>;
  readonly capacity: CapacityOf;
}

/** Why a sprint has no value. */
export type NoSprintValueReason =
  | 'nothing-committed'
  | 'nothing-in-sprint'
  | 'capacity-missing'
  | 'no-goal'
  | 'goal-not-rated'
  | 'too-short';

/** The value of a metric for one sprint. Source: metrics-spec P15. */
export interface SprintReading {
  readonly sprint: Sprint;
  readonly value: number | null;
  readonly reason: NoSprintValueReason | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Every issue of the sprint with what became of it. */
  readonly issues: readonly SprintIssue[];
  readonly unestimated: number;
  readonly isPartial: boolean;
  readonly parts: Readonly<Record<string, number | null>>;
}

export type SprintSummary = Pick<
  SprintReading,
  'value' | 'reason' | 'numerator' | 'denominator' | 'parts'
>;

/** One reading per sprint, oldest first. */
export function sprintSeries(
  input: SprintInput,
  summarise: (sprint: Sprint, issues: readonly SprintIssue[]) => SprintSummary,
): readonly SprintReading[] {
  return [...input.sprints]
    .sort((a, b) => a.startedAt - b.startedAt)
    .map((sprint) => {
      const issues = sprintIssues(sprint, input.timelines, input);
      return {
        sprint,
        issues,
        unestimated: issues.filter(({ estimateAtClose }) => estimateAtClose === null).length,
        isPartial: sprint.completedAt === null,
        ...summarise(sprint, issues),
      };
    });
}

export const withRole = (
  issues: readonly SprintIssue[],
  ...roles: readonly SprintRole[]
): readonly SprintIssue[] => issues.filter(({ role }) => roles.includes(role));

/** An issue that was not estimated adds nothing. */
export function points(
  issues: readonly SprintIssue[],
  when: 'estimateAtStart' | 'estimateAtClose',
): number {
  return issues.reduce((sum, issue) => sum + (issue[when] ?? 0), 0);
}

export function committed(issues: readonly SprintIssue[]): readonly SprintIssue[] {
  return issues.filter(({ isCommitted }) => isCommitted);
}

/** A percentage, or the reason there is none. */
export function share(
  numerator: number,
  denominator: number,
  reason: NoSprintValueReason,
): Omit<SprintSummary, 'parts'> {
  const isNothing = denominator === 0;
  return {
    value: isNothing ? null : (100 * numerator) / denominator,
    reason: isNothing ? reason : null,
    numerator,
    denominator,
  };
}
