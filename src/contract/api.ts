import type { JiraMeasureSource } from '../domain/metrics/metric';
import type { Target } from '../domain/okr/key-result';
import type { Lifecycle } from '../domain/okr/lifecycle';
import type { StatusRule } from '../domain/okr/status-rule';
import type { ApiResult } from './api-result';
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
  QueryPreviewDto,
  RefreshDto,
  SettingsDto,
} from './dto';

export interface ObjectiveFields {
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly period: PeriodDto | null;
  readonly weight: number;
  readonly parentId: string | null;
}

export interface KeyResultFields {
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly period: PeriodDto | null;
  readonly weight: number;
  readonly target: Target;
  readonly source: JiraMeasureSource;
}

/**
 * One key per resolver call; JSON only. The person, site and (on a project page) project come
 * from the trusted context, never from the input. `projectId` is read on the global page only.
 */
// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type Api = {
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
    lifecycle: Lifecycle;
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
    lifecycle: Lifecycle;
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

  getSettings: (input: Record<string, never>) => ApiResult<SettingsDto>;
  updateSettings: (input: {
    version: number;
    statusRule: StatusRule;
    timeZone: string;
    storyPointFieldId: string | null;
  }) => ApiResult<SettingsDto>;
  getDataHealth: (input: Record<string, never>) => ApiResult<DataHealthDto>;
};
