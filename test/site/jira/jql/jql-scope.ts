import type { Issue, SiteView } from '../model';

/** Who asks. JQL dates and functions follow this person's clock. */
export interface Viewer {
  readonly accountId: string | null;
  readonly timeZone: string;
}

/** Real JQL that this stand-in does not model. The REST layer answers 501, never a wrong result. */
export class UnmodelledJql extends Error {
  constructor(what: string) {
    super(`The local site does not model ${what}.`);
    this.name = 'UnmodelledJql';
  }
}

/** `missing` is a value that does not exist: /jql/parse reports it as a warning, search refuses it. */
interface JqlProblem {
  readonly kind: 'error' | 'missing';
  readonly message: string;
}

/** Everything a query is compiled against; problems are collected, not thrown, as Jira lists all. */
export interface Scope {
  readonly view: SiteView;
  readonly viewer: Viewer;
  readonly problems: JqlProblem[];
}

export type Test = (issue: Issue) => boolean;

export const never: Test = () => false;

export function createScope(view: SiteView, viewer: Viewer): Scope {
  return { view, viewer, problems: [] };
}

export function refuse(scope: Scope, message: string): void {
  scope.problems.push({ kind: 'error', message });
}

export function refuseMissing(scope: Scope, message: string): void {
  scope.problems.push({ kind: 'missing', message });
}

/** A written value. An unquoted number is an id before it is a name; a quoted one the reverse. */
export interface Literal {
  readonly kind: 'literal';
  readonly text: string;
  readonly quoted: boolean;
}

export interface FunctionCall {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly string[];
}

export type Value = Literal | FunctionCall | { readonly kind: 'empty' };

export type ValueOperator =
  '=' | '!=' | '>' | '>=' | '<' | '<=' | '~' | '!~' | 'in' | 'not in' | 'is' | 'is not';

export interface ValueClause {
  /** The field as the user wrote it; error sentences repeat it. */
  readonly name: string;
  readonly operator: ValueOperator;
  readonly values: readonly Value[];
  /** Written in parentheses; `in` also takes a bare list function. */
  readonly isList: boolean;
}

export type SortKey = number | string | null;

/** One searchable field: what it accepts, how a clause on it is decided, how it sorts. */
export interface SearchField {
  readonly operators: readonly ValueOperator[];
  readonly compile: (clause: ValueClause, scope: Scope) => Test;
  readonly sort?: {
    readonly key: (issue: Issue, scope: Scope) => SortKey;
    readonly defaultDirection: 'asc' | 'desc';
  };
  /** Issues a clause can match at most, where an index knows them. */
  readonly candidates?: (clause: ValueClause, scope: Scope) => readonly Issue[] | null;
}

export const EQUALITY: readonly ValueOperator[] = ['=', '!=', 'in', 'not in', 'is', 'is not'];
export const ORDERED: readonly ValueOperator[] = [...EQUALITY, '>', '>=', '<', '<='];
export const TEXTUAL: readonly ValueOperator[] = ['~', '!~', 'is', 'is not'];

/** `!=`, `not in` and `!~` never match an issue without a value. */
export function isNegative(operator: ValueOperator): boolean {
  return ['!=', 'not in', '!~', 'is not'].includes(operator);
}
