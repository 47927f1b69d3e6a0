import Button from '@atlaskit/button/new';
import Spinner from '@atlaskit/spinner';
import type { MetricIssueDto } from '../../../../../src/contract/metrics/dto';
import type { DrillDownColumn } from '../../../../../src/domain/metrics/catalogue/drill-down';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import { openIssue } from '../../api/site';
import { usePage } from '../../app/page-context';
import type { AmountUnit } from './amount-unit';
import { Cell, COLUMNS } from './column-words';
import { Failed } from '../../components/failed';
import { metricValueText, OBSTACLES } from './metric-words';
import { exclusionText, roleText } from './reading-words';
import { useMetricIssues } from './use-metric-issues';

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
  const { items, totals, isLoading, error, hasMore, loadMore, reload } = useMetricIssues(place);
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
  const { issuesTotal, hidden, obstacle, columns } = totals;
  return (
    <>
      {obstacle !== null && <p>{OBSTACLES[obstacle].text}</p>}
      <p className="okr-subtle" role="status">
        {totalText(items.length, issuesTotal)}
        {hidden > 0 && ` · ${hidden.toLocaleString('en')} more that Jira does not let you see`}
      </p>
      {items.length > 0 && <Rows issues={items} columns={columns} unit={unit} />}
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
  readonly issues: readonly MetricIssueDto[];
  readonly columns: readonly DrillDownColumn[];
  readonly unit: AmountUnit;
}

function Rows({ issues, columns, unit }: RowsProps) {
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
            <th scope="col" className="okr-number">
              {unit === null ? 'In the share' : isShare ? 'Adds, of' : 'Adds'}
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" className={numberClass(column)}>
                {COLUMNS[column].label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {issues.map((issue) => (
            <tr
              key={`${issue.id} ${issue.exclusion ?? ''}`}
              data-counted={issue.exclusion === null}
            >
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
                  <Cell column={column} value={issue.cells[column]} />
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

function IssueLink({ issue: { key, summary, statusName } }: { readonly issue: MetricIssueDto }) {
  const { site } = usePage();
  return (
    <>
      <a
        className="okr-key okr-text-link"
        href={`${site.siteUrl}/browse/${key}`}
        onClick={(event) => {
          event.preventDefault();
          void openIssue(key);
        }}
      >
        {key}
      </a>{' '}
      <span className="okr-subtle">{statusName}</span>
      <div>{summary ?? 'This issue is gone from Jira.'}</div>
    </>
  );
}

/** Amounts of a share have no unit of their own: hours, points or issues, as the definition says. */
function amountText({ exclusion, amount, of }: MetricIssueDto, unit: AmountUnit): string {
  if (exclusion !== null) return `Left out: ${exclusionText(exclusion)}`;
  if (amount === null) return 'withheld';
  if (of !== null) return `${metricValueText(amount, '')} of ${metricValueText(of, '')}`;
  if (unit === null) return amount === 0 ? 'no' : 'yes';
  return metricValueText(amount, unit);
}
