import type { MeasureUnit } from '../../domain/metrics/measure';
import type { MeasurementFlag, NoValueReason } from '../../domain/metrics/measurement';
import type { MetricSource } from '../../domain/metrics/metric';
import type { Judgement } from '../../domain/okr/judge-key-result';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { Period } from '../../domain/okr/period';
import type { SiteRules } from '../../domain/okr/site-rules';
import type { ProgressStatus } from '../../domain/okr/status';
import type { StatusRule } from '../../domain/okr/status-rule';
import type { ObjectiveId } from '../../domain/shared/ids';
import type { CheckInState } from '../check-ins/check-in-state';
import type { CycleView } from '../cycles/cycle-view';
import type { Staleness } from '../ports/metric-states';
import type { Project } from '../ports/projects';
import type { SyncSummary } from '../ports/sync-store';

/** What a person is shown. The contract's DTOs have the same shape; the compiler compares them. */
export interface ProgressView {
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
  readonly raw: number | null;
  readonly progress: number | null;
  readonly expected: number | null;
  readonly gap: number | null;
  readonly status: ProgressStatus;
  readonly automaticStatus: ProgressStatus;
  readonly decidedBy: Judgement['decidedBy'];
  readonly chance: number | null;
  readonly isOverdue: boolean;
  readonly stale: Staleness | null;
  readonly asOf: string | null;
  readonly firstAchievedAt: string | null;
}

export type KeyResultView = Pick<
  KeyResult,
  | 'id'
  | 'version'
  | 'objectiveId'
  | 'title'
  | 'description'
  | 'ownerId'
  | 'contributorIds'
  | 'labels'
  | 'period'
  | 'weight'
  | 'isInRollUp'
  | 'lifecycle'
  | 'closing'
  | 'target'
  | 'zones'
  | 'curve'
  | 'manualStatus'
> & {
  readonly effectivePeriod: Period | null;
  readonly canCheckIn: boolean;
  readonly source: MetricSource;
  readonly checkIn: CheckInState;
  readonly progress: ProgressView;
};

export interface RollUpView {
  readonly visibility: 'shown' | 'withheld';
  readonly progress: number | null;
  readonly expected: number | null;
  readonly ownExpected: number | null;
  readonly childrenExpected: number | null;
  readonly gap: number | null;
  readonly status: ProgressStatus;
  readonly isOverdue: boolean;
  readonly atRisk: number;
  readonly behind: number;
  readonly noData: number;
  readonly unseen: number;
}

/** The objective above; of a hidden one nothing but that there is one. */
export type ParentView =
  | { readonly visibility: 'hidden' }
  | ({ readonly visibility: 'shown' } & Pick<Objective, 'id' | 'title' | 'level' | 'projectId'>);

export type ObjectiveView = Pick<
  Objective,
  | 'id'
  | 'version'
  | 'projectId'
  | 'level'
  | 'title'
  | 'description'
  | 'ownerId'
  | 'contributorIds'
  | 'watcherIds'
  | 'labels'
  | 'isPrivate'
  | 'cycleId'
  | 'period'
  | 'weight'
  | 'isInRollUp'
  | 'parentId'
  | 'lifecycle'
  | 'closing'
> & {
  readonly parent: ParentView | null;
  /** The objective it goes on from, when the viewer may see that one. */
  readonly carriedOverFrom: { readonly id: ObjectiveId; readonly title: string } | null;
  /** Its own dates, else those of its cycle; `null` in the backlog. */
  readonly effectivePeriod: Period | null;
  readonly canManage: boolean;
  readonly canCheckIn: boolean;
  readonly progress: RollUpView;
  readonly keyResults: readonly KeyResultView[];
};

export interface ProjectView extends Project {
  readonly canManage: boolean;
}

export interface OkrPageView {
  readonly projects: readonly ProjectView[];
  readonly objectives: readonly ObjectiveView[];
  /** Of the whole site, oldest first. */
  readonly cycles: readonly CycleView[];
  readonly canManageSite: boolean;
  readonly statusRule: StatusRule;
  readonly siteRules: SiteRules;
  readonly today: string;
  readonly timeZone: string;
  readonly now: string;
  readonly lastSync: SyncSummary | null;
  readonly isPaused: boolean;
}
