import { estimateAt } from '../timeline/estimate';
import type { FlowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';

const UNASKED = 0;
const NONE = 1;
const ESTIMATED = 2;

/** Of issues by their place. */
interface Known {
  readonly estimateFieldId: string | null;
  readonly answers: Uint8Array;
  readonly estimates: Float64Array;
}

const known = new WeakMap<readonly FlowIssue[], Known>();

/**
 * What a finished issue was estimated at when it was done; `null` for one that was not, or is not
 * done. Several metrics ask the same, and each issue's changes lie somewhere else in memory.
 */
export function doneEstimates(input: FlowInput): (issue: FlowIssue) => number | null {
  const { answers, estimates } = knownOf(input);
  return ({ place, doneAt, history }) => {
    if (answers[place] === UNASKED) {
      const estimate = doneAt === null ? null : estimateAt(history, doneAt, input);
      answers[place] = estimate === null ? NONE : ESTIMATED;
      estimates[place] = estimate ?? 0;
    }
    return answers[place] === ESTIMATED ? (estimates[place] ?? null) : null;
  };
}

function knownOf(input: FlowInput): Known {
  const { issues } = population(input);
  const { estimateFieldId, histories } = input;
  const before = known.get(issues);
  if (before?.estimateFieldId === estimateFieldId) return before;
  const answers = new Uint8Array(histories.length);
  const made = { estimateFieldId, answers, estimates: new Float64Array(histories.length) };
  known.set(issues, made);
  return made;
}
