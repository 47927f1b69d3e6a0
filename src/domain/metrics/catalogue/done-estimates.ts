import { estimateAt } from '../timeline/estimate';
import type { FlowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';

/** Of issues by their place. */
interface Known {
  readonly estimateFieldId: string | null;
  readonly isEstimated: Uint8Array;
  readonly estimates: Float64Array;
}

const known = new WeakMap<readonly FlowIssue[], Known>();

/**
 * What a finished issue was estimated at when it was done; `null` for one that was not, or is not
 * done. Several metrics ask the same; all are found out in the order the issues lie in memory.
 */
export function doneEstimates(input: FlowInput): (issue: FlowIssue) => number | null {
  const { isEstimated, estimates } = knownOf(input);
  return ({ place }) => (isEstimated[place] === 1 ? (estimates[place] ?? null) : null);
}

function knownOf(input: FlowInput): Known {
  const { issues } = population(input);
  const { estimateFieldId, histories } = input;
  const before = known.get(issues);
  if (before?.estimateFieldId === estimateFieldId) return before;
  const isEstimated = new Uint8Array(histories.length);
  const estimates = new Float64Array(histories.length);
  for (const { place, doneAt, history } of issues) {
    const estimate = doneAt === null ? null : estimateAt(history, doneAt, input);
    if (estimate === null) continue;
    isEstimated[place] = 1;
    estimates[place] = estimate;
  }
  const made = { estimateFieldId, isEstimated, estimates };
  known.set(issues, made);
  return made;
}
