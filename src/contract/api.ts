import type { JiraMeasureSource, TypedSource } from '../domain/metrics/metric';
import type { ExpectationCurve } from '../domain/okr/expectation-curve';
import type { Target, Zones } from '../domain/okr/key-result';
import type { SettableLifecycle } from '../domain/okr/lifecycle';
import type { Level } from '../domain/okr/objective';
import type { ApiResult } from './api-result';
import type { CheckInCalls } from './check-ins/calls';
import type { CommentCalls } from './comments/calls';
import type { DataSourceCalls, QueryPreviewDto } from './data-source/calls';
import type { AuditCalls } from './audit/calls';
import type { ChecklistCalls } from './checklist/calls';
import type { InitiativeCalls } from './initiatives/calls';
import type { ObjectiveCalls } from './objectives/calls';
import type { CycleCalls } from './cycles/calls';
import type { LeaverCalls } from './leavers/calls';
import type { TransferCalls } from './transfer/calls';
import type {
  DataHealthDto,
  IssueImpactsDto,
  KeyResultDetailDto,
  KeyResultDto,
  MeasureOptionsDto,
  ObjectiveDto,
  OkrPageDto,
  PeriodDto,
  ProjectDto,
  RefreshDto,
} from './dto';
import type { MetricCalls } from './metrics/calls';
import type { MetricNoteCalls } from './metric-notes/calls';
import type { MovementCalls } from './movement/calls';
import type { PracticeCalls } from './practice/calls';
import type { PushCalls } from './push/calls';
import type { SavedFilterCalls } from './saved-filters/calls';
import type { SettingsCalls } from './settings/calls';
import type { StatusCalls } from './status/calls';

/** May be left out: of a new objective for the usual, of a change to leave it. */
interface ObjectiveExtras {
  readonly level: Level;
  readonly contributorIds: readonly string[];
  readonly watcherIds: readonly string[];
  readonly labels: readonly string[];
  readonly isPrivate: boolean;
  readonly cycleId: string | null;
  readonly isInRollUp: boolean;
}

interface KeyResultExtras {
  readonly contributorIds: readonly string[];
  readonly labels: readonly string[];
  readonly isInRollUp: boolean;
  readonly zones: Zones | null;
  readonly curve: CurveDto;
}

/** Dates are text here. */
export type CurveDto =
  | Exclude<ExpectationCurve, { readonly kind: 'phased' }>
  | {
      readonly kind: 'phased';
      readonly points: readonly { readonly on: string; readonly progress: number }[];
    };

export interface ObjectiveFields extends Partial<ObjectiveExtras> {
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly period: PeriodDto | null;
  readonly weight: number;
  readonly parentId: string | null;
}

export interface KeyResultFields extends Partial<KeyResultExtras> {
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly period: PeriodDto | null;
  readonly weight: number;
  readonly target: Target;
  readonly source: TypedSource;
}

/**
 * Objectives, key results, their values and the settings. `projectId` is read on the global page
 * only.
 */
// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type OkrCalls = {
  getOkrPage: (input: { includeArchived: boolean }) => ApiResult<OkrPageDto>;
  /** Projects in which the person may create objectives; for the global page. */
  listManagedProjects: (input: Record<string, never>) => ApiResult<readonly ProjectDto[]>;

  createObjective: (input: {
    projectId: string | null;
    fields: ObjectiveFields;
  }) => ApiResult<ObjectiveDto>;
  updateObjective: (input: {
    objectiveId: string;
    version: number;
    change: Partial<ObjectiveFields>;
  }) => ApiResult<ObjectiveDto>;
  /** Puts it before a sibling, or last. */
  moveObjective: (input: {
    objectiveId: string;
    version: number;
    beforeId: string | null;
  }) => ApiResult<ObjectiveDto>;
  /** Archive, restore, delete, and undo of a delete. */
  setObjectiveLifecycle: (input: {
    objectiveId: string;
    version: number;
    lifecycle: SettableLifecycle;
  }) => ApiResult<ObjectiveDto>;

  createKeyResult: (input: {
    objectiveId: string;
    fields: KeyResultFields;
  }) => ApiResult<KeyResultDto>;
  updateKeyResult: (input: {
    keyResultId: string;
    version: number;
    change: Partial<KeyResultFields>;
  }) => ApiResult<KeyResultDto>;
  moveKeyResult: (input: {
    keyResultId: string;
    version: number;
    objectiveId: string;
    beforeId: string | null;
  }) => ApiResult<KeyResultDto>;
  setKeyResultLifecycle: (input: {
    keyResultId: string;
    version: number;
    lifecycle: SettableLifecycle;
  }) => ApiResult<KeyResultDto>;

  listMeasureOptions: (input: Record<string, never>) => ApiResult<MeasureOptionsDto>;
  /** Checks a query as the person: Jira's messages come back as `jiraMessages` on `source.jql`. */
  previewQuery: (input: { source: JiraMeasureSource }) => ApiResult<QueryPreviewDto>;
  /** The value's formula, history and issues. Read as the person; others are only counted. */
  getKeyResultDetail: (input: {
    keyResultId: string;
    pageToken: string | null;
  }) => ApiResult<KeyResultDetailDto>;

  /** All of the page's key results, or the named ones. At most one a minute per person. */
  requestRefresh: (input: { keyResultIds: readonly string[] | null }) => ApiResult<RefreshDto>;
  getRefresh: (input: { jobId: string }) => ApiResult<RefreshDto>;

  /** For the issue panel and context; the issue comes from the context. */
  getIssueImpacts: (input: Record<string, never>) => ApiResult<IssueImpactsDto>;

  getDataHealth: (input: Record<string, never>) => ApiResult<DataHealthDto>;
};

/**
 * One key per resolver call; JSON only. The person, site and (on a project page) project come
 * from the trusted context, never from the input. Every feature's calls join here.
 */
export type Api = OkrCalls &
  DataSourceCalls &
  SettingsCalls &
  StatusCalls &
  AuditCalls &
  ObjectiveCalls &
  ChecklistCalls &
  InitiativeCalls &
  CheckInCalls &
  CommentCalls &
  MovementCalls &
  MetricCalls &
  MetricNoteCalls &
  SavedFilterCalls &
  PracticeCalls &
  PushCalls &
  CycleCalls &
  LeaverCalls &
  TransferCalls;
