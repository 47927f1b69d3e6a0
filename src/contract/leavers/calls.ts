import type { ApiResult } from '../api-result';

export interface OwnedItemDto {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  readonly title: string;
  readonly projectId: string | null;
}

/** An owner who cannot answer any more, with what they own. */
export interface LeaverDto {
  readonly accountId: string;
  /** `inactive`: the account was switched off. `unknown`: Jira knows no such account. */
  readonly state: 'inactive' | 'unknown';
  readonly items: readonly OwnedItemDto[];
}

export interface ReassignedDto {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  /** `null` when the person owns it now, else why not. */
  readonly reason: string | null;
}

/** Something out of sight that can come back. */
export interface ArchivedItemDto {
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  readonly version: number;
  readonly title: string;
  /** The objective a key result belongs to. */
  readonly objectiveTitle: string | null;
  readonly projectId: string | null;
  readonly lifecycle: 'archived' | 'deleted';
  /** When it was put away, and by whom. */
  readonly at: string;
  readonly by: string;
  /** The last day on which a delete can be undone; `null` for what is archived. */
  readonly undoUntil: string | null;
  /** Its objective is away too and has to come back first. */
  readonly isBelowArchived: boolean;
}

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type LeaverCalls = {
  /** Of everything the person manages. */
  listLeavers: (input: Record<string, never>) => ApiResult<readonly LeaverDto[]>;
  /** Gives each item its new owner, or says why it could not. */
  reassign: (input: {
    to: string;
    items: readonly { readonly kind: 'objective' | 'key-result'; readonly id: string }[];
  }) => ApiResult<readonly ReassignedDto[]>;
  /** Archived and deleted items the person manages. */
  listArchive: (input: Record<string, never>) => ApiResult<readonly ArchivedItemDto[]>;
};
