/** What crosses the bridge: JSON only. Dates are ISO text, unknown is `null`. */
import type { KindOfWork } from '../domain/budget/share-of-quota';
import type { Measure, MeasureUnit } from '../domain/metrics/measure';
import type { MeasurementFlag, NoValueReason } from '../domain/metrics/measurement';
import type { JiraMeasureSource, MetricSource } from '../domain/metrics/metric';
import type { CheckInStanding } from '../domain/okr/check-in-schedule';
import type { Closing } from '../domain/okr/closing';
import type { ExpectationCurve } from '../domain/okr/expectation-curve';
import type { Forecast } from '../domain/okr/forecast';
import type { Target, Zones } from '../domain/okr/key-result';
import type { Lifecycle } from '../domain/okr/lifecycle';
import type { ManualStatus } from '../domain/okr/manual-status';
import type { Level } from '../domain/okr/objective';
import type { SiteRules } from '../domain/okr/site-rules';
import type { ProgressStatus } from '../domain/okr/status';
import type { StatusRule } from '../domain/okr/status-rule';
import type { Words } from '../domain/okr/words';
import type { CycleDto } from './cycles/calls';

export interface PeriodDto {
  readonly start: string;
  readonly end: string;
}

export type StaleReason =
  | 'jira-unavailable'
  | 'rate-limited'
  | 'jql-invalid'
  | 'field-missing'
  | 'no-permission'
  | 'too-many-issues'
  | 'waiting';

export interface StaleDto {
  readonly reason: StaleReason;
  /** Since when values could not be renewed. */
  readonly since: string;
  /** Jira's words for an invalid query; empty otherwise. */
  readonly messages: readonly string[];
}

/** A key result's value and how it stands. All numbers unrounded. */
export interface ProgressDto {
  /**
   * `withheld`: the number would isolate an issue that the viewer may not see; every number
   * below is then `null` and the status `no-data`.
   */
  readonly visibility: 'shown' | 'withheld';
  readonly value: number | null;
  readonly reason: NoValueReason | null;
  readonly unit: MeasureUnit;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly n: number | null;
  readonly missing: number | null;
  readonly excluded: number | null;
  readonly flags: readonly MeasurementFlag[];
  /** Way from start to target, unclamped; 1 is the target. */
  readonly raw: number | null;
  /** Clamped; what the bar shows and the roll-up takes. */
  readonly progress: number | null;
  readonly expected: number | null;
  /** Expected minus actual in percentage points; positive is behind. */
  readonly gap: number | null;
  /** What counts: set by hand while that holds, otherwise by the rule. */
  readonly status: ProgressStatus;
  /** What the rule says, whatever a person set. */
  readonly automaticStatus: ProgressStatus;
  readonly decidedBy: 'rule' | 'person' | 'lifecycle';
  /** Computed chance to hit the target; only where the site judges by it, and where there is one. */
  readonly chance: number | null;
  readonly isOverdue: boolean;
  readonly stale: StaleDto | null;
  readonly asOf: string | null;
  readonly firstAchievedAt: string | null;
}

/** How a key result stands with its check-ins. */
export interface CheckInStateDto {
  readonly standing: CheckInStanding;
  readonly lastOn: string | null;
  /** Of the latest check-in, 0..10. Never mixed with the status. */
  readonly confidence: number | null;
  /** Its green is not vouched for: "update overdue" is shown instead. */
  readonly isSilent: boolean;
}

export interface KeyResultDto {
  readonly id: string;
  readonly version: number;
  readonly objectiveId: string;
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly contributorIds: readonly string[];
  readonly labels: readonly string[];
  /** Its own; `null` takes the objective's. */
  readonly period: PeriodDto | null;
  readonly effectivePeriod: PeriodDto | null;
  /** The viewer may report on it: values, statuses, ticks. */
  readonly canCheckIn: boolean;
  readonly weight: number;
  readonly isInRollUp: boolean;
  readonly lifecycle: Lifecycle;
  readonly closing: Closing | null;
  readonly target: Target;
  readonly zones: Zones | null;
  readonly curve: ExpectationCurve;
  readonly manualStatus: ManualStatus | null;
  readonly source: MetricSource;
  readonly checkIn: CheckInStateDto;
  readonly progress: ProgressDto;
}

