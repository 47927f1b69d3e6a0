import type { StatusCategory, WorkItem } from '../metrics/work-item';
import type { IssueId, ProjectId } from '../shared/ids';

/** What a value was until an instant, oldest first; after the last one it is what it is now. */
export type Past<Value> = readonly { readonly until: number; readonly was: Value }[];

/** The amounts of a work item that Jira keeps a history of; numeric fields go by their id. */
export const AMOUNTS = [
  'timeSpent',
  'originalEstimate',
  'remainingEstimate',
  'storyPoints',
] as const;
export type AmountName = (typeof AMOUNTS)[number];

/** Times in epoch milliseconds, half-open: from the first up to, and without, the second. */
export interface Span {
  readonly from: number;
  readonly to: number | null;
}

/**
 * One issue of one scope over time: what it was before it became what it is. Statuses go by id,
 * so that renaming one changes nothing. Source: metrics-spec P3, P8, G.2.
 */
export interface IssueFacts {
  readonly id: IssueId;
  readonly createdAt: number;
  /** When these facts were read, and the status then. */
  readonly readAt: number;
  readonly statusId: string;
  readonly statuses: Past<string>;
  readonly projects: Past<ProjectId>;
  readonly parents: Past<IssueId | null>;
  readonly amounts: Readonly<Partial<Record<AmountName, Past<number | null>>>>;
  readonly numbers: Readonly<Record<string, Past<number | null>>>;
  /** When it belonged to the scope, as far as that can be told; see `past-membership.ts`. */
  readonly memberships: readonly Span[];
}

export type StatusCategories = ReadonlyMap<string, StatusCategory>;

/** The value at an instant, given what it is after all that is known. */
function valueAt<Value>(past: Past<Value>, at: number, now: Value): Value {
  const step = past.find(({ until }) => until > at);
  return step === undefined ? now : step.was;
}

function isWithin(spans: readonly Span[], at: number): boolean {
  return spans.some(({ from, to }) => from <= at && (to === null || at < to));
}

/** The issue as it was at an instant; `null` when it was no member of the scope yet, or any more. */
export function workItemAt(
  item: WorkItem,
  facts: IssueFacts,
  { at, categories }: { readonly at: number; readonly categories: StatusCategories },
): WorkItem | null {
  if (!isWithin(facts.memberships, at)) return null;
  const amount = (name: AmountName) => amountAt(facts.amounts[name], at, item[name]);
  const numbers = Object.entries(item.numbers).map(
    ([fieldId, now]) => [fieldId, amountAt(facts.numbers[fieldId], at, now)] as const,
  );
  return {
    ...item,
    statusCategory: categoryAt(item, facts, { at, categories }),
    projectId: valueAt(facts.projects, at, item.projectId),
    parentId: valueAt(facts.parents, at, item.parentId),
    timeSpent: amount('timeSpent'),
    originalEstimate: amount('originalEstimate'),
    remainingEstimate: amount('remainingEstimate'),
    storyPoints: amount('storyPoints'),
    numbers: Object.fromEntries(numbers),
  };
}

function categoryAt(
  item: WorkItem,
  { statuses }: IssueFacts,
  { at, categories }: { readonly at: number; readonly categories: StatusCategories },
): StatusCategory {
  const statusId = valueAt<string | null>(statuses, at, null);
  if (statusId === null) return item.statusCategory;
  return categories.get(statusId) ?? 'undefined';
}

/** A field that Jira does not return now was not there for us before either. */
function amountAt(
  past: Past<number | null> | undefined,
  at: number,
  now: number | null | undefined,
): number | null | undefined {
  return now === undefined || past === undefined ? now : valueAt(past, at, now);
}
