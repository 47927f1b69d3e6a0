import { type DoneRule, doneAt, reopenCount } from '../timeline/completion';
import { type CycleMode, cycleOf, type NoCycleReason } from '../timeline/cycle';
import type { Stay } from '../timeline/status-timeline';
import { StayColumns } from '../timeline/stay-columns';
import type { Interval } from '../working-time';

interface FlowRule {
  readonly doneRule: DoneRule;
  readonly cycleMode: CycleMode;
}

/**
 * What was worked out of the statuses of many issues, kept in columns as their stays are. An issue
 * is known by its place, in the order of adding. `NaN` in a column is an instant that never was.
 */
export class FlowColumns {
  readonly stays = new StayColumns();
  readonly doneAt: number[] = [];
  /** When the cycle began. */
  readonly startedAt: number[] = [];
  readonly noCycle: (NoCycleReason | null)[] = [];
  readonly isUnmapped: boolean[] = [];
  readonly isReopened: boolean[] = [];
  /** The stretches of the cycles that are not one, from start to done. */
  readonly counted = new Map<number, readonly Interval[]>();
  private readonly rule: FlowRule;

  constructor({ doneRule, cycleMode }: FlowRule) {
    this.rule = { doneRule, cycleMode };
  }

  /** Takes in one more issue and tells its place. */
  add(stays: readonly Stay[], createdAt: number): number {
    const place = this.stays.add(stays);
    const done = doneAt(stays, this.rule.doneRule);
    const outcome = cycleOf(stays, { mode: this.rule.cycleMode, done: this.rule.doneRule });
    this.doneAt.push(done ?? NaN);
    this.isUnmapped.push(stays.some(isUnknown));
    this.isReopened.push(reopenCount(stays) > 0);
    if (outcome.kind === 'none') {
      // Done before it was created: a migration mixed up the dates, and no duration is true.
      this.noCycle.push(done !== null && done < createdAt ? 'bad-order' : outcome.reason);
      this.startedAt.push(NaN);
      return place;
    }
    const { startedAt, counted } = outcome.cycle;
    this.noCycle.push(null);
    this.startedAt.push(startedAt);
    const isWhole =
      counted.length === 1 && counted[0]?.start === startedAt && counted[0].end === done;
    if (!isWhole) this.counted.set(place, counted);
    return place;
  }
}

const isUnknown = ({ category }: Stay): boolean => category === 'undefined';
