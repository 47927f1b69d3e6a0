import { changesOf, type Held, type HistoryField, tenuresOf } from './history-values';
import { callDateFunction, invalidDate, isDateFunction, type JqlDate, readDate } from './jql-date';
import { knownFunction } from './jql-functions';
import {
  type Literal,
  refuse,
  refuseMissing,
  type Scope,
  type Test,
  type Value,
} from './jql-scope';
import { accountsNamed } from './people-fields';
import { missingValue, readWanted, type TokenFieldSpec } from './token-field';

export type PredicateName = 'from' | 'to' | 'by' | 'after' | 'before' | 'on' | 'during';

export interface HistoryPredicate {
  readonly name: PredicateName;
  readonly values: readonly Value[];
}

export interface HistoryClause {
  readonly name: string;
  readonly operator: 'was' | 'was not' | 'was in' | 'was not in' | 'changed';
  readonly values: readonly Value[];
  readonly isList: boolean;
  readonly predicates: readonly HistoryPredicate[];
}

type HeldTest = (held: Held) => boolean;

/** A name in history may be one that no value carries any more. */
function wasEverNamed(text: string, field: HistoryField, scope: Scope): boolean {
  const lower = text.toLowerCase();
  for (const issue of scope.view.issues()) {
    for (const change of changesOf(issue, field)) {
      const names = [change.from.id, change.from.name, change.to.id, change.to.name];
      if (names.some((name) => name?.toLowerCase() === lower)) return true;
    }
  }
  return false;
}

interface Place {
  readonly clause: HistoryClause;
  readonly field: HistoryField;
  readonly spec: TokenFieldSpec;
}

/** What counts as one of these values: the ids they mean now, or the name they had then. */
function heldTest(values: readonly Value[], place: Place, scope: Scope): HeldTest {
  const { clause, field, spec } = place;
  const known = { ...spec, resolve: (literal: Literal) => resolvePast(literal) };
  const names = new Set<string>();
  function resolvePast(literal: Literal): readonly string[] {
    names.add(literal.text.toLowerCase());
    const ids = spec.resolve(literal, scope);
    if (ids.length > 0) return ids;
    return wasEverNamed(literal.text, field, scope) ? [literal.text] : [];
  }
  // A lone `was X` takes single values, everything else lists as well.
  const operator = clause.operator === 'was' || clause.operator === 'was not' ? '=' : 'in';
  const isList = clause.isList || operator === 'in' || values.length > 1;
  const wanted = readWanted(known, { name: clause.name, operator, values, isList }, scope);
  return ({ id, name }) => {
    if (id === null && name === null) return wanted.orEmpty;
    if (id !== null && wanted.tokens.has(id)) return true;
    return name !== null && names.has(name.toLowerCase());
  };
}

function predicateDate(value: Value, predicate: HistoryPredicate, scope: Scope): JqlDate | null {
  if (value.kind === 'literal') {
    const date = readDate(value, scope);
    if (date === null) refuse(scope, invalidDate(value.text, `predicate '${predicate.name}'`));
    return date;
  }
  if (value.kind === 'call') {
    if (isDateFunction(value.name)) return callDateFunction(value, scope);
    if (knownFunction(value, scope) === null) return null;
    refuse(
      scope,
      `A date for the predicate '${predicate.name}' provided by the function '${value.name}' is not valid.`,
    );
    return null;
  }
  refuse(scope, invalidDate('EMPTY', `predicate '${predicate.name}'`));
  return null;
}

interface Span {
  readonly from: number;
  /** Exclusive. */
  readonly until: number;
}

/** The times a predicate allows; ON takes several dates, any of which will do. */
function predicateSpans(predicate: HistoryPredicate, scope: Scope): readonly Span[] {
  const { name, values } = predicate;
  const wanted = name === 'during' ? 2 : 1;
  if (name !== 'on' && values.length !== wanted) {
    const amount = wanted === 2 ? 'exactly 2 date values' : 'only 1 date value';
    refuse(scope, `The ${name.toUpperCase()} predicate must be supplied with ${amount}.`);
    return [];
  }
  const spans = values.flatMap((value): readonly Span[] => {
    const date = predicateDate(value, predicate, scope);
    return date === null ? [] : [{ from: date.from, until: Math.max(date.until, date.from + 1) }];
  });
  const [first, second] = spans;
  if (first === undefined || name === 'on') return spans;
  // A day without a time counts whole: AFTER it means once it is over.
  if (name === 'after') return [{ from: first.until, until: Infinity }];
  if (name === 'before') return [{ from: -Infinity, until: first.from }];
  return second === undefined ? [] : [{ from: first.from, until: second.until }];
}

function accounts(predicate: HistoryPredicate, scope: Scope): ReadonlySet<string> {
  const found = predicate.values.flatMap((value): readonly string[] => {
    if (value.kind === 'literal') {
      const ids = accountsNamed(value, scope);
      if (ids.length === 0) refuseMissing(scope, missingValue(value, predicate.name));
      return ids;
    }
    if (value.kind === 'empty' || knownFunction(value, scope) === null) return [];
    if (value.name.toLowerCase() === 'currentuser') return [scope.viewer.accountId ?? ''];
    refuse(
      scope,
      `A value provided by the function '${value.name}' is invalid for the field '${predicate.name}'.`,
    );
    return [];
  });
  return new Set(found);
}

interface Conditions {
  /** Of each predicate, the spans it allows. */
  readonly spans: readonly (readonly Span[])[];
  readonly by: readonly ReadonlySet<string>[];
  readonly from: readonly HeldTest[];
  readonly to: readonly HeldTest[];
}

function readConditions(place: Place, scope: Scope): Conditions {
  const named = (name: PredicateName) =>
    place.clause.predicates.filter((predicate) => predicate.name === name);
  const timed = place.clause.predicates.filter(({ name }) =>
    ['after', 'before', 'on', 'during'].includes(name),
  );
  return {
    spans: timed.map((predicate) => predicateSpans(predicate, scope)),
    by: named('by').map((predicate) => accounts(predicate, scope)),
    from: named('from').map(({ values }) => heldTest(values, place, scope)),
    to: named('to').map(({ values }) => heldTest(values, place, scope)),
  };
}

function changedTest({ field }: Place, conditions: Conditions): Test {
  const { spans, by, from, to } = conditions;
  return (issue) =>
    changesOf(issue, field).some(
      (change) =>
        spans.every((some) =>
          some.some(({ from: a, until: b }) => change.at >= a && change.at < b),
        ) &&
        by.every((people) => change.by !== null && people.has(change.by)) &&
        from.every((test) => test(change.from)) &&
        to.every((test) => test(change.to)),
    );
}

function wasTest(place: Place, conditions: Conditions, scope: Scope): Test {
  const { field, clause } = place;
  const isWanted = heldTest(clause.values, place, scope);
  return (issue) =>
    tenuresOf(issue, field).some(
      (spell) =>
        isWanted(spell) &&
        conditions.spans.every((some) =>
          some.some((span) => spell.from < span.until && spell.until > span.from),
        ) &&
        conditions.by.every((people) => spell.by !== null && people.has(spell.by)),
    );
}

/**
 * WAS asks whether a value was ever held, in a period and set by somebody if so said; CHANGED
 * asks for one change that meets every predicate.
 */
export function compileHistory(place: Place, scope: Scope): Test {
  const conditions = readConditions(place, scope);
  if (place.clause.operator === 'changed') return changedTest(place, conditions);
  const test = wasTest(place, conditions, scope);
  return place.clause.operator.startsWith('was not') ? (issue) => !test(issue) : test;
}
