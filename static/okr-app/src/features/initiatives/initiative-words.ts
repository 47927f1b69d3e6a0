import type { InitiativeDto } from '../../../../../src/contract/initiatives/calls';

const number = (value: number): string =>
  value.toLocaleString('en-US', { maximumFractionDigits: 1 });

/** "6 of 10 issues done, 21 of 34 points". Jira's estimates and cut-off counts say "about". */
export function progressText({ progress, isApproximate }: InitiativeDto): string {
  const { done, total, donePoints, points } = progress;
  if (total === 0) return 'no issues yet';
  const issues = `${number(done)} of ${number(total)} ${total === 1 ? 'issue' : 'issues'} done`;
  const counted = isApproximate ? `about ${issues}` : issues;
  return points === null || donePoints === null
    ? counted
    : `${counted}, ${number(donePoints)} of ${number(points)} points`;
}
