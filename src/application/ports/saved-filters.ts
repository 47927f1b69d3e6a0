import type { AccountId, Home } from '../../domain/shared/ids';

/** One part of a view's query. People are kept apart, so that they can be forgotten. */
export type FilterTerm =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly accountId: AccountId };

/** A view with its filters, under a name. */
export interface SavedFilter {
  readonly id: string;
  readonly projectId: Home;
  readonly isShared: boolean;
  readonly name: string;
  readonly path: string;
  readonly terms: readonly FilterTerm[];
  readonly by: AccountId;
  readonly at: string;
}

/** A page's shared filters, or those of one person there. */
export interface FilterShelf {
  readonly projectId: Home;
  /** `null`: the shared ones. */
  readonly accountId: AccountId | null;
}

export interface SavedFilters {
  list(shelf: FilterShelf): Promise<readonly SavedFilter[]>;
  save(filter: SavedFilter): Promise<void>;
  /** Whether there was one. */
  remove(shelf: FilterShelf, id: string): Promise<boolean>;
}
