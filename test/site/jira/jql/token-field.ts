import type { Issue } from '../model';
import { fitsOperator } from './jql-functions';
import {
  EQUALITY,
  type FunctionCall,
  isNegative,
  type Literal,
  never,
  ORDERED,
  refuse,
  refuseMissing,
  type Scope,
  type SearchField,
  type Test,
  type ValueClause,
} from './jql-scope';

/** The identities an issue holds in a field: one id, several, or none. */
export type Tokens = string | readonly string[] | null;

export type TokenFunction = (call: FunctionCall, scope: Scope) => readonly string[];

/** A field whose values are identities: status, person, version, sprint, issue … */
export interface TokenFieldSpec {
  readonly tokensOf: (issue: Issue, scope: Scope) => Tokens;
  /** Tokens a written value may mean; an empty list means it exists nowhere. */
  readonly resolve: (literal: Literal, scope: Scope) => readonly string[];
  readonly missing?: (literal: Literal, name: string) => string;
  /** By lower-case function name. */
  readonly functions?: Readonly<Record<string, TokenFunction>>;
  /** Makes `<` and `>` work: a higher rank is greater. Tokens without a rank never compare. */
  readonly rankOf?: (token: string, scope: Scope) => readonly number[] | null;
  /** `resolution = Unresolved` is another spelling of EMPTY. */
  readonly emptyWord?: string;
  /** Every issue has one, and Jira refuses to look for EMPTY. */
  readonly refusesEmpty?: boolean;
  readonly sort?: NonNullable<SearchField['sort']>;
  readonly issuesHolding?: (tokens: ReadonlySet<string>, scope: Scope) => readonly Issue[];
}

interface Wanted {
  readonly tokens: ReadonlySet<string>;
  readonly orEmpty: boolean;
}

/** An unquoted number is looked up as an id first, anything else as a name first. */
export function idsNamed<T>(
  literal: Literal,
  items: readonly T[],
  read: { readonly id: (item: T) => string; readonly names: (item: T) => readonly string[] },
): readonly string[] {
  const lower = literal.text.toLowerCase();
  const named = items.filter((item) => read.names(item).some((n) => n.toLowerCase() === lower));
  const numbered = items.filter((item) => read.id(item) === literal.text);
  const isNumber = !literal.quoted && /^\d+$/.test(literal.text);
  const [first, second] = isNumber ? [numbered, named] : [named, numbered];
  return (first.length > 0 ? first : second).map(read.id);
}

export const namedEntity = {
  id: (item: { readonly id: string }) => item.id,
  names: (item: { readonly name: string }) => [item.name],
};

function holdsAny(tokens: Tokens, wanted: ReadonlySet<string>): boolean {
  if (tokens === null) return false;
  if (typeof tokens === 'string') return wanted.has(tokens);
  return tokens.some((token) => wanted.has(token));
}

function holdsNone(tokens: Tokens): boolean {
  return tokens === null || tokens.length === 0;
}

export function missingValue(literal: Literal, name: string): string {
  return !literal.quoted && /^\d+$/.test(literal.text)
    ? `A value with ID '${literal.text}' does not exist for the field '${name}'.`
    : `The value '${literal.text}' does not exist for the field '${name}'.`;
}

function resolveCall(
  spec: TokenFieldSpec,
  use: { readonly call: FunctionCall; readonly clause: Pick<ValueClause, 'name'> },
  scope: Scope,
): readonly string[] {
  const name = use.call.name.toLowerCase();
  const run = Object.hasOwn(spec.functions ?? {}, name) ? spec.functions?.[name] : undefined;
  if (run !== undefined) return run(use.call, scope);
  refuse(
    scope,
    `A value provided by the function '${use.call.name}' is invalid for the field '${use.clause.name}'.`,
  );
  return [];
}

