import Button from '@atlaskit/button/new';
import Lozenge from '@atlaskit/lozenge';
import { measureOfSource } from '../../../../../src/domain/metrics/metric';
import type {
  IssueRowDto,
  KeyResultDetailDto,
  KeyResultDto,
} from '../../../../../src/contract/dto';
import { formatValue, measureLabel, UNKNOWN } from '../../../../../src/contract/wording';
import type { MeasureUnit } from '../../../../../src/domain/metrics/measure';
import { openIssue } from '../../api/site';
import { usePage } from '../../app/page-context';
import { unitOf } from '../key-result-form/measure-choice';

interface ContributingIssuesProps {
  readonly detail: KeyResultDetailDto;
  readonly keyResult: KeyResultDto;
  readonly fieldName: string | undefined;
  readonly isLoading: boolean;
  readonly onMore: () => void;
}

/** The issues behind the number, as far as the viewer may see them; the rest is counted. */
export function ContributingIssues(props: ContributingIssuesProps) {
  const { detail, keyResult, fieldName, isLoading, onMore } = props;
  const { issues, issuesTotal, hidden, nextPageToken } = detail;
  const measure = measureOfSource(keyResult.source);
  if (measure === null) return null;
  return (
    <section aria-label="Issues">
      <h4 className="okr-section-title">
        Issues{' '}
        <span className="okr-subtle">
          {issues.length < issuesTotal
            ? `${issues.length.toLocaleString('en')} of ${issuesTotal.toLocaleString('en')}`
            : issuesTotal.toLocaleString('en')}
          {hidden > 0 && ` · ${hidden.toLocaleString('en')} hidden`}
        </span>
      </h4>
      {hidden > 0 && (
        <p className="okr-note">
          {hidden === 1
            ? 'One more issue counts, which Jira does not let you see.'
            : `${hidden.toLocaleString('en')} more issues count, which Jira does not let you see.`}
        </p>
      )}
      {issues.length === 0 ? (
        <p className="okr-subtle">{emptyText(keyResult, hidden)}</p>
      ) : (
        <div className="okr-table-frame" role="region" aria-label="Issues table" tabIndex={0}>
          <table className="okr-table">
            <thead>
              <tr>
                <th scope="col">Key</th>
                <th scope="col">Type</th>
                <th scope="col">Summary</th>
                <th scope="col">Status</th>
                <th scope="col" className="okr-number">
                  {measure.kind === 'count' ? 'Counted' : measureLabel(measure, fieldName)}
                </th>
              </tr>
            </thead>
            <tbody>
              {issues.map((issue) => (
                <IssueRow key={issue.id} issue={issue} unit={unitOf(measure, 'kpi')} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {nextPageToken !== null && (
        <Button spacing="compact" isLoading={isLoading} onClick={onMore}>
          Show more issues
        </Button>
      )}
    </section>
  );
}

/** Nothing to list has four reasons, and each asks for something else. */
function emptyText({ progress }: KeyResultDto, hidden: number): string {
  if (progress.stale?.reason === 'jql-invalid') {
    return 'Jira no longer runs this query, so its issues cannot be listed. Edit the query below.';
  }
  if (progress.reason === 'not-measured-yet') {
    return 'Not measured yet. The issues appear with the first value.';
  }
  return hidden > 0 ? 'None of the issues is visible to you.' : 'No issue matches the query.';
}

function IssueRow({ issue, unit }: { readonly issue: IssueRowDto; readonly unit: MeasureUnit }) {
  const { site } = usePage();
  return (
    <tr data-counted={issue.isCounted}>
      <td>
        <a
          className="okr-key"
          href={`${site.siteUrl}/browse/${issue.key}`}
          onClick={(event) => {
            event.preventDefault();
            void openIssue(issue.key);
          }}
        >
          {issue.key}
        </a>
      </td>
      <td className="okr-nowrap">{issue.typeName}</td>
      <td>{issue.summary}</td>
      <td className="okr-nowrap">
        <Lozenge appearance={lozengeOf(issue)}>{issue.statusName}</Lozenge>
      </td>
      <td className="okr-number">{amountText(issue, unit)}</td>
    </tr>
  );
}

function lozengeOf({ isDone, statusCategory }: IssueRowDto): 'success' | 'information' | 'neutral' {
  if (isDone) return 'success';
  return statusCategory === 'indeterminate' ? 'information' : 'neutral';
}

const EXCLUSIONS: Readonly<Record<string, string>> = {
  'no-time-tracked': 'left out: no time tracked',
  'counted-by-parent': 'left out: counted by its parent',
};

function amountText(issue: IssueRowDto, unit: MeasureUnit): string {
  if (issue.exclusion !== null) return EXCLUSIONS[issue.exclusion] ?? 'left out';
  if (issue.amount === null) return UNKNOWN;
  if (unit === 'issue') return issue.isCounted ? 'yes' : 'not yet';
  const amount = formatValue(issue.amount, unit);
  return issue.isCounted ? amount : `${amount}, not yet`;
}
