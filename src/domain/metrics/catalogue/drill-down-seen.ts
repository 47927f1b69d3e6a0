import type { IssueId } from '../../shared/ids';
import type { IssueTimeline } from '../timeline/issue-timeline';
import type { Stay } from '../timeline/status-timeline';
import type { MetricParameters } from '../tracked-metric';
import type { DrillDownCells } from './drill-down-cell';
import type { FlowInput } from './flow-input';
import type { FlowIssue } from './flow-issue';
import type { TimedBucket } from './timed-buckets';

/** Where issues are looked at. */
export interface DrillDownPlace {
  readonly input: FlowInput;
  readonly parameters: MetricParameters;
  /** `null`: issues that are in no point. */
  readonly timed: TimedBucket | null;
  /** The end of the bucket, or now. */
  readonly until: number;
  /** The last instant before it: what happens at the end of a bucket belongs to the next one. */
  readonly end: number;
  readonly flow: ReadonlyMap<IssueId, FlowIssue>;
  /** What the viewer may not see is no part of any order that they are shown. */
  readonly hidden: ReadonlySet<IssueId>;
  /** Issues that links lead to and that the viewer may see. */
  readonly seenLinked: ReadonlySet<IssueId>;
}

/** An issue and when it is looked at. */
export interface SeenIssue {
  readonly history: IssueTimeline;
  /** `null`: a sub-task or an epic, which is in no flow. */
  readonly flow: FlowIssue | null;
  readonly at: number;
  readonly estimatedAt: number;
  readonly stays: readonly Stay[];
  readonly startedAt: number | null;
  readonly doneAt: number | null;
}

/** Works out once what all issues share, and then tells some columns of each. */
export type Teller = (place: DrillDownPlace) => (seen: SeenIssue) => DrillDownCells;
