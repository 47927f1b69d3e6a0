import type { Movement, MovementLine } from './explain-movement';
import { type Rational, sumOf, toUnits } from './rational';
import { shareOut } from './share-out';

export interface ShownLine extends Pick<MovementLine, 'kind' | 'issueId'> {
  /** `null` when there was no value at one of the ends. */
  readonly amount: number | null;
}

/** Lines of one kind, with their sum; largest effects first. */
export interface ShownGroup {
  readonly kind: MovementLine['kind'];
  readonly amount: number | null;
  readonly lines: readonly ShownLine[];
}

/** A movement rounded for the screen, so that what is shown adds up. */
export interface ShownMovement {
  readonly decimals: number;
  readonly before: number | null;
  readonly after: number | null;
  /** What is shown after, minus what is shown before. */
  readonly change: number | null;
  readonly groups: readonly ShownGroup[];
}

const ORDER: readonly MovementLine['kind'][] = [
  'done',
  'reopened',
  'entered',
  'left',
  're-estimated',
  'recounted',
  'hidden',
  'definition',
];

/** From here on a single issue moves a percentage by less than a tenth of a point. */
const LARGE = 500;

/**
 * Rounds to the digits people read. The change is that of the shown values; it is shared out to
 * the kinds, and each kind's share to its lines, so that lines add up to their kind and kinds to
 * the change, to the last digit shown.
 */
export function shownMovement(movement: Movement): ShownMovement {
  const decimals = decimalsOf(movement);
  const { valueBefore, valueAfter } = movement;
  const start = valueBefore === null ? null : toUnits(valueBefore, decimals);
  const end = valueAfter === null ? null : toUnits(valueAfter, decimals);
  const change = start === null || end === null ? null : end - start;
  const number = (units: bigint | null | undefined): number | null =>
    units === null || units === undefined ? null : Number(units) / 10 ** decimals;
  return {
    decimals,
    before: number(start),
    after: number(end),
    change: number(change),
    groups: groupsOf(movement.lines, change, { decimals, number }),
  };
}

function decimalsOf({ to, from }: Movement): number {
  switch (to.unit) {
    case 'issue':
      return 0;
    case 'percent':
      return Math.max(to.n, from.n) < LARGE ? 1 : 2;
    case 'hour':
    case 'point':
      return 1;
    case 'number':
      return 2;
  }
}

interface Shown {
  readonly decimals: number;
  readonly number: (units: bigint | null | undefined) => number | null;
}

function groupsOf(
  lines: readonly MovementLine[],
  change: bigint | null,
  { decimals, number }: Shown,
): readonly ShownGroup[] {
  const kinds = ORDER.map((kind) => ({
    kind,
    lines: lines.filter((line) => line.kind === kind).sort(byEffect),
  })).filter((group) => group.lines.length > 0);
  const effects = kinds.map((group) => group.lines.map(({ effect }) => effect).filter(isKnown));
  const isExplained = change !== null && lines.every(({ effect }) => effect !== null);
  const shares = isExplained ? shareOut(effects.map(sumOf), change, decimals) : [];
  return kinds.map((group, at) => {
    const share = shares[at];
    const units = share === undefined ? [] : shareOut(effects[at] ?? [], share, decimals);
    return {
      kind: group.kind,
      amount: number(share),
      lines: group.lines.map(({ kind, issueId }, line) => ({
        ...{ kind, issueId },
        amount: number(units[line]),
      })),
    };
  });
}

const isKnown = (effect: Rational | null): effect is Rational => effect !== null;

/** Those that moved most first; equal ones in the order they came. */
function byEffect(a: MovementLine, b: MovementLine): number {
  if (a.effect === null || b.effect === null) return 0;
  const size = ({ numerator }: Rational) => (numerator < 0n ? -numerator : numerator);
  const difference = size(b.effect) * a.effect.denominator - size(a.effect) * b.effect.denominator;
  return difference === 0n ? 0 : difference > 0n ? 1 : -1;
}
