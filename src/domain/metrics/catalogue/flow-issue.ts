import { doneAt, reopenCount } from '../timeline/completion';
import { type Cycle, cycleOf, type NoCycleReason } from '../timeline/cycle';
import type { IssueTimeline } from '../timeline/issue-timeline';
import { type CategoryOf, type Stay, statusTimeline } from '../timeline/status-timeline';
import { type Status, StayColumns } from '../timeline/stay-columns';
import type { StatusCategory } from '../work-item';
import { countedTime, type Interval, type TimeCounting } from '../working-time';
import type { FlowInput } from './flow-input';
import type { MetricExclusion } from './metric-series';

/** Sub-tasks and epics are of another level; flow is that of stories, tasks and bugs. */
const STANDARD_LEVEL = 0;

/** What was worked out of the statuses of one issue. */
interface Outcome {
  readonly doneAt: number | null;
  /** `null` without a cycle. */
  readonly startedAt: number | null;
  /** The stretches of the cycle; `null` where they are one, from start to done. */
  readonly counted: readonly Interval[] | null;
  readonly noCycle: NoCycleReason | null;
  readonly isUnmapped: boolean;
  readonly isReopened: boolean;
}

/** Where the stays of an issue are kept. */
interface StoredStays {
  readonly columns: StayColumns;
  readonly place: number;
}

/**
 * An issue with what all flow metrics ask of it, worked out once. There are as many as a site has
 * issues and they are kept, so each holds little; `stays` and `cycle` are put together when asked.
 */
export class FlowIssue {
  readonly history: IssueTimeline;
  readonly doneAt: number | null;
  /** Why it has no cycle; `null` when it has one. */
  readonly noCycle: NoCycleReason | null;
  /** It was in a status whose category nobody knows any more. */
  readonly isUnmapped: boolean;
  /** It was done once, and then it was not any more. */
  readonly isReopened: boolean;
  /** When its cycle began; `null` without one. */
  readonly startedAt: number | null;
  /** Its place among the issues of the standard level, for numbers kept in columns. */
  readonly place: number;
  private readonly counted: readonly Interval[] | null;
  private readonly columns: StayColumns;

  constructor(history: IssueTimeline, stays: StoredStays, outcome: Outcome) {
    this.history = history;
    this.columns = stays.columns;
    this.place = stays.place;
    this.doneAt = outcome.doneAt;
    this.noCycle = outcome.noCycle;
    this.isUnmapped = outcome.isUnmapped;
    this.isReopened = outcome.isReopened;
    this.startedAt = outcome.startedAt;
    this.counted = outcome.counted;
  }

  get stays(): readonly Stay[] {
    return this.columns.staysOf(this.place);
  }

  get cycle(): Cycle | null {
    const { startedAt: start, doneAt: end } = this;
    if (start === null || end === null) return null;
    return { startedAt: start, doneAt: end, counted: this.counted ?? [{ start, end }] };
  }

  /** Milliseconds of its cycle that count; `null` without one. */
  cycleTime(counting: TimeCounting): number | null {
    const { startedAt: start, doneAt: end } = this;
    if (start === null || end === null) return null;
    return this.counted === null
      ? countedTime({ start, end }, counting)
      : totalTime(this.counted, counting);
  }

  /** When it was in statuses of a kind: those that follow each other are one stretch. */
  stretchesIn(isOfKind: (status: Status) => boolean): readonly Interval[] {
    return this.columns.stretches(this.place, isOfKind);
  }

  /** Whether it was ever in a status of a kind. */
  hasBeen(isOfKind: (status: Status) => boolean): boolean {
    return this.columns.hasBeen(this.place, isOfKind);
  }

  /** When it came up; `null` for one that never was in any status. */
  get firstStart(): number | null {
    return this.columns.firstStart(this.place);
  }

  /** The start of the status it is in now; `null` for one that never was in any. */
  get lastStart(): number | null {
    return this.columns.lastStart(this.place);
  }

  /** The category it is in at an instant; `null` before it was created. */
  categoryAt(instant: number): StatusCategory | null {
    return this.columns.categoryAt(this.place, instant);
  }

  /** The category it was in before an instant; `null` before it was created. */
  categoryBefore(instant: number): StatusCategory | null {
    return this.columns.categoryBefore(this.place, instant);
  }

  /** When it became done, and when it was not any more, in turn. */
  get doneChanges(): readonly number[] {
    return this.columns.doneChanges(this.place);
  }

  /** When it was open: in statuses that are not of category done. */
  get openIntervals(): readonly Interval[] {
    return this.columns.openStretches(this.place, { fromWork: false });
  }

  /** When it was in progress: from its first start on, but for the time it was done. */
  get progressIntervals(): readonly Interval[] {
    return this.columns.openStretches(this.place, { fromWork: true });
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
  const columns = new StayColumns();
  for (const history of input.histories) {
    if (history.hierarchyLevel !== STANDARD_LEVEL) {
      left.push({ issueId: history.id, reason: 'other-level' });
      continue;
    }
    const stays = statusTimeline(history, input.categoryOf);
    const outcome = outcomeOf(history, stays, input);
    issues.push(new FlowIssue(history, { columns, place: columns.add(stays) }, outcome));
  }
  const standard = { issues, left };
  cache.byRule.set(rule, standard);
  return standard;
}

function outcomeOf(history: IssueTimeline, stays: readonly Stay[], rules: Rules): Outcome {
  const done = doneAt(stays, rules.doneRule);
  const outcome = cycleOf(stays, { mode: rules.cycleMode, done: rules.doneRule });
  const isUnmapped = stays.some(({ category }) => category === 'undefined');
  const isReopened = reopenCount(stays) > 0;
  if (outcome.kind === 'none') {
    const noCycle = reasonOf(outcome.reason, { createdAt: history.createdAt, done });
    return { doneAt: done, startedAt: null, counted: null, noCycle, isUnmapped, isReopened };
  }
  const { startedAt, counted } = outcome.cycle;
  const isWhole = counted.length === 1 && isFrom(counted[0], startedAt, done);
  return {
    ...{ doneAt: done, startedAt, counted: isWhole ? null : counted },
    ...{ noCycle: null, isUnmapped, isReopened },
  };
}

const isFrom = (one: Interval | undefined, start: number, end: number | null): boolean =>
  one?.start === start && one.end === end;

/** Done before it was created: a migration mixed up the dates, and no duration is true. */
function reasonOf(
  reason: NoCycleReason,
  { createdAt, done }: { readonly createdAt: number; readonly done: number | null },
): NoCycleReason {
  return done !== null && done < createdAt ? 'bad-order' : reason;
}

/** Milliseconds that count in all of the intervals. */
export function totalTime(intervals: readonly Interval[], counting: TimeCounting): number {
  return intervals.reduce((sum, interval) => sum + countedTime(interval, counting), 0);
}

/** When it was open. */
export const openIntervals = (issue: FlowIssue): readonly Interval[] => issue.openIntervals;

/** When it was in progress. */
export const progressIntervals = (issue: FlowIssue): readonly Interval[] => issue.progressIntervals;

/** When what an issue counts for, or whether it is done, changes. */
export function progressChanges(
  { history, doneChanges }: FlowIssue,
  { estimateFieldId }: { readonly estimateFieldId: string | null },
): readonly number[] {
  const estimated = history.changes[estimateFieldId ?? ''];
  return estimated === undefined ? doneChanges : [...doneChanges, ...estimated.map(({ at }) => at)];
}
