import { measurePopulation } from '../metrics/measure-population';
import type { Measurement } from '../metrics/measurement';
import type { JiraMeasureSource } from '../metrics/metric';
import type { WorkItem } from '../metrics/work-item';
import type { IssueId } from '../shared/ids';
import {
  type Ends,
  issueMoves,
  type Move,
  type MoveKind,
  sharesOf,
  type Shares,
} from './issue-moves';
import { type Rational, ratio, rationalOf, subtract, sumOf } from './rational';

/** A time during which one definition held, with the issues it found at either end. */
export interface Stretch {
  readonly source: JiraMeasureSource;
  readonly before: readonly WorkItem[];
  readonly after: readonly WorkItem[];
}

/**
 * What moved the value. `definition`: the query or the measure was edited, so that the value
 * became another one although no issue changed. `hidden`: issues the viewer may not see, together.
 */
export interface MovementLine {
  readonly kind: MoveKind | 'definition' | 'hidden';
  readonly issueId: IssueId | null;
  /** Signed, in the unit of the value. `null` when there was no value at one of the ends. */
  readonly effect: Rational | null;
}

export interface Movement {
  readonly from: Measurement;
  readonly to: Measurement;
  /** The exact values; `null` where there is none. */
  readonly valueBefore: Rational | null;
  readonly valueAfter: Rational | null;
  readonly lines: readonly MovementLine[];
}

/**
 * Why a value moved between two instants: one line per issue and thing that happened to it, whose
 * effects add up exactly to the change.
 *
 * A sum moves by what each issue adds or takes. A percentage or mean is a fraction N/D, and what
 * one issue does to it depends on the others; the fair share is the Shapley value of the two
 * factors: with N and D before (0) and after (1),
 * `effect = ΔN·(1/D₀ + 1/D₁)/2 − ΔD·(N₀ + N₁)/(2·D₀·D₁)`.
 * It is linear in what an issue adds to N and D, so it does not depend on any order, two issues
 * that did the same get the same, one that did nothing gets nothing, and all add up to the change.
 * Source: metrics-spec D.1 (Shapley; .2 → .3 = +.1575 −.0575); decision 0010.
 *
 * @param stretches in the order of time; where one ends and the next begins the definition changed.
 */
export function explainMovement(stretches: readonly [Stretch, ...Stretch[]]): Movement {
  const explained = stretches.map(explainStretch);
  const lines = explained.flatMap((stretch, at) => {
    const next = explained[at + 1];
    return next === undefined ? stretch.lines : [...stretch.lines, definitionLine(stretch, next)];
  });
  const first = stretches[0];
  const last = stretches.at(-1) ?? first;
  const valueBefore = explained[0]?.valueBefore ?? null;
  const valueAfter = explained.at(-1)?.valueAfter ?? null;
  // Without a value in between, the parts on either side do not meet.
  const isWhole = explained.every((one) => one.valueBefore !== null && one.valueAfter !== null);
  return {
    from: measurePopulation(first.source, first.before),
    to: measurePopulation(last.source, last.after),
    valueBefore,
    valueAfter,
    lines: isWhole ? lines : lines.map((line) => ({ ...line, effect: null })),
  };
}

type Explained = Pick<Movement, 'valueBefore' | 'valueAfter' | 'lines'>;

function definitionLine(before: Explained, after: Explained): MovementLine {
  const isKnown = before.valueAfter !== null && after.valueBefore !== null;
  return {
    kind: 'definition',
    issueId: null,
    effect: isKnown ? subtract(after.valueBefore, before.valueAfter) : null,
  };
}

function explainStretch({ source, before, after }: Stretch): Explained {
  const start: Ends = { items: before, shares: sharesOf(source, before) };
  const end: Ends = { items: after, shares: sharesOf(source, after) };
  const moves = issueMoves(start, end);
  const valueBefore = valueOf(source, start);
  const valueAfter = valueOf(source, end);
  const effectOf = valueBefore === null || valueAfter === null ? null : effects(source, start, end);
  return {
    valueBefore,
    valueAfter,
    lines: moves.map((move) => ({
      kind: move.kind,
      issueId: move.issueId,
      effect: effectOf === null ? null : effectOf(move),
    })),
  };
}

/** Above and below the line; a sum stands over 1. */
interface Fraction {
  readonly above: Rational;
  readonly below: Rational;
}

const exactSum = (numbers: readonly number[]): Rational =>
  sumOf(numbers.filter((number) => number !== 0).map(rationalOf));

function fractionOf(shares: Shares): Fraction {
  const all = [...shares.values()];
  return {
    above: exactSum(all.map(({ amount, weight }) => amount * weight)),
    below: exactSum(all.map(({ below, amount, weight }) => (below === 'amount' ? amount : weight))),
  };
}

const isSum = ({ measure, mode }: JiraMeasureSource): boolean =>
  mode === 'kpi' && measure.kind !== 'progress';

/** 100 for a percentage of amounts; a mean of percentages is one already. */
const scaleOf = ({ mode }: JiraMeasureSource): bigint => (mode === 'percent' ? 100n : 1n);

/** Exactly what `measurePopulation` measures, and nothing where that finds no value. */
function valueOf(source: JiraMeasureSource, { items, shares }: Ends): Rational | null {
  if (measurePopulation(source, items).value === null) return null;
  const { above, below } = fractionOf(shares);
  if (isSum(source)) return above;
  if (below.numerator === 0n) return null;
  return ratio(
    scaleOf(source) * above.numerator * below.denominator,
    above.denominator * below.numerator,
  );
}

/** `X/4D₀D₁` for every issue, with one denominator for all, so that adding them up stays cheap. */
function effects(source: JiraMeasureSource, start: Ends, end: Ends): (move: Move) => Rational {
  if (isSum(source)) {
    return ({ twiceNumerator }) => {
      const { numerator, denominator } = exactSum(twiceNumerator);
      return { numerator, denominator: 2n * denominator };
    };
  }
  const before = fractionOf(start.shares);
  const after = fractionOf(end.shares);
  const grain = grainOf([...start.shares.values(), ...end.shares.values()]);
  const whole = ({ numerator, denominator }: Rational): bigint => numerator * (grain / denominator);
  const d0 = whole(before.below);
  const d1 = whole(after.below);
  const n = whole(before.above) + whole(after.above);
  return ({ twiceNumerator, twiceDenominator }) => {
    const above = grainsOf(twiceNumerator, grain);
    const under = grainsOf(twiceDenominator, grain);
    const x = scaleOf(source) * (above * (d0 + d1) - under * n);
    return ratio(x, 4n * d0 * d1);
  };
}

/** All denominators are powers of two, so the largest holds every amount as a whole number. */
function grainOf(shares: readonly { readonly amount: number }[]): bigint {
  return shares
    .map(({ amount }) => rationalOf(amount).denominator)
    .reduce((a, b) => (a > b ? a : b), 1n);
}

function grainsOf(numbers: readonly number[], grain: bigint): bigint {
  const { numerator, denominator } = exactSum(numbers);
  return (numerator * grain) / denominator;
}
