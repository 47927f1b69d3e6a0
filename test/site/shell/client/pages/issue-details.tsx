import Heading from '@atlaskit/heading';
import type { Field } from '../../../jira/model';
import { address } from '../../routes';
import { formatDuration } from '../site/durations';
import type { IssueBean } from '../site/jira-reads';
import { EditableText } from './editable-text';
import { describeValue } from './field-values';
import { IssueActions } from './issue-actions';
import { setFields, type IssueEditing } from './issue-editing';
import { isNumberOrEmpty, type Change } from './issue-table';

interface IssueDetailsProps {
  readonly issue: IssueBean;
  readonly editing: IssueEditing;
  readonly change: Change;
}

/** Shown elsewhere on the page, or of no use to a reader. */
const HIDDEN = new Set([
  'summary',
  'status',
  'parent',
  'project',
  'subtasks',
  'worklog',
  'comment',
  'issuelinks',
  'attachment',
  'description',
  'watches',
  'votes',
  'progress',
  'aggregateprogress',
  'thumbnail',
  'timetracking',
]);
const TIMES = new Set([
  'timeoriginalestimate',
  'timeestimate',
  'timespent',
  'aggregatetimeoriginalestimate',
  'aggregatetimeestimate',
  'aggregatetimespent',
]);

export function IssueDetails({ issue, editing, change }: IssueDetailsProps) {
  const { parent } = issue.fields;
  const fields = editing.fields.filter(
    (field) => !HIDDEN.has(field.id) && (isNumber(field) || describe(field, issue) !== ''),
  );
  return (
    <section aria-label="Fields">
      <div className="details-head">
        <Heading as="h2" size="small">
          Details
        </Heading>
        <IssueActions issue={issue} change={change} />
      </div>
      <dl className="details">
        {parent && (
          <div>
            <dt>Parent</dt>
            <dd>
              <a className="link-in-text" href={address.issue(parent.key)}>
                {parent.key}
              </a>{' '}
              {parent.fields?.summary}
            </dd>
          </div>
        )}
        {fields.map((field) => (
          <div key={field.id}>
            <dt>{field.name}</dt>
            <dd>
              {isNumber(field) ? (
                <NumberField field={field} issue={issue} change={change} />
              ) : (
                describe(field, issue)
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function describe(field: Field, issue: IssueBean): string {
  const value = issue.fields[field.id];
  if (TIMES.has(field.id)) return typeof value === 'number' ? formatDuration(value) : '';
  return describeValue(value);
}

function isNumber({ custom, schema }: Field): boolean {
  return custom && schema?.type === 'number';
}

function NumberField({
  field,
  issue,
  change,
}: Omit<IssueDetailsProps, 'editing'> & { readonly field: Field }) {
  const value = issue.fields[field.id];
  return (
    <EditableText
      label={field.name}
      text={typeof value === 'number' ? String(value) : ''}
      isValid={isNumberOrEmpty}
      hint="A number"
      onConfirm={(text) => {
        void change(setFields(issue, { [field.id]: text === '' ? null : Number(text) }));
      }}
    />
  );
}
