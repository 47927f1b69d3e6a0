import type { GoalVerdict } from '../../domain/metrics/catalogue/practice';
import type { StatusKind } from '../../domain/practice/status-kind';
import type { StatusCategory } from '../../domain/metrics/work-item';
import type { ApiResult } from '../api-result';

export interface FieldValueDto {
  readonly id: string;
  readonly name: string;
}

/** What people said of bugs, debt and trouble; `null`: nobody has said. */
export interface QualitySignalsDto {
  readonly bugTypeIds: readonly string[] | null;
  readonly severity:
    | { readonly kind: 'priority' }
    /** Worst level first. */
    | {
        readonly kind: 'field';
        readonly fieldId: string;
        readonly levels: readonly FieldValueDto[];
      }
    | null;
  readonly foundIn:
    | {
        readonly kind: 'field';
        readonly fieldId: string;
        readonly values: readonly FieldValueDto[];
      }
    | { readonly kind: 'label'; readonly labels: readonly string[] }
    | { readonly kind: 'type'; readonly typeIds: readonly string[] }
    | { readonly kind: 'released-version' }
    | null;
  readonly debt: {
    readonly labels: readonly string[];
    readonly typeIds: readonly string[];
    readonly componentIds: readonly string[];
    readonly jql: string | null;
  } | null;
  readonly escalation: {
    readonly accountIds: readonly string[];
    readonly statusIds: readonly string[];
    readonly labels: readonly string[];
  } | null;
  readonly flaggedFieldId: string | null;
}

export interface TeamDto {
  readonly id: string;
  readonly name: string;
  readonly memberIds: readonly string[];
  /** Components it owns. */
  readonly componentIds: readonly string[];
  /** Values of the team field that mean it. */
  readonly valueIds: readonly string[];
}

export interface TeamsDto {
  readonly fieldId: string | null;
  readonly teams: readonly TeamDto[];
  readonly arePersonMetricsOn: boolean;
}

export interface WorkflowStatusDto {
  readonly id: string;
  readonly name: string;
  readonly category: StatusCategory;
  /** Only work in progress can be of a kind. */
  readonly canHaveKind: boolean;
  /** `null`: nobody has said. */
  readonly kind: StatusKind | null;
  /** What its name suggests; `null`: nothing. */
  readonly suggestion: StatusKind | null;
}

/** A part with the version a change of it must name; 0 before anybody said anything. */
export interface Said<Value> {
  readonly version: number;
  readonly value: Value;
  readonly updatedAt: string | null;
  readonly updatedBy: string | null;
}

export type StatusKindsDto = Readonly<Record<string, StatusKind>>;

export interface PracticeDto {
  readonly projectId: string;
  readonly canManage: boolean;
  /** Turning metrics about people on or off is for Jira admins. */
  readonly mayDecideAboutPeople: boolean;
  readonly statuses: Said<{
    readonly statuses: readonly WorkflowStatusDto[];
    /** Spoken of, but in no workflow any more; what happened before still counts so. */
    readonly former: readonly { readonly id: string; readonly kind: StatusKind }[];
  }>;
  readonly quality: Said<QualitySignalsDto>;
  readonly teams: Said<TeamsDto>;
  readonly types: readonly { readonly id: string; readonly name: string }[];
  readonly components: readonly { readonly id: string; readonly name: string }[];
  /** Those that can tell something: options, texts and the like. */
  readonly fields: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
  }[];
  /** What the names on this site suggest. Never applied by itself. */
  readonly suggestions: {
    readonly bugTypeIds: readonly string[] | null;
    readonly flaggedFieldId: string | null;
    readonly severityFieldId: string | null;
    readonly foundInFieldId: string | null;
    readonly debt: NonNullable<QualitySignalsDto['debt']>;
  };
}

export interface PersonCapacityDto {
  readonly accountId: string;
  readonly workdays: number;
  readonly leaveDays: number;
  /** Share of the time that goes into sprint work, 0 to 1. */
  readonly focus: number;
}

export type SprintCapacityDto =
  | { readonly kind: 'points'; readonly points: number }
  | {
      readonly kind: 'people';
      readonly people: readonly PersonCapacityDto[];
      readonly pointsPerFocusedDay: number;
    };

export interface SprintVerdictDto {
  readonly verdict: GoalVerdict;
  readonly note: string;
  readonly by: string;
  /** ISO instant. */
  readonly at: string;
}

export interface SprintDto {
  readonly id: string;
  readonly name: string;
  readonly boardName: string;
  readonly state: 'future' | 'active' | 'closed';
  readonly goal: string;
  /** Days of the site; `null` while Jira has none. */
  readonly startOn: string | null;
  readonly endOn: string | null;
  /** Working days from the first to the last, by the site's calendar. */
  readonly workdays: number | null;
  readonly capacity: Said<SprintCapacityDto | null>;
  /** In the unit of the estimates. */
  readonly capacityPoints: number | null;
  readonly verdict: Said<SprintVerdictDto | null>;
  /** A verdict can be changed for two weeks. */
  readonly isVerdictOpen: boolean;
  /** Closed, with a goal, and nobody has said whether it was met. */
  readonly isOwed: boolean;
}