export interface RollUpDto {
  readonly visibility: 'shown' | 'withheld';
  readonly progress: number | null;
  readonly expected: number | null;
  /** What its own dates expect; `null` without dates. */
  readonly ownExpected: number | null;
  /** Weighted mean of what its parts expect; `null` when none of them has dates. */
  readonly childrenExpected: number | null;
  readonly gap: number | null;
  readonly status: ProgressStatus;
  readonly isOverdue: boolean;
  readonly atRisk: number;
  readonly behind: number;
  readonly noData: number;
  /** Parts that count and that the viewer may not see. */
  readonly unseen: number;
}

/** The objective above. Of one that the viewer may not see, only that there is one. */
export type ParentDto =
  | { readonly visibility: 'hidden' }
  | {
      readonly visibility: 'shown';
      readonly id: string;
      readonly title: string;
      readonly level: Level;
      readonly projectId: string | null;
    };

export interface ObjectiveDto {
  readonly id: string;
  readonly version: number;
  /** `null`: it belongs to the whole site. */
  readonly projectId: string | null;
  readonly level: Level;
  readonly title: string;
  readonly description: string;
  readonly ownerId: string | null;
  readonly contributorIds: readonly string[];
  readonly watcherIds: readonly string[];
  readonly labels: readonly string[];
  readonly isPrivate: boolean;
  readonly cycleId: string | null;
  readonly period: PeriodDto | null;
  readonly weight: number;
  readonly isInRollUp: boolean;
  /** `null` also when the viewer may not see it. */
  readonly parentId: string | null;
  readonly parent: ParentDto | null;
  /** The objective it goes on from, when the viewer may see that one. */
  readonly carriedOverFrom: { readonly id: string; readonly title: string } | null;
  /** Its own dates, else those of its cycle; `null` in the backlog. */
  readonly effectivePeriod: PeriodDto | null;
  readonly lifecycle: Lifecycle;
  readonly closing: Closing | null;
  /** What the viewer may do with it. */
  readonly canManage: boolean;
  readonly canCheckIn: boolean;
  readonly progress: RollUpDto;
  /** In their order. */
  readonly keyResults: readonly KeyResultDto[];
}

export interface ProjectDto {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly canManage: boolean;
}

export interface OkrPageDto {
  /** One on a project page; on the global page all that the viewer may browse and that have OKRs. */
  readonly projects: readonly ProjectDto[];
  /** In their order. */
  readonly objectives: readonly ObjectiveDto[];
  /** Of the whole site, oldest first. */
  readonly cycles: readonly CycleDto[];
  /** The viewer may create objectives of the whole site. */
  readonly canManageSite: boolean;
  readonly statusRule: StatusRule;
  readonly siteRules: SiteRules;
  /** The day it is for status rules, in `timeZone`. */
  readonly today: string;
  readonly timeZone: string;
  /** Server instant; the screen counts "5 minutes ago" from here. */
  readonly now: string;
  readonly lastSync: SyncSummaryDto | null;
  /** A Jira admin stopped the measuring; values stay as they were. */
  readonly isPaused: boolean;
}

export interface SyncSummaryDto {
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly trigger: 'hourly' | 'event' | 'refresh' | 'definition';
  readonly measured: number;
  readonly failed: number;
}

export interface NumericFieldDto {
  readonly id: string;
  readonly name: string;
}

export interface MeasureOptionsDto {
  readonly hasStoryPoints: boolean;
  /** Every numeric custom field of the site that is not a story-point field. */
  readonly numericFields: readonly NumericFieldDto[];
}

export interface IssueRowDto {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly typeName: string;
  readonly statusName: string;
  readonly statusCategory: string;
  readonly isDone: boolean;
  /** What it adds, in the key result's unit. `null` where amounts are hidden or it is excluded. */
  readonly amount: number | null;
  readonly isCounted: boolean;
  readonly exclusion: string | null;
}

export interface HistoryPointDto {
  readonly on: string;
  readonly value: number | null;
  readonly progress: number | null;
  readonly expected: number | null;
  readonly n: number;
  readonly asOf: string;
  /** The definition changed since the point before. */
  readonly isDefinitionChange: boolean;
  /** Put together later from the issues' own histories; absent when it was measured that day. */
  readonly isReconstructed?: true;
}

