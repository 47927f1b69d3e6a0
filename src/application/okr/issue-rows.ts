import type { ExclusionReason, Measurement } from '../../domain/metrics/measurement';
import type { IssueRow } from '../ports/issue-reader';

export interface IssueRowView extends IssueRow {
  readonly isDone: boolean;
  readonly amount: number | null;
  readonly isCounted: boolean;
  readonly exclusion: ExclusionReason | null;
}

/** An issue with what it adds to the value that was measured. */
export function toIssueRow(
  row: IssueRow,
  { contributors, excluded }: Pick<Measurement, 'contributors' | 'excluded'>,
  showsAmount: boolean,
): IssueRowView {
  const contributor = contributors.find(({ issueId }) => issueId === row.id);
  const exclusion = excluded.find(({ issueId }) => issueId === row.id);
  return {
    ...row,
    isDone: row.statusCategory === 'done',
    amount: showsAmount ? (contributor?.amount ?? null) : null,
    isCounted: contributor?.isCounted ?? false,
    exclusion: exclusion?.reason ?? null,
  };
}
