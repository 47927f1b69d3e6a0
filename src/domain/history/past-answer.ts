import type { Answer, Comparison } from './condition';
import type { StatusCategories } from './issue-facts';
import { type FieldChange, type IssueHistory, isParentChange } from './issue-history';
import { isAboutResolution, resolvedAt } from './resolved-answer';

/** JQL's names of a field, and the changelog's. */
const FIELD_NAMES: Readonly<Record<string, readonly string[]>> = {
  status: ['status'],
  statuscategory: ['status'],
  type: ['issuetype'],
  issuetype: ['issuetype'],
  project: ['project'],
  priority: ['priority'],
  resolution: ['resolution'],
  assignee: ['assignee'],
  reporter: ['reporter'],
  labels: ['labels'],
  sprint: ['sprint'],
  fixversion: ['fixversions', 'fix version'],
  affectedversion: ['versions', 'version'],
  component: ['components', 'component'],
};
const PARENT = new Set(['parent', 'epic link', 'parentepic', 'parent link']);
const DELTA = new Set(['fixversion', 'affectedversion', 'component']);

/** The changes of the field that a clause asks for. */
export function relevantChanges(field: string, { changes }: IssueHistory): readonly FieldChange[] {
  if (PARENT.has(field)) return changes.filter(isParentChange);
  const names = FIELD_NAMES[field] ?? [];
  return changes.filter(
    (change) =>
      names.includes(change.field.toLowerCase()) || names.includes(change.name.toLowerCase()),
  );
}

interface Moment {
  readonly at: number;
  readonly categories: StatusCategories;
}

/** What one clause would have said of the issue at an instant. */
export function answerAt(comparison: Comparison, history: IssueHistory, moment: Moment): Answer {
  const { field } = comparison;
  if (isAboutResolution(field)) return resolvedAt(comparison, history, moment.at);
  const changes = relevantChanges(field, history);
  // Never changed: as today, which is no reason to rule anything out.
  if (changes.length === 0) return 'unknown';
  if (DELTA.has(field)) return listedAt(comparison, changes, moment.at);
  return comparedTo(comparison, valuesAt(field, changes, moment));
}

const FINDING = new Set(['=', 'in', 'is']);

function comparedTo(comparison: Comparison, values: readonly string[]): Answer {
  const { operator } = comparison;
  const isOne = isAnyOf(comparison, values);
  if (FINDING.has(operator)) return isOne ? 'yes' : 'no';
  if (operator === 'is not') return isOne ? 'no' : 'yes';
  if (operator !== '!=' && operator !== 'not in') return 'unknown';
  // Jira's `!=` leaves out issues without a value.
  return values.length > 0 && !isOne ? 'yes' : 'no';
}

function isAnyOf({ values: wanted }: Comparison, values: readonly string[]): boolean {
  return wanted.some((value) =>
    value.kind === 'empty' ? values.length === 0 : values.includes(value.text.toLowerCase()),
  );
}

/** Ids and names of the value at an instant, lower case; empty for no value. */
function valuesAt(
  field: string,
  changes: readonly FieldChange[],
  moment: Moment,
): readonly string[] {
  const next = changes.find(({ at }) => at > moment.at);
  const last = changes.at(-1);
  const [id, text] = next === undefined ? [last?.to, last?.toText] : [next.from, next.fromText];
  if (field === 'statuscategory') return categoryNames(moment.categories.get(id ?? ''));
  const isList = field === 'labels' || field === 'sprint';
  const separator = field === 'labels' ? ' ' : ',';
  return [id, text]
    .flatMap((one) => (isList ? (one ?? '').split(separator) : [one ?? '']))
    .map((one) => one.trim().toLowerCase())
    .filter((one) => one !== '');
}

const CATEGORY_NAMES: Readonly<Record<string, readonly string[]>> = {
  new: ['new', 'to do', '2'],
  indeterminate: ['indeterminate', 'in progress', '4'],
  done: ['done', '3'],
};

const categoryNames = (key: string | undefined): readonly string[] =>
  key === undefined ? [] : (CATEGORY_NAMES[key] ?? []);

/** Versions and components are told one by one: added when `from` is empty, removed when `to` is. */
function listedAt(
  { operator, values }: Comparison,
  changes: readonly FieldChange[],
  at: number,
): Answer {
  const answers = values.map((value): Answer => {
    if (value.kind === 'empty') return 'unknown';
    const name = value.text.toLowerCase();
    const mentions = changes.filter((change) => namesIn(change).includes(name));
    if (mentions.length === 0) return 'unknown';
    const next = mentions.find((change) => change.at > at);
    const isThere =
      next === undefined ? isAddition(mentions.at(-1), name) : !isAddition(next, name);
    return isThere ? 'yes' : 'no';
  });
  const isOne = answers.includes('yes') ? 'yes' : answers.includes('unknown') ? 'unknown' : 'no';
  if (operator === '=' || operator === 'in') return isOne;
  if (operator !== '!=' && operator !== 'not in') return 'unknown';
  return isOne === 'yes' ? 'no' : 'unknown';
}

const namesIn = ({ from, fromText, to, toText }: FieldChange): readonly string[] =>
  [from, fromText, to, toText].map((one) => (one ?? '').toLowerCase());

const isAddition = (change: FieldChange | undefined, name: string): boolean =>
  change !== undefined && [change.to, change.toText].some((one) => one?.toLowerCase() === name);