/** Reads the operand of a clause; problems land in the scope. */
export function readWanted(
  spec: TokenFieldSpec,
  clause: Omit<ValueClause, 'operator'> & { readonly operator: string },
  scope: Scope,
): Wanted {
  const tokens = new Set<string>();
  let orEmpty = false;
  for (const value of clause.values) {
    if (value.kind === 'call') {
      if (!fitsOperator(value, clause, scope)) continue;
      for (const token of resolveCall(spec, { call: value, clause }, scope)) tokens.add(token);
    } else if (value.kind === 'empty' || value.text.toLowerCase() === spec.emptyWord) {
      orEmpty = true;
    } else {
      const found = spec.resolve(value, scope);
      if (found.length === 0) {
        refuseMissing(scope, (spec.missing ?? missingValue)(value, clause.name));
      }
      for (const token of found) tokens.add(token);
    }
  }
  if (orEmpty && spec.refusesEmpty === true) {
    refuse(scope, `The field '${clause.name}' does not support searching for EMPTY values.`);
  }
  return { tokens, orEmpty };
}

function compileMembership(spec: TokenFieldSpec, clause: ValueClause, scope: Scope): Test {
  const { tokens, orEmpty } = readWanted(spec, clause, scope);
  if (isNegative(clause.operator)) {
    return (issue) => {
      const held = spec.tokensOf(issue, scope);
      return !holdsNone(held) && !holdsAny(held, tokens);
    };
  }
  return (issue) => {
    const held = spec.tokensOf(issue, scope);
    return holdsNone(held) ? orEmpty : holdsAny(held, tokens);
  };
}

/** Ranks are lists so that a version or key can be ordered inside its project only. */
function compareRanks(left: readonly number[], right: readonly number[]): number | null {
  const last = left.length - 1;
  for (let i = 0; i < last; i += 1) if (left[i] !== right[i]) return null;
  return (left[last] ?? 0) - (right[last] ?? 0);
}

export function satisfies(comparison: number, operator: string): boolean {
  if (operator === '<') return comparison < 0;
  if (operator === '<=') return comparison <= 0;
  if (operator === '>') return comparison > 0;
  return operator === '>=' && comparison >= 0;
}

function compileComparison(spec: TokenFieldSpec, clause: ValueClause, scope: Scope): Test {
  const { rankOf } = spec;
  const { tokens, orEmpty } = readWanted(spec, clause, scope);
  if (rankOf === undefined) return never;
  if (orEmpty && spec.refusesEmpty !== true) {
    refuse(
      scope,
      `The operator '${clause.operator}' does not support searching for EMPTY values on the field '${clause.name}'.`,
    );
  }
  const bounds = [...tokens].flatMap((token) => {
    const rank = rankOf(token, scope);
    return rank === null ? [] : [rank];
  });
  return (issue) => {
    const held = spec.tokensOf(issue, scope);
    if (held === null) return false;
    return (typeof held === 'string' ? [held] : held).some((token) => {
      const rank = rankOf(token, scope);
      if (rank === null) return false;
      return bounds.some((bound) => {
        const comparison = compareRanks(rank, bound);
        return comparison !== null && satisfies(comparison, clause.operator);
      });
    });
  };
}

export interface TokenField extends SearchField {
  /** WAS and CHANGED need to know what a written value means. */
  readonly spec: TokenFieldSpec;
}

export function tokenField(spec: TokenFieldSpec): TokenField {
  const { issuesHolding } = spec;
  return {
    spec,
    operators: spec.rankOf === undefined ? EQUALITY : ORDERED,
    compile: (clause, scope) =>
      EQUALITY.includes(clause.operator)
        ? compileMembership(spec, clause, scope)
        : compileComparison(spec, clause, scope),
    ...(spec.sort === undefined ? {} : { sort: spec.sort }),
    ...(issuesHolding === undefined
      ? {}
      : {
          candidates: (clause, scope) => {
            if (clause.operator !== '=' && clause.operator !== 'in') return null;
            const { tokens, orEmpty } = readWanted(spec, clause, { ...scope, problems: [] });
            return orEmpty ? null : issuesHolding(tokens, scope);
          },
        }),
  };
}
