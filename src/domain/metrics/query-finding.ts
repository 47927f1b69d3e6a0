/** `stop`: it cannot be saved so. `warning`: the number may mislead. `note`: good to know. */
export type FindingSeverity = 'stop' | 'warning' | 'note';

/** One click that changes the query. */
export type QueryFix =
  | {
      readonly kind: 'leave-out-types';
      readonly typeNames: readonly string[];
      readonly jql: string;
    }
  | { readonly kind: 'name-yourself'; readonly jql: string }
  | { readonly kind: 'copy-filter'; readonly filterId: string }
  /** The page does it: it has the parser that keeps the rest of the text as it is. */
  | { readonly kind: 'use-parent' };

export interface LevelCount {
  /** 1 epic, 0 story, −1 sub-task. */
  readonly level: number;
  readonly issues: number;
  readonly typeNames: readonly string[];
}

type Fact =
  | { readonly kind: 'depends-on-viewer'; readonly functions: readonly string[] }
  | { readonly kind: 'hidden-issues'; readonly hidden: number | null }
  | { readonly kind: 'too-many-issues'; readonly limit: number }
  | { readonly kind: 'no-issues' }
  | { readonly kind: 'field-unavailable' }
  | { readonly kind: 'field-empty'; readonly empty: number }
  | { readonly kind: 'no-time-tracked'; readonly untracked: number; readonly countsAsZero: boolean }
  | { readonly kind: 'story-points-differ'; readonly issues: number }
  | { readonly kind: 'parents-and-children'; readonly parents: number }
  | { readonly kind: 'several-levels'; readonly levels: readonly LevelCount[] }
  | { readonly kind: 'counted-by-parent'; readonly issues: number }
  | { readonly kind: 'negative-values'; readonly issues: number }
  | { readonly kind: 'uses-epic-link' }
  | { readonly kind: 'depends-on-time' }
  | { readonly kind: 'depends-on-groups' }
  | { readonly kind: 'uses-filter'; readonly filterId: string };

/** Something a query's author should know before others rely on its number. */
export type QueryFinding = Fact & {
  readonly severity: FindingSeverity;
  readonly fix: QueryFix | null;
};
