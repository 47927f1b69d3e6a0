import type { ImportedItem } from '../../domain/transfer/imported-okrs';
import type { ApiResult } from '../api-result';
import type { JsonDto } from '../audit/calls';

export interface StoredRecordDto {
  readonly kind: string;
  readonly key: string;
  readonly value: JsonDto;
}

export interface BackupPositionDto {
  readonly kind: string;
  readonly cursor: string | null;
}

export interface BackupPartDto {
  readonly records: readonly StoredRecordDto[];
  readonly projects: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
  }[];
  readonly next: BackupPositionDto | null;
}

export interface RestoreCheckDto {
  readonly records: number;
  readonly unreadable: readonly string[];
  readonly unknownAccounts: readonly string[];
  readonly projectIds: readonly string[];
}

export interface SiteStateDto {
  readonly isPaused: boolean;
  readonly isDemoOn: boolean;
  readonly demoObjectives: number;
}

export interface ImportCheckDto {
  readonly owners: readonly {
    readonly text: string;
    readonly accountId: string | null;
    readonly state: 'found' | 'none' | 'many' | 'inactive';
  }[];
  readonly projects: readonly {
    readonly key: string;
    readonly projectId: string | null;
    readonly canManage: boolean;
  }[];
}

export interface ImportedRowDto {
  readonly line: number;
  readonly kind: 'objective' | 'key-result';
  readonly id: string;
  readonly outcome: 'created' | 'there-already' | 'refused';
  readonly reason: string | null;
  readonly jiraMessages: readonly string[];
}

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type TransferCalls = {
  /** One part of the whole after the other, from `null` until `next` is `null`. */
  readBackup: (input: { position: BackupPositionDto | null }) => ApiResult<BackupPartDto>;
  /** The dry run for one part of a backup. */
  checkRestore: (input: {
    restoreId: string;
    records: readonly StoredRecordDto[];
  }) => ApiResult<RestoreCheckDto>;
  /** Writes one part; the same part may be sent again. */
  restorePart: (input: {
    restoreId: string;
    records: readonly StoredRecordDto[];
    projectIds: readonly { readonly from: string; readonly to: string }[];
    unknownAccounts: readonly string[];
    isLast: boolean;
  }) => ApiResult<{ readonly written: number; readonly leftOut: number }>;

  getSiteState: (input: Record<string, never>) => ApiResult<SiteStateDto>;
  /** Stops all measuring, or starts it again. */
  setPaused: (input: { isPaused: boolean }) => ApiResult<SiteStateDto>;
  addDemo: (input: { projectId: string }) => ApiResult<SiteStateDto>;
  removeDemo: (input: Record<string, never>) => ApiResult<SiteStateDto>;

  /** What the names in a file mean on this site. */
  checkImport: (input: {
    owners: readonly string[];
    projectKeys: readonly string[];
  }) => ApiResult<ImportCheckDto>;
  importItems: (input: {
    importId: string;
    step: 'items' | 'statuses';
    projectId: string | null;
    projects: readonly { readonly key: string; readonly projectId: string }[];
    owners: readonly { readonly text: string; readonly accountId: string }[];
    items: readonly ImportedItem[];
  }) => ApiResult<readonly ImportedRowDto[]>;
};