export interface SprintPracticeDto {
  readonly canManage: boolean;
  /** Latest first. */
  readonly sprints: readonly SprintDto[];
}

export interface ReleasePlanDto {
  readonly versionId: string;
  readonly name: string;
  readonly isReleased: boolean;
  /** Jira's own date as it is now. */
  readonly releaseOn: string | null;
  readonly version: number;
  /** `null`: neither Jira nor anybody else has named a day yet. */
  readonly plannedOn: string | null;
  readonly source: 'first-seen' | 'person' | null;
  readonly seenAt: string | null;
  /** Days Jira's date lies after the plan. */
  readonly movedByDays: number | null;
}

export interface ReleasePlansDto {
  readonly canManage: boolean;
  readonly releases: readonly ReleasePlanDto[];
}

export interface DeploymentDto {
  readonly kind: 'deployment';
  readonly id: string;
  readonly service: string;
  readonly environment: string;
  readonly isProduction: boolean;
  readonly isSuccessful: boolean;
  /** Epoch milliseconds. */
  readonly finishedAt: number;
  readonly firstCommitAt: number | null;
  readonly runId: string | null;
  readonly issueKeys: readonly string[];
}

export interface IncidentDto {
  readonly kind: 'incident';
  readonly id: string;
  readonly service: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly resolvedAt: number | null;
  readonly deploymentId: string | null;
  readonly issueKey: string | null;
}

export type DeliveryEventDto = DeploymentDto | IncidentDto;

/** How far what is told of one kind is complete. */
export interface ToldThroughDto {
  /** The last day of which everything was told; `null`: nobody has said. */
  readonly completeOn: string | null;
  /** With every push, everything up to then has been told. */
  readonly arePushesComplete: boolean;
}

export interface ToldThroughsDto {
  readonly deployment: ToldThroughDto;
  readonly incident: ToldThroughDto;
}

export interface DeliveriesDto {
  readonly canManage: boolean;
  /** Of the last twelve months, newest first; `null`: never told of any. */
  readonly deployments: readonly DeploymentDto[] | null;
  readonly incidents: readonly IncidentDto[] | null;
  readonly told: Said<ToldThroughsDto>;
  /** ISO instant of the last push; `null` before the first. */
  readonly pushedAt: string | null;
}

/** `projectId` is read on the global page only. */
interface InProject {
  readonly projectId: string | null;
}

/** What Jira does not know and people can say of how a project works. */
// A type alias, because an interface has no index signature and fails Forge's `Definitions` bound.
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions
export type PracticeCalls = {
  getPractice: (input: InProject) => ApiResult<PracticeDto>;
  /** Replaces all kinds; a status that is left out has not been spoken of. */
  setStatusKinds: (
    input: InProject & { version: number; kinds: StatusKindsDto },
  ) => ApiResult<PracticeDto>;
  setQualitySignals: (
    input: InProject & { version: number; signals: QualitySignalsDto },
  ) => ApiResult<PracticeDto>;
  setTeams: (input: InProject & { version: number; teams: TeamsDto }) => ApiResult<PracticeDto>;
  /** Of the issues changed last, for choosing what means what. */
  listFieldValues: (input: InProject & { fieldId: string }) => ApiResult<readonly FieldValueDto[]>;

  getSprintPractice: (input: InProject) => ApiResult<SprintPracticeDto>;
  setSprintCapacity: (
    input: InProject & { sprintId: string; version: number; capacity: SprintCapacityDto | null },
  ) => ApiResult<SprintPracticeDto>;
  /** `null` takes it back. */
  setSprintVerdict: (
    input: InProject & {
      sprintId: string;
      version: number;
      verdict: { verdict: GoalVerdict; note: string } | null;
    },
  ) => ApiResult<SprintPracticeDto>;

  /** Remembers the days of versions that it sees for the first time. */
  getReleasePlans: (input: InProject) => ApiResult<ReleasePlansDto>;
  setPlannedRelease: (
    input: InProject & { versionId: string; version: number; plannedOn: string },
  ) => ApiResult<ReleasePlansDto>;

  getDeliveries: (input: InProject) => ApiResult<DeliveriesDto>;
  /** What is there under the same id is replaced. */
  importDeliveries: (
    input: InProject & {
      events: readonly DeliveryEventDto[];
      /** The last day of which everything of this kind is told, when a file says so. */
      completeOn?: string | null;
    },
  ) => ApiResult<{ readonly written: number }>;
  /** Up to which day what was told is complete: quiet days before it are 0, after it unknown. */
  setToldThrough: (
    input: InProject & { version: number; told: ToldThroughsDto },
  ) => ApiResult<DeliveriesDto>;
  removeDeliveries: (
    input: InProject & {
      events: readonly { kind: 'deployment' | 'incident'; id: string }[];
    },
  ) => ApiResult<{ readonly removed: number }>;
};
