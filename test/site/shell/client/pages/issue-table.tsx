import { useState, type ReactNode } from 'react';
import { address } from '../../routes';
import { Failure } from '../chrome/failure';
import { formatDuration, parseDuration } from '../site/durations';
import type { IssueBean } from '../site/jira-reads';
import { EditableText } from './editable-text';
import { setFields, type IssueEditing } from './issue-editing';
import { IssueActions } from './issue-actions';
import { StatusMenu } from './status-menu';

interface IssueTableProps {
  readonly editing: IssueEditing;
  readonly issues: readonly IssueBean[];
  readonly onChanged: () => void;
  readonly footer?: ReactNode;
}

export function IssueTable({ editing, issues, onChanged, footer }: IssueTableProps) {
  const [error, setError] = useState<Error>();
  const change = (work: Promise<unknown>): Promise<boolean> =>
    work.then(
      () => {
        setError(undefined);
        onChanged();
        return true;
      },
      (reason: unknown) => {
        setError(reason instanceof Error ? reason : new Error(String(reason)));
        return false;
      },
    );
  return (
    <>
      {error && <Failure error={error} title="Jira refused the change" />}
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Issues">
        <table className="list issues">
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">Key</th>
              <th scope="col">Summary</th>
              <th scope="col">Status</th>
              <th scope="col" className="number">
                {editing.points?.name ?? 'Points'}
              </th>
              <th scope="col" className="number">
                Estimate
              </th>
              <th scope="col">Parent</th>
              <th scope="col">Assignee</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {issues.map((issue) => (
              <IssueRow key={issue.id} editing={editing} issue={issue} change={change} />
            ))}
          </tbody>
        </table>
      </div>
      {footer}
    </>
  );
}

export type Change = (work: Promise<unknown>) => Promise<boolean>;

interface RowProps {
  readonly editing: IssueEditing;
  readonly issue: IssueBean;
  readonly change: Change;
}

function IssueRow({ editing, issue, change }: RowProps) {
  const { fields, key } = issue;
  return (
    <tr data-issue={key}>
      <td className="nowrap">{fields.issuetype?.name}</td>
      <td className="nowrap">
        <a href={address.issue(key)}>{key}</a>
      </td>
      <td className="summary">{fields.summary}</td>
      <td>
        <StatusMenu issue={issue} statuses={editing.statuses} change={change} />
      </td>
      <td className="number">
        <PointsCell editing={editing} issue={issue} change={change} />
      </td>
      <td className="number">
        <EditableText
          label={`Original estimate of ${key}`}
          text={
            typeof fields.timeoriginalestimate === 'number'
              ? formatDuration(fields.timeoriginalestimate)
              : ''
          }
          isValid={(text) => text === '' || parseDuration(text) !== undefined}
          hint="A duration such as 3h 30m"
          onConfirm={(text) => {
            const seconds = text === '' ? undefined : parseDuration(text);
            const originalEstimate = seconds === undefined ? '' : formatDuration(seconds);
            void change(setFields(issue, { timetracking: { originalEstimate } }));
          }}
        />
      </td>
      <td className="nowrap">
        {fields.parent ? (
          <a href={address.issue(fields.parent.key)} title={fields.parent.fields?.summary}>
            {fields.parent.key}
          </a>
        ) : (
          <span className="subtle">–</span>
        )}
      </td>
      <td className="nowrap">
        {fields.assignee?.displayName ?? <span className="subtle">Unassigned</span>}
      </td>
      <td>
        <IssueActions issue={issue} change={change} />
      </td>
    </tr>
  );
}

function PointsCell({ editing: { points }, issue, change }: RowProps) {
  if (points === undefined) return <span className="subtle">–</span>;
  const value = issue.fields[points.id];
  return (
    <EditableText
      label={`${points.name} of ${issue.key}`}
      text={typeof value === 'number' ? String(value) : ''}
      isValid={isNumberOrEmpty}
      hint="A number"
      onConfirm={(text) => {
        void change(setFields(issue, { [points.id]: text === '' ? null : Number(text) }));
      }}
    />
  );
}

export function isNumberOrEmpty(text: string): boolean {
  return text === '' || /^-?\d+(\.\d+)?$/.test(text);
}
