import type { Field, HistoryItem } from '../jira/model';
import { type RawRecord, textOf } from './raw-value';

/** Names that changelogs use for fields whose id they leave out. */
const IDS_BY_NAME: Readonly<Record<string, string>> = {
  'Fix Version': 'fixVersions',
  Version: 'versions',
  Component: 'components',
  'Due Date': 'duedate',
  'Original Estimate': 'timeoriginalestimate',
  'Remaining Estimate': 'timeestimate',
  'Time Spent': 'timespent',
};

/** Changelog entries that name something which is no field of its own; Jira sends no id either. */
const WITHOUT_FIELD_ID = new Set([
  'Key',
  'Link',
  'IssueParentAssociation',
  'Epic Child',
  'RemoteIssueLink',
  'Workflow',
  'WorklogId',
  'WorklogTimeSpent',
  'Comment',
  'Attachment',
]);

/** Finds the field a changelog item speaks of; older exports name it without its id. */
export type FieldIdOf = (fieldName: string) => string | null;

export function fieldIdByName(fields: Iterable<Field>): FieldIdOf {
  const ids = new Map(Object.entries(IDS_BY_NAME));
  for (const field of fields) {
    if (!field.custom) ids.set(field.id, field.id);
    else if (!ids.has(field.name)) ids.set(field.name, field.id);
  }
  return (name) => (WITHOUT_FIELD_ID.has(name) ? null : (ids.get(name) ?? null));
}

export function historyItem(raw: RawRecord, fieldIdOf: FieldIdOf): HistoryItem {
  const field = textOf(raw, 'field') ?? '';
  const fieldId = textOf(raw, 'fieldId') ?? fieldIdOf(field);
  return {
    field,
    ...(fieldId === null ? {} : { fieldId }),
    fieldtype:
      textOf(raw, 'fieldtype') ?? (fieldId?.startsWith('customfield_') ? 'custom' : 'jira'),
    from: textOf(raw, 'from'),
    fromString: textOf(raw, 'fromString'),
    to: textOf(raw, 'to'),
    toString: textOf(raw, 'toString'),
  };
}
