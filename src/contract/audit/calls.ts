import type { ApiResult } from '../api-result';

export type JsonDto =
  string | number | boolean | null | readonly JsonDto[] | { readonly [name: string]: JsonDto };

export interface AuditChangeDto {
  /** Name of the changed field, such as `title`, `target` or `query`. */
  readonly field: string;
  readonly before: JsonDto;
  readonly after: JsonDto;
}

export type AuditActionDto =
  | 'created'
  | 'edited'
  | 'moved'
  | 'postponed'
  | 'resumed'
  | 'closed'
  | 'reopened'
  | 'archived'
  | 'deleted'
  | 'restored';

export type AuditKindDto =
  'objective' | 'key-result' | 'cycle' | 'settings' | 'practice' | 'metric' | 'metric-note';
export type AuditOriginDto = 'page' | 'import' | 'reassignment' | 'carry-over' | 'demo' | 'push';

/** One change of a definition: who, when, what. */
export interface AuditEntryDto {
  readonly id: string;
  readonly at: string;
  /** Account id; `closed-account` once the account is gone. */
  readonly by: string;
  readonly kind: AuditKindDto;
  readonly subjectId: string;
  /** As it was called then. */
  readonly title: string;
  readonly objectiveId: string | null;
  readonly projectId: string | null;
  readonly action: AuditActionDto;
  readonly origin: AuditOriginDto;
  readonly changes: readonly AuditChangeDto[];
}

export interface AuditPageDto {
  /** Newest first. */
  readonly entries: readonly AuditEntryDto[];
  readonly nextCursor: string | null;
}

export interface AuditFilterDto {
  /** `all` the person may see, what belongs to the whole `site`, or one project. */
  readonly where: 'all' | 'site' | { readonly projectId: string };
  /** Days in the site's time zone, both included. */
  readonly from: string | null;
  readonly to: string | null;
  /** Who changed it. */
  readonly by: string | null;
  readonly kind: AuditKindDto | null;
}

// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type AuditCalls = {
  /** Of one key result, or of an objective with its key results. */
  getHistory: (input: {
    kind: 'objective' | 'key-result';
    id: string;
    cursor: string | null;
  }) => ApiResult<AuditPageDto>;
  /** Of everything the person manages. Pages may be short and still have a next one. */
  listAudit: (input: { filter: AuditFilterDto; cursor: string | null }) => ApiResult<AuditPageDto>;
};
