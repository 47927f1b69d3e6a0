import type {
  MovementDto,
  MovementGroupDto,
  MovementIssueDto,
} from '../../../../../src/contract/movement/calls';
import type { MetricSource } from '../../../../../src/domain/metrics/metric';
import { openIssue } from '../../api/site';
import { usePage } from '../../app/page-context';
import { dayText } from '../../components/relative-time';
import { amountText, kindTitle } from './movement-words';

interface MovementTableProps {
  readonly movement: MovementDto;
  readonly source: MetricSource;
}

/** Everything that moved the value, by kind; the last line is the change it adds up to. */
export function MovementTable({ movement, source }: MovementTableProps) {
  const { from, to, change, groups } = movement;
  return (
    <div className="okr-table-frame" role="region" aria-label="What moved it" tabIndex={0}>
      <table className="okr-table okr-movement-table">
        <thead>
          <tr>
            <th scope="col">Issue</th>
            <th scope="col">Summary</th>
            <th scope="col" className="okr-number">
              Effect
            </th>
          </tr>
        </thead>
        {groups.map((group) => (
          <Group key={group.kind} group={group} movement={movement} source={source} />
        ))}
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {`Change from ${dayText(from)} to ${dayText(to)}`}
            </th>
            <td className="okr-number">{amountText(change, movement)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

interface GroupProps extends MovementTableProps {
  readonly group: MovementGroupDto;
}

function Group({ group, movement, source }: GroupProps) {
  const { kind, count, amount, lines, rest } = group;
  const hasIssues = kind !== 'definition' && kind !== 'hidden';
  const title = kindTitle(kind, source);
  return (
    <tbody>
      <tr className="okr-movement-kind">
        <th scope="rowgroup" colSpan={2}>
          {title}
          {kind !== 'definition' && (
            <span className="okr-subtle">{` · ${count.toLocaleString('en')}`}</span>
          )}
        </th>
        <td className="okr-number">{amountText(amount, movement)}</td>
      </tr>
      {hasIssues &&
        lines.map(({ issue, amount: effect }, at) => (
          <tr key={issue?.id ?? at}>
            <td>{issue !== null && <Key issue={issue} />}</td>
            <td className="okr-movement-summary">
              {summaryOf(issue)}
              {kind === 'entered' && issue?.statusCategory === 'done' && (
                <span className="okr-subtle"> · done by now</span>
              )}
            </td>
            <td className="okr-number">{amountText(effect, movement)}</td>
          </tr>
        ))}
      {rest !== null && (
        <tr>
          <td colSpan={2} className="okr-subtle">
            {`${rest.count.toLocaleString('en')} more`}
          </td>
          <td className="okr-number">{amountText(rest.amount, movement)}</td>
        </tr>
      )}
    </tbody>
  );
}

function summaryOf(issue: MovementIssueDto | null) {
  if (issue?.summary != null) return issue.summary;
  return <span className="okr-subtle">This issue is gone from Jira.</span>;
}

function Key({ issue: { key, summary } }: { readonly issue: MovementIssueDto }) {
  const { site } = usePage();
  if (summary === null) return <span className="okr-key">{key}</span>;
  return (
    <a
      className="okr-key"
      href={`${site.siteUrl}/browse/${key}`}
      onClick={(event) => {
        event.preventDefault();
        void openIssue(key);
      }}
    >
      {key}
    </a>
  );
}
