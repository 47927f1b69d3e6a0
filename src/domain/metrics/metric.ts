import type { AccountId, Home, MetricId } from '../shared/ids';
import type { Measure } from './measure';

/** A definition of a number: where it comes from and how it is computed. */
export interface Metric {
  readonly id: MetricId;
  readonly version: number;
  readonly projectId: Home;
  readonly source: MetricSource;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly updatedBy: AccountId;
}

/** More kinds (catalogue metric, formula, external) join this union with their features. */
export type MetricSource = JiraMeasureSource | ManualSource | ChecklistSource;

/** A source as a person types it; who ticked what, and when, is not theirs to say. */
export type TypedSource =
  | JiraMeasureSource
  | ManualSource
  | {
      readonly kind: 'checklist';
      readonly items: readonly Pick<ChecklistItem, 'id' | 'text' | 'isDone'>[];
    };

/** What is added up over Jira's issues; `null` for numbers that come from people. */
export function measureOfSource(source: MetricSource): Measure | null {
  return source.kind === 'jira-measure' ? source.measure : null;
}

/** A number that people type in, check-in by check-in. */
export interface ManualSource {
  readonly kind: 'manual';
  /** Shown after the number, such as `%`, `€` or `customers`; may be empty. */
  readonly unit: string;
}

/** Things to do; the value is the share that is done, 0..100. */
export interface ChecklistSource {
  readonly kind: 'checklist';
  readonly items: readonly ChecklistItem[];
}

export interface ChecklistItem {
  readonly id: string;
  readonly text: string;
  readonly isDone: boolean;
  /** ISO instant at which it was ticked, and by whom; `null` while it is open. */
  readonly doneAt: string | null;
  readonly doneBy: AccountId | null;
}

/** A number over the issues a JQL query finds. Source: metrics-spec A.1, B.5. */
export interface JiraMeasureSource {
  readonly kind: 'jira-measure';
  readonly jql: string;
  readonly measure: Measure;
  /** `percent`: done share of the whole, 0..100. `kpi`: a sum, or a mean for `progress`. */
  readonly mode: 'percent' | 'kpi';
  /** KPI mode only: sum done issues, or all of them. Ignored in percent mode. */
  readonly doneOnly: boolean;
  /** `self`: own time fields. `aggregate`: parents' fields including sub-tasks, never both. */
  readonly timeRollup: 'self' | 'aggregate';
  /** `progress` measure only: what an issue without time counts as. */
  readonly untracked: 'exclude' | 'zero';
}
