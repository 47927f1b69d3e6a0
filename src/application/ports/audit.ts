import type { AccountId, Home, ObjectiveId } from '../../domain/shared/ids';

/** What happened to the subject, told from how it was before. */
export const AUDIT_ACTIONS = [
  'created',
  'edited',
  'moved',
  'postponed',
  'resumed',
  'closed',
  'reopened',
  'archived',
  'deleted',
  'restored',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** Which part of the app it was done with. */
export const AUDIT_ORIGINS = [
  'page',
  'import',
  'reassignment',
  'carry-over',
  'demo',
  'push',
] as const;
export type AuditOrigin = (typeof AUDIT_ORIGINS)[number];

export const AUDIT_KINDS = [
  'objective',
  'key-result',
  'cycle',
  'settings',
  'practice',
  'metric',
  'metric-note',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** One field with its value before and after; `null` where there was or is none. */
export interface AuditChange {
  readonly field: string;
  readonly before: Json;
  readonly after: Json;
}

/** One change of a definition: who, when and what. Written once, never edited. */
export interface AuditEntry {
  readonly id: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: AccountId;
  readonly kind: AuditKind;
  readonly subjectId: string;
  /** As it was called then. */
  readonly title: string;
  /** The objective it is or belongs to, which decides who may see the entry. */
  readonly objectiveId: ObjectiveId | null;
  readonly projectId: Home;
  readonly action: AuditAction;
  readonly origin: AuditOrigin;
  readonly changes: readonly AuditChange[];
}

/** Whose entries: of one subject, of an objective with its key results, of a home, or all. */
export type AuditScope =
  | { readonly of: 'subject'; readonly id: string }
  | { readonly of: 'objective'; readonly id: ObjectiveId }
  | { readonly of: 'home'; readonly projectId: Home }
  | { readonly of: 'site' };

export interface AuditQuery {
  readonly scope: AuditScope;
  /** ISO instants, both included; `null` is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly cursor: string | null;
  readonly size: number;
}

export interface AuditPage {
  /** Newest first. */
  readonly entries: readonly AuditEntry[];
  readonly nextCursor: string | null;
}

/**
 * Every change of every definition. Entries about objectives and key results are written with
 * them, in one transaction, by the repository; there is no way to change or remove one.
 */
export interface AuditLog {
  append(entries: readonly AuditEntry[]): Promise<void>;
  list(query: AuditQuery): Promise<AuditPage>;
}
