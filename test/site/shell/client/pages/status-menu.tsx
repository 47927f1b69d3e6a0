import type { Status } from '../../../jira/model';
import type { IssueBean } from '../site/jira-reads';
import { transitionIssue } from './issue-editing';
import type { Change } from './issue-table';

interface StatusMenuProps {
  readonly issue: IssueBean;
  readonly statuses: readonly Status[];
  readonly change: Change;
}

/** The issue's status; choosing another one transitions it. Coloured by category, as in Jira. */
export function StatusMenu({ issue, statuses, change }: StatusMenuProps) {
  const { status } = issue.fields;
  if (status === undefined) return null;
  const choices = statuses.some(({ id }) => id === status.id) ? statuses : [status, ...statuses];
  return (
    <select
      className="status-menu"
      data-category={status.statusCategory.key}
      aria-label={`Status of ${issue.key}`}
      value={status.id}
      onChange={(event) => {
        const target = choices.find(({ id }) => id === event.target.value);
        if (target) void change(transitionIssue(issue, target));
      }}
    >
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
