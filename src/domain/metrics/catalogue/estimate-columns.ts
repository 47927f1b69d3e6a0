import { estimateAt } from '../timeline/estimate';
import type { IssueTimeline } from '../timeline/issue-timeline';
import type { FlowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';

type Asked = Pick<FlowInput, 'estimateFieldId'>;

/**
 * What issues were estimated at and when that changed, side by side in columns: metrics that ask
 * it at several instants need not go through the histories for each. An issue is known by its
 * place.
 */
export class EstimateColumns {
  /** Where the estimates of each issue begin and end. */
  private readonly begins: Int32Array;
  private readonly ends: Int32Array;
  /** Since when each holds; the first of an issue always did. */
  private readonly since: number[] = [];
  private readonly points: (number | null)[] = [];

  constructor(issues: readonly FlowIssue[], places: number, asked: Asked) {
    this.begins = new Int32Array(places);
    this.ends = new Int32Array(places);
    for (const { place, history } of issues) {
      this.begins[place] = this.since.length;
      this.add(history, asked);
      this.ends[place] = this.since.length;
    }
  }

  /** `null`: not estimated. */
  at({ place }: FlowIssue, instant: number): number | null {
    const begin = this.begins[place] ?? 0;
    let last = (this.ends[place] ?? 0) - 1;
    while (last > begin && (this.since[last] ?? Infinity) > instant) last -= 1;
    return this.points[last] ?? null;
  }

  /** When an estimate was set or changed, oldest first. */
  changes({ place }: FlowIssue): readonly number[] {
    return this.since.slice((this.begins[place] ?? 0) + 1, this.ends[place]);
  }

  private add(history: IssueTimeline, asked: Asked): void {
    this.since.push(-Infinity);
    this.points.push(estimateAt(history, -Infinity, asked));
    for (const { at } of history.changes[asked.estimateFieldId ?? ''] ?? []) {
      this.since.push(at);
      this.points.push(estimateAt(history, at, asked));
    }
  }
}

interface Known extends Asked {
  readonly columns: EstimateColumns;
}

const known = new WeakMap<readonly FlowIssue[], Known>();

/** Several metrics ask the same; it goes when the issues go. */
export function estimateColumns(input: FlowInput): EstimateColumns {
  const { issues } = population(input);
  const { estimateFieldId, histories } = input;
  const before = known.get(issues);
  if (before?.estimateFieldId === estimateFieldId) return before.columns;
  const columns = new EstimateColumns(issues, histories.length, input);
  known.set(issues, { estimateFieldId, columns });
  return columns;
}

/** What a finished issue was estimated at when it was done; `null` when it was not, or is not done. */
export function doneEstimates(input: FlowInput): (issue: FlowIssue) => number | null {
  const columns = estimateColumns(input);
  return (issue) => (issue.doneAt === null ? null : columns.at(issue, issue.doneAt));
}
