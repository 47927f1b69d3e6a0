import type { Target } from '../okr/key-result';
import type { Level } from '../okr/objective';
import type { Period } from '../okr/period';
import type { ImportField } from './import-columns';
import type { ImportedStatus } from './imported-status';

/** Names an objective within one import: its id in the file, or its title. */
export type ImportRef = string;

interface ImportedDescription {
  /** The line of the file it stands on. */
  readonly line: number;
  readonly title: string;
  readonly description: string;
  /** E-mail, name or account id as the file has it; empty for nobody. */
  readonly owner: string;
  /** `null`: it has none of its own. */
  readonly period: Period | null;
  readonly weight: number;
  readonly labels: readonly string[];
  readonly status: ImportedStatus;
}

export interface ImportedObjective extends ImportedDescription {
  readonly kind: 'objective';
  readonly ref: ImportRef;
  readonly parentRef: ImportRef | null;
  /** Key of its Jira project; empty where the file does not say. */
  readonly projectKey: string;
  /** `null`: the file does not say. */
  readonly level: Level | null;
  readonly cycleId: string | null;
}

export interface ImportedKeyResult extends ImportedDescription {
  readonly kind: 'key-result';
  readonly objectiveRef: ImportRef;
  readonly target: Target;
  /** `null`: not told. */
  readonly current: number | null;
  /** Computed from Jira when the file names a query, and typed in by people otherwise. */
  readonly source:
    | { readonly kind: 'query'; readonly jql: string }
    | { readonly kind: 'manual'; readonly unit: string };
}

export type ImportedItem = ImportedObjective | ImportedKeyResult;

export type RowReason =
  | 'title-missing'
  | 'title-too-long'
  | 'type-unknown'
  | 'objective-missing'
  | 'objective-not-in-file'
  | 'parent-not-in-file'
  | 'name-not-unique'
  | 'above-refused'
  | 'parent-cycle'
  | 'not-a-date'
  | 'ends-before-it-starts'
  | 'end-without-start'
  | 'not-a-number'
  | 'target-missing'
  | 'target-equals-start'
  | 'weight-out-of-range'
  | 'status-unknown'
  | 'level-unknown'
  | 'cycle-unknown';

export interface RowProblem {
  readonly line: number;
  /** `null` when the row as a whole is meant. */
  readonly field: ImportField | null;
  readonly reason: RowReason;
  /** What the cell says. */
  readonly text: string;
}

/** A row of a kind that has no counterpart here, such as an initiative. */
export interface SkippedRow {
  readonly line: number;
  readonly type: string;
  readonly title: string;
}

export interface ImportPlan {
  /** Objectives before what hangs on them. */
  readonly items: readonly ImportedItem[];
  readonly problems: readonly RowProblem[];
  readonly skipped: readonly SkippedRow[];
}
