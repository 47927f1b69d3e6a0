import type { ApiResult } from '../api-result';

/** A view with its filters, under a name. */
export interface SavedFilterDto {
  readonly id: string;
  readonly name: string;
  /** Path and query below the app's address, such as "/tree?status=behind". */
  readonly href: string;
  /** Everybody who sees the page is offered it; otherwise only whoever saved it. */
  readonly isShared: boolean;
  readonly canRemove: boolean;
}

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type SavedFilterCalls = {
  /** The person's own ones and the shared ones of this page, by name. */
  listSavedFilters: (input: Record<string, never>) => ApiResult<readonly SavedFilterDto[]>;
  /** Sharing needs the right to manage OKRs where the page stands. */
  saveFilter: (input: {
    name: string;
    href: string;
    isShared: boolean;
  }) => ApiResult<SavedFilterDto>;
  removeSavedFilter: (input: { id: string; isShared: boolean }) => ApiResult<{ id: string }>;
};
