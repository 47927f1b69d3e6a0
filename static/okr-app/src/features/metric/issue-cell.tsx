import type { MetricCellDto } from '../../../../../src/contract/metrics/dto';
import type { DrillDownColumn } from '../../../../../src/domain/metrics/catalogue/drill-down-columns';
import { useKnownNames } from '../../app/page-context';
import { PersonName } from '../../components/person-name';
import { cellText, HIDDEN_ISSUE } from './cell-text';
import { COLUMNS } from './column-words';
import { IssueKey } from './issue-key';

interface IssueCellProps {
  readonly column: DrillDownColumn;
  readonly value: MetricCellDto | undefined;
}

/** One fact of an issue: people with their pictures, issues as links, else words. */
export function IssueCell({ column, value }: IssueCellProps) {
  const nameOf = useKnownNames();
  const isPerson = COLUMNS[column].kind === 'person';
  if (isPerson && typeof value === 'string') return <PersonName accountId={value} />;
  if (typeof value !== 'object' || value === null) return cellText(column, value, nameOf);
  if ('people' in value && value.people.length > 0) {
    return value.people.map((accountId) => (
      <div key={accountId}>
        <PersonName accountId={accountId} />
      </div>
    ));
  }
  if ('issues' in value) {
    return value.issues.map((issue, place) =>
      issue === null ? (
        <div key={place} className="okr-subtle">
          {HIDDEN_ISSUE}
        </div>
      ) : (
        <div key={issue.key} className="okr-metric-linked">
          <IssueKey issueKey={issue.key} /> {issue.summary}
        </div>
      ),
    );
  }
  const isUnknown = 'unknown' in value;
  return (
    <span className={isUnknown ? 'okr-subtle okr-metric-unknown' : undefined}>
      {cellText(column, value, nameOf)}
    </span>
  );
}
