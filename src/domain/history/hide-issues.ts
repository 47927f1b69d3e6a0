import type { IssueId } from '../shared/ids';
import type { Movement, MovementLine } from './explain-movement';
import { type Rational, sumOf } from './rational';

/** What some issues did, as one line: their sum, without their number of lines or their kinds. */
export function hideIssues(movement: Movement, isHidden: (issueId: IssueId) => boolean): Movement {
  const hides = ({ issueId }: MovementLine) => issueId !== null && isHidden(issueId);
  const hidden = movement.lines.filter(hides);
  if (hidden.length === 0) return movement;
  const effects = hidden.map(({ effect }) => effect);
  const isKnown = (effect: Rational | null): effect is Rational => effect !== null;
  const effect = effects.every(isKnown) ? sumOf(effects.filter(isKnown)) : null;
  const together: MovementLine = { kind: 'hidden', issueId: null, effect };
  return { ...movement, lines: [...movement.lines.filter((line) => !hides(line)), together] };
}
