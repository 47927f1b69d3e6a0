import type { StatusCategory } from '../work-item';
import type { MetricParameters } from '../tracked-metric';
import type { CatalogueInput } from './catalogue-input';
import { flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import { firstAfter, type Instant, instantsOf } from './instants';
import { inWorkflowOrder } from './workflow-order';

/** How many issues were in one status at the end of each bucket. */
export interface StatusBand {
  readonly statusId: string;
  readonly category: StatusCategory;
  /** In the order of the readings. */
  readonly counts: readonly number[];
}

/**
 * The cumulative flow status by status, first step of the workflow first: the issues that the
 * cumulative flow by category counts, each in the status it was in at the end of the bucket. All
 * bands add up to how many issues there were, those of category done to how many were done. An
 * issue that went back to a To Do status stands there, although it is still in progress by
 * category. Statuses that no issue was in at any of these ends are left out.
 * @param columns statuses in the order of the board's columns; empty where none is known.
 * Source: metrics-spec C.1, metric X5; Jira's cumulative flow diagram.
 */
export function statusFlow(
  facts: CatalogueInput,
  parameters: MetricParameters,
  columns: readonly string[],
): readonly StatusBand[] {
  const input = flowInput(facts, parameters);
  const instants = instantsOf(input);
  // Sprints of several boards can end in another order than they begin.
  const inOrder = instants.toSorted((a, b) => a.at - b.at);
  const flows = flowsOf(population(input).issues, inOrder);
  const places = instants.map((instant) => inOrder.indexOf(instant));
  const bands = [...flows].map(([statusId, { steps, firstUse }]) => {
    const counts = upToEach(steps);
    return {
      ...{ statusId, firstUse, category: input.categoryOf(statusId, input.now) },
      counts: places.map((place) => counts[place] ?? 0),
    };
  });
  const used = bands.filter(({ counts }) => counts.some((count) => count > 0));
  return inWorkflowOrder(used, columns).map(({ statusId, category, counts }) => {
    return { statusId, category, counts };
  });
}

interface Flow {
  /** By how much it grew or shrank before each end: whole numbers, so that sums are exact. */
  readonly steps: number[];
  firstUse: number;
}

function flowsOf(
  issues: readonly FlowIssue[],
  inOrder: readonly Instant[],
): ReadonlyMap<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const { stays, history } of issues) {
    for (const { statusId, start, end } of stays) {
      const flow = flows.get(statusId) ?? emptyFlow(inOrder.length);
      flows.set(statusId, flow);
      flow.firstUse = Math.min(flow.firstUse, start);
      // An imported issue has a past from before it came here, in which it does not count.
      const from = firstAfter(inOrder, Math.max(start, history.createdAt));
      const to = firstAfter(inOrder, end);
      if (from >= to) continue;
      flow.steps[from] = (flow.steps[from] ?? 0) + 1;
      if (to < inOrder.length) flow.steps[to] = (flow.steps[to] ?? 0) - 1;
    }
  }
  return flows;
}

const emptyFlow = (length: number): Flow => ({
  steps: new Array<number>(length).fill(0),
  firstUse: Infinity,
});

function upToEach(steps: readonly number[]): readonly number[] {
  let sum = 0;
  return steps.map((step) => (sum += step));
}
