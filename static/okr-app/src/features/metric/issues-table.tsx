import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import type { MetricIssuesDto } from '../../../../../src/contract/metrics/dto';
import type { DrillDownColumn } from '../../../../../src/domain/metrics/catalogue/drill-down-columns';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import type { AmountUnit } from './amount-unit';
import { amountText } from './amount-text';
import { COLUMNS } from './column-words';
import { IssueCell } from './issue-cell';
import { IssueKey } from './issue-key';
import { IssuesExport } from './issues-export';
import { nextSort, SortHead } from './sort-head';
import { Failed } from '../../components/failed';
import { OBSTACLES } from './metric-words';
import { roleText } from './reading-words';
import { type IssueRow, type IssueSort, useMetricIssues } from './use-metric-issues';

interface IssuesTableProps {
  readonly place: {
    readonly metricId: string;
    readonly bucket: MetricBucket;
    readonly from: string;
    readonly to: string;
    /** `null`: the issues that are in no point. */
    readonly key: string | null;
  };
  /** What an issue adds is told in it. */
  readonly unit: AmountUnit;
}

/** The issues behind a point with what each adds or why it does not; the hidden ones as a number. */
export function IssuesTable({ place, unit }: IssuesTableProps) {
  const [sort, setSort] = useState<IssueSort | null>(null);
  const pages = useMetricIssues({ ...place, sort });
  const { items, totals, isLoading, error, hasMore, loadMore, reload } = pages;
  if (error !== null) {
    return (
      <Failed
        title="The issues could not be loaded"
        headingLevel="h4"
        error={error}
        onRetry={reload}
      />
    );
  }
  if (items.length === 0 && isLoading) return <Spinner label="Loading the issues" />;
  const { issuesTotal, hidden, obstacle, columns, sortable } = totals;
  return (
    <>
      {obstacle !== null && <p>{OBSTACLES[obstacle].text}</p>}
      <div className="okr-metric-issues-head">
        <p className="okr-subtle" role="status">
          {totalText(items.length, issuesTotal)}
          {hidden > 0 && ` · ${hidden.toLocaleString('en')} more that Jira does not let you see`}
        </p>
        {items.length > 0 && <IssuesExport place={{ ...place, sort }} />}
      </div>
      {items.length > 0 && (
        <Rows
          issues={items}
          {...{ columns, sortable, unit, sort }}
          onSort={(column) => {
            setSort(nextSort(sort, column));
          }}
        />
      )}
      {hasMore && (
        <Button spacing="compact" isLoading={isLoading} onClick={loadMore}>
          Show more issues
        </Button>
      )}
    </>
  );
}

function totalText(listed: number, total: number): string {
  if (total === 0) return 'No issue';
  const all = `${total.toLocaleString('en')} ${total === 1 ? 'issue' : 'issues'}`;
  return listed < total ? `${listed.toLocaleString('en')} of ${all}` : all;
}

interface RowsProps {
  readonly issues: readonly IssueRow[];
  readonly columns: readonly DrillDownColumn[];
  readonly sortable: MetricIssuesDto['sortable'];
  readonly unit: AmountUnit;
  readonly sort: IssueSort | null;
  readonly onSort: (column: IssueSort['column']) => void;
}

function Rows({ issues, columns, sortable, unit, sort, onSort }: RowsProps) {
  const hasRoles = issues.some(({ role }) => role !== null);
  const isShare = issues.some(({ of }) => of !== null);
  return (
    <div
      className="okr-table-frame"
      role="region"
      aria-label="Issues behind the value"
      tabIndex={0}
    >
      <table className="okr-table">
        <thead>
          <tr>
            <th scope="col">Issue and status</th>
            {hasRoles && <th scope="col">What became of it</th>}
            <SortHead
              column="amount"
              label={unit === null ? 'In the share' : isShare ? 'Adds, of' : 'Adds'}
              isNumber
              {...{ sort, onSort }}
            />
            {columns.map((column) => (
              <SortHead
                key={column}
                column={sortable.find((one) => one === column) ?? null}
                label={COLUMNS[column].label}
                isNumber={COLUMNS[column].kind === 'number'}
                sort={sort}
                onSort={onSort}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <tr key={issue.id} data-counted={issue.exclusion === null}>
              <td className="okr-metric-issue">
                <IssueLink issue={issue} />
              </td>
              {hasRoles && <td>{issue.role === null ? '' : roleText(issue.role)}</td>}
              <td
                className={issue.exclusion === null ? 'okr-number' : 'okr-number okr-metric-amount'}
              >
                {amountText(issue, unit)}
              </td>
              {columns.map((column) => (
                <td key={column} className={numberClass(column)}>
                  <IssueCell column={column} value={issue.cells[column]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const numberClass = (column: DrillDownColumn): string =>
  COLUMNS[column].kind === 'number' ? 'okr-number' : 'okr-metric-cell';

function IssueLink({ issue: { key, summary, statusName } }: { readonly issue: IssueRow }) {
  return (
    <>
      <IssueKey issueKey={key} /> <span className="okr-subtle">{statusName}</span>
      <div>{summary ?? 'This issue is gone from Jira.'}</div>
    </>
  );
}
