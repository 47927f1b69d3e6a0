/** A query's condition, reduced to what can be asked of the past. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Condition[] }
  | { readonly kind: 'not'; readonly part: Condition }
  | Comparison
  /** A clause whose answer for another day nobody can tell. */
  | { readonly kind: 'unknown' };

export interface Comparison {
  readonly kind: 'comparison';
  /** Lower case, as people write it: `fixversion`, `epic link`. */
  readonly field: string;
  readonly operator: ComparisonOperator;
  readonly values: readonly ComparisonValue[];
}

export type ComparisonOperator =
  '=' | '!=' | 'in' | 'not in' | 'is' | 'is not' | '<' | '<=' | '>' | '>=';

export type ComparisonValue =
  { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'empty' };

export type Answer = 'yes' | 'no' | 'unknown';

const OPPOSITE: Readonly<Record<Answer, Answer>> = { yes: 'no', no: 'yes', unknown: 'unknown' };

/** Kleene's logic: an unknown part decides nothing that the other parts have not decided. */
export function evaluate(
  condition: Condition,
  compare: (comparison: Comparison) => Answer,
): Answer {
  switch (condition.kind) {
    case 'unknown':
      return 'unknown';
    case 'comparison':
      return compare(condition);
    case 'not':
      return OPPOSITE[evaluate(condition.part, compare)];
    case 'all':
      return firstOf(condition.parts, compare, 'no');
    case 'any':
      return firstOf(condition.parts, compare, 'yes');
  }
}

/** `deciding` wins if any part says so; else unknown if any part is; else the opposite. */
function firstOf(
  parts: readonly Condition[],
  compare: (comparison: Comparison) => Answer,
  deciding: 'yes' | 'no',
): Answer {
  const answers = parts.map((part) => evaluate(part, compare));
  if (answers.includes(deciding)) return deciding;
  return answers.includes('unknown') ? 'unknown' : OPPOSITE[deciding];
}

/** Every comparison in it. */
export function comparisonsIn(condition: Condition): readonly Comparison[] {
  switch (condition.kind) {
    case 'unknown':
      return [];
    case 'comparison':
      return [condition];
    case 'not':
      return comparisonsIn(condition.part);
    case 'all':
    case 'any':
      return condition.parts.flatMap(comparisonsIn);
  }
}