export interface KeyResultDetailDto {
  readonly keyResult: KeyResultDto;
  readonly history: readonly HistoryPointDto[];
  /** `null`: withheld. */
  readonly forecast: Forecast | null;
  /** Issues the viewer may see. */
  readonly issues: readonly IssueRowDto[];
  readonly issuesTotal: number;
  readonly hidden: number;
  readonly nextPageToken: string | null;
}

export interface RefreshDto {
  readonly jobId: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed';
  readonly total: number;
  readonly done: number;
}

/** One key result that the open issue, or its children, moves. */
export interface IssueImpactDto {
  readonly keyResultId: string;
  readonly keyResultTitle: string;
  readonly objectiveTitle: string;
  /** `null`: it belongs to the whole site. */
  readonly projectKey: string | null;
  readonly projectId: string | null;
  readonly via: 'itself' | 'children' | 'both';
  readonly childCount: number;
  readonly progress: ProgressDto;
  /** Its green is not vouched for: "update overdue" is shown instead. */
  readonly isSilent: boolean;
  readonly target: Target;
  readonly mode: JiraMeasureSource['mode'];
  readonly measure: Measure;
  /** What finishing this issue (with its open children) would add; `null` when it cannot be told. */
  readonly finishing: {
    readonly progressBefore: number;
    readonly progressAfter: number;
    readonly points: number;
  } | null;
  /** It, and all of its children that count, are done already. */
  readonly isAlreadyDone: boolean;
}

export interface IssueImpactsDto {
  readonly issueKey: string;
  readonly impacts: readonly IssueImpactDto[];
  readonly statusRule: StatusRule;
  readonly words: Words;
}

export interface QueryHealthDto {
  /** `null` when the viewer may see none of the key results it belongs to. */
  readonly jql: string | null;
  readonly keyResults: readonly {
    readonly id: string;
    /** `null` for one that the viewer may not see. */
    readonly title: string | null;
    readonly ownerId: string | null;
  }[];
  readonly issues: number | null;
  readonly durationMs: number | null;
  readonly calls: number;
  readonly points: number;
  readonly lastOkAt: string | null;
  readonly stale: StaleDto | null;
  /** How often it failed in a row, and when it is tried again. */
  readonly retry: { readonly failures: number; readonly nextAt: string } | null;
  /** What the last nightly check healed of it; `null` when there was nothing to heal. */
  readonly drift: DriftDto | null;
}

/** Issues that were not known, were known and should not have been, or had other values. */
export interface DriftDto {
  readonly missing: number;
  readonly extra: number;
  readonly outdated: number;
}

/** What the nightly comparison with Jira found and healed. */
export interface ReconcileDto extends DriftDto {
  readonly finishedAt: string;
  readonly queries: number;
  /** Distinct issues that were compared. */
  readonly issues: number;
}

export interface UsageDto {
  readonly calls: number;
  /** Of Jira's hourly quota. */
  readonly points: number;
  /** How long functions ran. */
  readonly milliseconds: number;
  /** Units of storage, 10 KB each. */
  readonly unitsRead: number;
  readonly unitsWritten: number;
}

/** What the site costs Jira and storage, and what the governor makes of it. */
export interface BudgetDto {
  readonly thisHour: UsageDto;
  /** The hour that runs and the 23 before it. */
  readonly lastDay: UsageDto;
  readonly quotaPoints: number;
  /** Percent of the quota that this site may use, and the points that makes. */
  readonly share: number;
  readonly sitePoints: number;
  readonly storageUnitsPerMinute: number;
  /** Kinds of work that wait for the next hour. */
  readonly waiting: readonly KindOfWork[];
  /** Jira wants to be left alone by jobs until then. */
  readonly closedUntil: string | null;
  /** When what waits goes on by itself; `null` when nothing waits. */
  readonly goesOnAt: string | null;
}

/** How far the metrics of the catalogue are; what they are called is not told here. */
export interface MetricPastsDto {
  readonly metrics: number;
  /** Whose issues’ past is still being read, or has not begun to be. */
  readonly waiting: number;
  /** Whose past could not be read; the night tries again. */
  readonly failed: number;
}

export interface DataHealthDto {
  readonly lastSync: SyncSummaryDto | null;
  readonly lastHourly: SyncSummaryDto | null;
  /** `null` before the first night. */
  readonly lastReconcile: ReconcileDto | null;
  readonly budget: BudgetDto;
  readonly metricPasts: MetricPastsDto;
  readonly queries: readonly QueryHealthDto[];
  readonly now: string;
}
