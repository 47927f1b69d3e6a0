import type { AccountId, IssueId, ProjectId } from '../../shared/ids';
import type { CalendarDate } from '../../shared/calendar-date';
import type { SeriesBucketKind } from '../bucket';
import type { Sprint } from '../sprint/sprint';
import type { SprintSnapshot } from '../sprint/sprint-snapshot';
import type { IssueTimeline } from '../timeline/issue-timeline';
import type { CategoryOf } from '../timeline/status-timeline';
import type { WorkingHours } from '../working-time';
import type { Practice } from './practice';

/** A release. Days are days in the time zone of the input. */
export interface Version {
  readonly id: string;
  readonly name: string;
  readonly projectId: ProjectId;
  readonly startOn: CalendarDate | null;
  /** The release date as it was planned at first; people move Jira's to fit. */
  readonly plannedOn: CalendarDate | null;
  /** Epoch milliseconds; `null` while it is not released. */
  readonly releasedAt: number | null;
  /** Nobody saw the release happen: its instant, or the plan, is read off Jira's dates of now. */
  readonly isReconstructed: boolean;
}

export interface Worklog {
  readonly authorId: AccountId;
  /** When the work was done, and when it was written down. */
  readonly startedAt: number;
  readonly createdAt: number;
  readonly seconds: number;
}

export interface IssueComment {
  readonly authorId: AccountId;
  readonly at: number;
}

/** As seen from the issue that carries it. */
export interface IssueLink {
  readonly kind: 'blocks' | 'blocked-by' | 'other';
  readonly otherId: IssueId;
  /** `null`: Jira's history does not tell, so it has been there since the younger one came up. */
  readonly linkedAt: number | null;
  readonly unlinkedAt: number | null;
}

/** Ids of the fields that metrics ask about; `null` where the site has none. */
export interface FieldIds {
  readonly flaggedFieldId: string | null;
  readonly sprintFieldId: string | null;
  /** Field the work is estimated in; `null` counts issues. */
  readonly estimateFieldId: string | null;
}

/**
 * Everything that any metric of the catalogue is computed from. `null` for worklogs, comments or
 * links: they were not read, which is not the same as there being none.
 */
export interface CatalogueInput extends FieldIds {
  /** The issues of the scope with what happened to them, each once, whatever their level. */
  readonly histories: readonly IssueTimeline[];
  /** Issues outside of the scope that those of the scope are linked to. */
  readonly linkedHistories: readonly IssueTimeline[];
  readonly categoryOf: CategoryOf;
  /** Ids of the priority scheme, highest first. */
  readonly priorityIds: readonly string[];
  readonly sprints: readonly Sprint[];
  /** What was frozen when a sprint began and ended; others are put together from histories. */
  readonly sprintSnapshots: ReadonlyMap<Sprint['id'], SprintSnapshot>;
  readonly versions: readonly Version[];
  readonly worklogs: ReadonlyMap<IssueId, readonly Worklog[]> | null;
  readonly comments: ReadonlyMap<IssueId, readonly IssueComment[]> | null;
  readonly links: ReadonlyMap<IssueId, readonly IssueLink[]> | null;
  /** Accounts of apps and automation, which are nobody's work. */
  readonly appAccountIds: ReadonlySet<AccountId>;
  readonly practice: Practice;
  /** When people work; metrics count every hour of the calendar unless told otherwise. */
  readonly workingHours: WorkingHours;
  readonly timeZone: string;
  readonly bucket: SeriesBucketKind;
  /** First and last day of the series, both included. */
  readonly from: CalendarDate;
  readonly to: CalendarDate;
  /** Epoch milliseconds. */
  readonly now: number;
}
