import type { Issue } from '../model';
import { numberOf, textOf } from './issue-values';
import { callDateFunction, invalidDate, isDateFunction, readDate } from './jql-date';
import { fitsOperator, knownFunction } from './jql-functions';
import {
  isNegative,
  never,
  ORDERED,
  refuse,
  type Scope,
  type SearchField,
  type Test,
  type Value,
  type ValueClause,
} from './jql-scope';
import { satisfies } from './token-field';
import { parseInstant, wallTimeAt } from './zoned-time';

type ReadNumbers = (issue: Issue) => number | readonly number[] | null;

interface Bounds {
  readonly numbers: readonly number[];
  readonly orEmpty: boolean;
}

function someHeld(held: ReturnType<ReadNumbers>, test: (value: number) => boolean): boolean {
  if (held === null) return false;
  return typeof held === 'number' ? test(held) : held.some(test);
}

function holdsNone(held: ReturnType<ReadNumbers>): boolean {
  return held === null || (typeof held !== 'number' && held.length === 0);
}

/** The six comparisons and membership over numbers; dates are numbers by then. */
function compileNumbers(read: ReadNumbers, clause: ValueClause, bounds: Bounds): Test {
  const { operator } = clause;
  const { numbers, orEmpty } = bounds;
  if (isNegative(operator)) {
    return (issue) => {
      const held = read(issue);
      return !holdsNone(held) && !someHeld(held, (value) => numbers.includes(value));
    };
  }
  if (['=', 'in', 'is'].includes(operator)) {
    return (issue) => {
      const held = read(issue);
      return holdsNone(held) ? orEmpty : someHeld(held, (value) => numbers.includes(value));
    };
  }
  const [bound] = numbers;
  if (bound === undefined) return never;
  return (issue) => someHeld(read(issue), (value) => satisfies(value - bound, operator));
}

function readBounds(
  clause: ValueClause,
  scope: Scope,
  toNumber: (value: Exclude<Value, { kind: 'empty' }>) => number | null,
): Bounds {
  const numbers: number[] = [];
  let orEmpty = false;
  for (const value of clause.values) {
    if (value.kind === 'empty') orEmpty = true;
    else {
      const number = toNumber(value);
      if (number !== null) numbers.push(number);
    }
  }
  if (orEmpty && ['<', '<=', '>', '>='].includes(clause.operator)) {
    refuse(
      scope,
      `The operator '${clause.operator}' does not support searching for EMPTY values on the field '${clause.name}'.`,
    );
  }
  return { numbers, orEmpty };
}

function dateOf(value: Exclude<Value, { kind: 'empty' }>, clause: ValueClause, scope: Scope) {
  if (value.kind === 'literal') {
    const date = readDate(value, scope);
    if (date === null) refuse(scope, invalidDate(value.text, `field '${clause.name}'`));
    return date;
  }
  if (!fitsOperator(value, clause, scope)) return null;
  if (isDateFunction(value.name)) return callDateFunction(value, scope);
  refuse(
    scope,
    `A date for the field '${clause.name}' provided by the function '${value.name}' is not valid.`,
  );
  return null;
}

const NEWEST_FIRST = new Set(['created', 'updated', 'resolutiondate']);

function instants(raw: unknown): number | null {
  const text = textOf(raw);
  return text === null ? null : parseInstant(text);
}

/** An instant: `created`, `updated`, `resolved`, date-time custom fields. */
export function instantField(fieldId: string, read?: ReadNumbers): SearchField {
  const readInstants = read ?? ((issue: Issue) => instants(issue.fields[fieldId]));
  return {
    operators: ORDERED,
    compile: (clause, scope) =>
      compileNumbers(
        readInstants,
        clause,
        readBounds(clause, scope, (value) => dateOf(value, clause, scope)?.from ?? null),
      ),
    sort: {
      key: (issue) => {
        const held = readInstants(issue);
        return typeof held === 'number' ? held : (held?.[0] ?? null);
      },
      defaultDirection: NEWEST_FIRST.has(fieldId) ? 'desc' : 'asc',
    },
  };
}

/** Days as numbers, `2026-01-31` becoming 20260131, so that they compare like dates. */
function dayNumber(text: string | null): number | null {
  const match = text === null ? null : /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  return match === null ? null : Number(match.slice(1, 4).join(''));
}

function dayNumberAt(instant: number, timeZone: string): number {
  const { year, month, day } = wallTimeAt(instant, timeZone);
  return year * 10_000 + month * 100 + day;
}

/** A calendar day without a time: `due`, date custom fields. An instant means its day for the viewer. */
export function dayField(fieldId: string): SearchField {
  const read = (issue: Issue) => dayNumber(textOf(issue.fields[fieldId]));
  return {
    operators: ORDERED,
    compile: (clause, scope) => {
      const bounds = readBounds(clause, scope, (value) => {
        const date = dateOf(value, clause, scope);
        return date === null ? null : dayNumberAt(date.from, scope.viewer.timeZone);
      });
      return compileNumbers(read, clause, bounds);
    },
    sort: { key: read, defaultDirection: 'asc' },
  };
}

export function numberField(
  read: (issue: Issue) => number | null,
  parse: (text: string) => number | null = parseNumber,
): SearchField {
  return {
    operators: ORDERED,
    compile: (clause, scope) => {
      const bounds = readBounds(clause, scope, (value) => {
        if (value.kind === 'call') {
          if (knownFunction(value, scope) !== null) {
            refuse(
              scope,
              `A value provided by the function '${value.name}' is invalid for the field '${clause.name}'.`,
            );
          }
          return null;
        }
        const number = parse(value.text);
        if (number === null) {
          refuse(scope, `The value '${value.text}' is not valid for the field '${clause.name}'.`);
        }
        return number;
      });
      return compileNumbers(read, clause, bounds);
    },
    sort: { key: read, defaultDirection: 'asc' },
  };
}

function parseNumber(text: string): number | null {
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : null;
}

/** Jira's working time: a day is 8 hours, a week 5 days; a bare number counts minutes. */
const WORK_SECONDS: Readonly<Record<string, number>> = {
  m: 60,
  h: 3600,
  d: 8 * 3600,
  w: 5 * 8 * 3600,
};

function parseWorkDuration(text: string): number | null {
  const trimmed = text.trim().toLowerCase();
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed) * 60;
  if (!/^(\d+(\.\d+)?[mhdw]\s*)+$/.test(trimmed)) return null;
  return [...trimmed.matchAll(/(\d+(?:\.\d+)?)([mhdw])/g)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (WORK_SECONDS[unit] ?? 0),
    0,
  );
}

/** Seconds of work: time spent and the estimates, compared with `2h` or `1d 4h`. */
export function workDurationField(fieldId: string): SearchField {
  return numberField((issue) => numberOf(issue.fields[fieldId]), parseWorkDuration);
}
