import type { IssueSort } from './use-metric-issues';

interface SortHeadProps {
  /** `null`: what stands in it has no order, such as people and lists of issues. */
  readonly column: IssueSort['column'] | null;
  readonly label: string;
  readonly isNumber: boolean;
  readonly sort: IssueSort | null;
  readonly onSort: (column: IssueSort['column']) => void;
}

/** The head of a column; a press puts its largest first, the next its smallest, the third nothing. */
export function SortHead({ column, label, isNumber, sort, onSort }: SortHeadProps) {
  const className = isNumber ? 'okr-number' : 'okr-metric-cell';
  if (column === null) {
    return (
      <th scope="col" className={className}>
        {label}
      </th>
    );
  }
  const isSorted = sort?.column === column;
  const direction = sort?.isFalling === true ? 'descending' : 'ascending';
  return (
    <th scope="col" className={className} aria-sort={isSorted ? direction : 'none'}>
      <button
        type="button"
        className="okr-plain"
        onClick={() => {
          onSort(column);
        }}
      >
        {label}
        <span aria-hidden="true" className="okr-sort">
          {isSorted ? (sort.isFalling ? '↓' : '↑') : ''}
        </span>
      </button>
    </th>
  );
}

export function nextSort(sort: IssueSort | null, column: IssueSort['column']): IssueSort | null {
  if (sort?.column !== column) return { column, isFalling: true };
  return sort.isFalling ? { column, isFalling: false } : null;
}
