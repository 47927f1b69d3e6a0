import type { Cycle, NoCycleReason } from '../timeline/cycle';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { type CategoryOf, type Stay, statusTimeline } from '../timeline/status-timeline';
import type { Status } from '../timeline/stay-columns';
import type { StatusCategory } from '../work-item';
import { countedTime, type Interval, type TimeCounting } from '../working-time';
import { FlowColumns } from './flow-columns';
import type { FlowInput } from './flow-input';
import type { MetricExclusion } from './metric-series';

/** Sub-tasks and epics are of another level; flow is that of stories, tasks and bugs. */
const STANDARD_LEVEL = 0;

/**
 * An issue with what all flow metrics ask of it, worked out once. There are as many as a site has
 * issues and they are kept, so all they know is in columns; `stays` and `cycle` are put together
 * when asked.
 */
export class FlowIssue {
  readonly history: IssueTimeline;
  /** Its place among the issues of the standard level, for numbers kept in columns. */
  readonly place: number;
  private readonly columns: FlowColumns;

  constructor(history: IssueTimeline, place: number, columns: FlowColumns) {
    this.history = history;
    this.place = place;
    this.columns = columns;
  }

  get doneAt(): number | null {
    return instantOf(this.columns.doneAt[this.place]);
  }

  /** When its cycle began; `null` without one. */
  get startedAt(): number | null {
    return instantOf(this.columns.startedAt[this.place]);
  }

  /** Why it has no cycle; `null` when it has one. */
  get noCycle(): NoCycleReason | null {
    return this.columns.noCycle[this.place] ?? null;
  }

  /** It was in a status whose category nobody knows any more. */
  get isUnmapped(): boolean {
    return this.columns.isUnmapped[this.place] ?? false;
  }

  /** It was done once, and then it was not any more. */
  get isReopened(): boolean {
    return this.columns.isReopened[this.place] ?? false;
  }

  get stays(): readonly Stay[] {
    return this.columns.stays.staysOf(this.place);
  }

  get cycle(): Cycle | null {
    const { startedAt: start, doneAt: end } = this;
    if (start === null || end === null) return null;
    return { startedAt: start, doneAt: end, counted: this.counted ?? [{ start, end }] };
  }

  /** The stretches of its cycle; `null` where they are one, from start to done. */
  private get counted(): readonly Interval[] | null {
    return this.columns.counted.get(this.place) ?? null;
  }

  /** Milliseconds of its cycle that count; `null` without one. */
  cycleTime(counting: TimeCounting): number | null {
    const { startedAt: start, doneAt: end } = this;
    if (start === null || end === null) return null;
    const { counted } = this;
    return counted === null ? countedTime({ start, end }, counting) : totalTime(counted, counting);
  }

  /** When it was in statuses of a kind: those that follow each other are one stretch. */
  stretchesIn(isOfKind: (status: Status) => boolean): readonly Interval[] {
    return this.columns.stays.stretches(this.place, isOfKind);
  }

  /** Whether it was ever in a status of a kind. */
  hasBeen(isOfKind: (status: Status) => boolean): boolean {
    return this.columns.stays.hasBeen(this.place, isOfKind);
  }

  /** When it came up; `null` for one that never was in any status. */
  get firstStart(): number | null {
    return this.columns.stays.firstStart(this.place);
  }

  /** The start of the status it is in now; `null` for one that never was in any. */
  get lastStart(): number | null {
    return this.columns.stays.lastStart(this.place);
  }

  /** The category it is in at an instant; `null` before it was created. */
  categoryAt(instant: number): StatusCategory | null {
    return this.columns.stays.categoryAt(this.place, instant);
  }

  /** The category it was in until an instant, in milliseconds; `null` before it was created. */
  categoryBefore(instant: number): StatusCategory | null {
    return this.categoryAt(instant - 1);
  }

  /** When it became done, and when it was not any more, in turn. */
  get doneChanges(): readonly number[] {
    return this.columns.stays.doneChanges(this.place);
  }
}

export interface Population {
  readonly issues: readonly FlowIssue[];
  /** What the scope has and the metric does not look at. */
  readonly left: readonly MetricExclusion[];
}

type Rules = Pick<
  FlowInput,
  'histories' | 'categoryOf' | 'doneRule' | 'cycleMode' | 'excludedResolutions'
>;

/** Issues of the standard level, and why the others are none. Source: metrics-spec P11. */
export function population(input: Rules): Population {
  const { excludedResolutions } = input;
  const all = standardIssues(input);
  if (excludedResolutions.size === 0) return all;
  const isOut = ({ doneAt: done, history }: FlowIssue) =>
    done !== null && excludedResolutions.has(history.values['resolution'] ?? '');
  const out = all.issues.filter(isOut).map(({ history }): MetricExclusion => {
    return { issueId: history.id, reason: 'excluded-resolution' };
  });
  const issues = all.issues.filter((issue) => !isOut(issue));
  return { issues, left: [...all.left, ...out] };
}

interface Known {
  readonly categoryOf: CategoryOf;
  readonly byRule: Map<string, Population>;
}

/** Thirty metrics ask the same of the same histories; it goes when the histories go. */
const known = new WeakMap<readonly IssueTimeline[], Known>();

function standardIssues(input: Rules): Population {
  const before = known.get(input.histories);
  const cache =
    before?.categoryOf === input.categoryOf
      ? before
      : { categoryOf: input.categoryOf, byRule: new Map<string, Population>() };
  known.set(input.histories, cache);
  const rule = `${input.doneRule} ${input.cycleMode}`;
  const found = cache.byRule.get(rule);
  if (found !== undefined) return found;
  const issues: FlowIssue[] = [];
  const left: MetricExclusion[] = [];
  const columns = new FlowColumns(input);
  for (const history of input.histories) {
    if (history.hierarchyLevel !== STANDARD_LEVEL) {
      left.push({ issueId: history.id, reason: 'other-level' });
      continue;
    }
    const stays = statusTimeline(history, input.categoryOf);
    issues.push(new FlowIssue(history, columns.add(stays, history.createdAt), columns));
  }
  const standard = { issues, left };
  cache.byRule.set(rule, standard);
  return standard;
}

const instantOf = (at: number | undefined): number | null =>
  at === undefined || Number.isNaN(at) ? null : at;

/** Milliseconds that count in all of the intervals. */
export function totalTime(intervals: readonly Interval[], counting: TimeCounting): number {
  return intervals.reduce((sum, interval) => sum + countedTime(interval, counting), 0);
}

/** Buckets end before their end: what happens at that instant belongs to the next one. */
export function isOpenBefore(issue: FlowIssue, instant: number): boolean {
  const category = issue.categoryBefore(instant);
  return category !== null && category !== 'done';
}

const isOpenStatus = ({ category }: Status): boolean => category !== 'done';

/** When it was open: in statuses that are not of category done. */
export const openIntervals = (issue: FlowIssue): readonly Interval[] =>
  issue.stretchesIn(isOpenStatus);

/** When it was in progress: from its first start on, but for the time it was done. */
export function progressIntervals(issue: FlowIssue): readonly Interval[] {
  let hasBegun = false;
  return issue.stretchesIn((status) => {
    hasBegun ||= status.category === 'indeterminate';
    return hasBegun && isOpenStatus(status);
  });
}
