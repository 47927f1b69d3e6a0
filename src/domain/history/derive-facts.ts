import type { IssueId, ProjectId } from '../shared/ids';
import { AMOUNTS, type IssueFacts, type Past, type Span } from './issue-facts';
import { type FieldChange, type IssueHistory, isParentChange } from './issue-history';

/** Where the amounts that a scope adds up stand in Jira; the first story-point field wins. */
export interface AmountFields {
  readonly times: boolean;
  readonly storyPoints: {
    readonly override: string | null;
    readonly companyManaged: string | null;
    readonly teamManaged: string | null;
  } | null;
  readonly numbers: readonly string[];
}

const TIME_FIELDS = {
  timeSpent: 'timespent',
  originalEstimate: 'timeoriginalestimate',
  remainingEstimate: 'timeestimate',
} as const;

/** Everything the scope's measures need to know of an issue's past, from its whole changelog. */
export function deriveFacts(
  history: IssueHistory,
  fields: AmountFields,
  { readAt, memberships }: { readonly readAt: number; readonly memberships: readonly Span[] },
): IssueFacts {
  const { changes } = history;
  const of = (fieldId: string) => changes.filter(({ field }) => field === fieldId);
  const times = AMOUNTS.flatMap((name) =>
    fields.times && name !== 'storyPoints'
      ? [[name, numberPast(of(TIME_FIELDS[name]))] as const]
      : [],
  );
  return {
    id: history.issueId,
    createdAt: history.createdAt,
    readAt,
    statusId: history.statusId,
    statuses: pastOf(of('status'), ({ from }) => from ?? ''),
    projects: pastOf(of('project'), ({ from }) => (from ?? '') as ProjectId),
    parents: pastOf(changes.filter(isParentChange), ({ from }) => issueIdOf(from)),
    amounts: {
      ...Object.fromEntries(times),
      ...(fields.storyPoints !== null && {
        storyPoints: coalescedPast(history, pointFields(history, fields.storyPoints)),
      }),
    },
    numbers: Object.fromEntries(
      fields.numbers.map((fieldId) => [fieldId, numberPast(of(fieldId))]),
    ),
    memberships,
  };
}

const issueIdOf = (id: string | null): IssueId | null =>
  id === null || id === '' ? null : (id as IssueId);

function pastOf<Value>(
  changes: readonly FieldChange[],
  before: (change: FieldChange) => Value,
): Past<Value> {
  return changes.map((change) => ({ until: change.at, was: before(change) }));
}

const numberPast = (changes: readonly FieldChange[]): Past<number | null> =>
  pastOf(changes, ({ from, fromText }) => numberIn(from ?? fromText));

/** Jira writes numbers as text; an empty one is no number. */
function numberIn(text: string | null): number | null {
  if (text === null || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

function pointFields(
  { isTeamManaged }: IssueHistory,
  { override, companyManaged, teamManaged }: NonNullable<AmountFields['storyPoints']>,
): readonly string[] {
  const byStyle = isTeamManaged ? [teamManaged, companyManaged] : [companyManaged, teamManaged];
  return [...new Set([override, ...byStyle].filter((id) => id !== null))];
}

/**
 * One past out of several fields, of which the first that is set counts, never their sum.
 * Source: metrics-spec A.3.
 */
function coalescedPast(history: IssueHistory, fieldIds: readonly string[]): Past<number | null> {
  const changes = history.changes.filter(({ field }) => fieldIds.includes(field));
  const values = new Map<string, number | null>();
  // Backwards, since the last change of each field tells what it is now.
  for (const { field, to, toText } of changes) values.set(field, numberIn(to ?? toText));
  const past = [...changes].reverse().map(({ at, field, from, fromText }) => {
    values.set(field, numberIn(from ?? fromText));
    const set = fieldIds.map((id) => values.get(id) ?? null).find((value) => value !== null);
    return { until: at, was: set ?? null };
  });
  return past.reverse();
}
