import type { CalendarDate } from '../../shared/calendar-date';
import type { IssueId } from '../../shared/ids';
import type { DrillDownColumn } from './drill-down-columns';
import type { EscalationEvent } from './escalation';
import type { ExclusionReason } from './metric-series';
import type { Need } from './needs';

/** Why something about an issue is not known, which is not the same as 0 or none. */
export type UnknownReason =
  | ExclusionReason
  | `needs-${Need}`
  | 'no-signal-of-blocks'
  | 'too-few-before'
  | 'no-rank'
  | 'not-read'
  | 'no-date'
  | 'not-released'
  | 'hidden';

/** What is wrong with an issue of the backlog. Source: metrics-spec C.5, metric 1. */
export type BacklogFinding = 'old' | 'stale' | 'unestimated' | 'not-ready' | 'out-of-order';

/** Ids as in the changelog, instants in epoch milliseconds; `null` where there is none. */
export type DrillDownCell =
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'ids'; readonly ids: readonly string[] }
  | { readonly kind: 'instant'; readonly at: number }
  | { readonly kind: 'days'; readonly days: readonly CalendarDate[] }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'answer'; readonly is: boolean }
  /** Hours in each status between start and done. */
  | { readonly kind: 'times'; readonly times: ReadonlyMap<string, number> }
  /** As they stand, such as labels. */
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'findings'; readonly findings: readonly BacklogFinding[] }
  | { readonly kind: 'people'; readonly accountIds: readonly string[] }
  /** Other issues; `null` for one that the viewer may not see. */
  | { readonly kind: 'issues'; readonly issueIds: readonly (IssueId | null)[] }
  | { readonly kind: 'events'; readonly events: readonly EscalationEvent[] }
  | { readonly kind: 'unknown'; readonly reason: UnknownReason }
  | null;

export type DrillDownCells = Readonly<Partial<Record<DrillDownColumn, DrillDownCell>>>;

export const idCell = (id: string | null): DrillDownCell =>
  id === null || id === '' ? null : { kind: 'id', id };

export const instantCell = (at: number | null): DrillDownCell =>
  at === null ? null : { kind: 'instant', at };

export const unknown = (reason: UnknownReason): DrillDownCell => ({ kind: 'unknown', reason });

/** A number that is missing is told with its reason. */
export const numberCell = (value: number | null, reason: UnknownReason): DrillDownCell =>
  value === null ? unknown(reason) : { kind: 'number', value };
