import type { SprintIssue, SprintRole } from './sprint';

export const withRole = (
  issues: readonly SprintIssue[],
  ...roles: readonly SprintRole[]
): readonly SprintIssue[] => issues.filter(({ role }) => roles.includes(role));

export const isDoneInside = ({ role }: SprintIssue): boolean =>
  role === 'committed-done' || role === 'added-done';

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
