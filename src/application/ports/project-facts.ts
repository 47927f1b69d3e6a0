import type { FieldValue } from '../../domain/practice/quality-signals';
import type { WorkflowStatus } from '../../domain/practice/status-kind';
import type { ProjectIssueType, SignalField } from '../../domain/practice/suggest-signals';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { ProjectId } from '../../domain/shared/ids';

export interface Workflows {
  readonly types: readonly ProjectIssueType[];
  /** Each once, to do first and done last. */
  readonly statuses: readonly WorkflowStatus[];
}

export interface BoardSprint {
  readonly id: string;
  readonly name: string;
  readonly boardName: string;
  readonly state: 'future' | 'active' | 'closed';
  readonly goal: string;
  /** ISO instants; `null` while Jira has none. */
  readonly startAt: string | null;
  readonly endAt: string | null;
  readonly completedAt: string | null;
}

export interface ProjectBoard {
  readonly id: string;
  readonly name: string;
}

export interface ProjectVersion {
  readonly id: string;
  readonly name: string;
  readonly releaseOn: CalendarDate | null;
  readonly isReleased: boolean;
}

/** What Jira knows of a project, in the viewer's permissions. */
export interface ProjectFacts {
  workflows(projectId: ProjectId): Promise<Workflows>;
  fields(): Promise<readonly SignalField[]>;
  /** Its first hundred boards. */
  boards(projectId: ProjectId): Promise<readonly ProjectBoard[]>;
  /** Of its boards: all that are open or planned, and the latest closed ones, latest first. */
  sprints(projectId: ProjectId): Promise<readonly BoardSprint[]>;
  versions(projectId: ProjectId): Promise<readonly ProjectVersion[]>;
  components(projectId: ProjectId): Promise<readonly FieldValue[]>;
  /** Values that the field has in the issues changed last; `null` when the viewer lacks the field. */
  fieldValues(projectId: ProjectId, fieldId: string): Promise<readonly FieldValue[] | null>;
}
