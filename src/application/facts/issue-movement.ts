import type { IssueMovement } from '../../domain/okr/check-in-draft';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import { loadMovement, type MovementQuestion } from './load-movement';

/**
 * How many issues were finished, added, … between two instants, each counted by itself; `null`
 * where that cannot be told, or not to this viewer.
 */
export async function issueMovement(
  ports: Ports,
  caller: Caller,
  question: MovementQuestion,
): Promise<IssueMovement | null> {
  if (question.fromAt >= question.toAt) return null;
  const loaded = await loadMovement(ports, caller, question);
  if (loaded.kind === 'obstacle') return null;
  const { lines } = loaded.movement;
  // The number of hidden issues of one kind is nobody's to know.
  if (lines.some(({ issueId }) => issueId !== null && loaded.isHidden(issueId))) return null;
  const count = (kind: (typeof lines)[number]['kind']) =>
    lines.filter((line) => line.kind === kind).length;
  return {
    done: count('done'),
    reopened: count('reopened'),
    added: count('entered'),
    removed: count('left'),
    reestimated: count('re-estimated'),
  };
}
