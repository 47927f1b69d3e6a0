import { type Clause, JastBuilder, type Operand, type TerminalClause } from '@atlaskit/jql-ast';

const SUB_TASKS = 'issuetype in subTaskIssueTypes()';
const NO_SUB_TASKS = 'issuetype not in subTaskIssueTypes()';
const EPIC_LINK = 'epic link';

/**
 * The query with `parent` in place of `"Epic Link"`, everything else as it was typed. Sub-tasks
 * have a parent but never had an epic link: conditions that hold without a link keep them in, and
 * conditions that need another link keep them out. `null` where it cannot be done: a query that
 * cannot be read, does not name the field, or asks for its history.
 *
 * Two things differ on purpose: sub-tasks filed directly under an epic are children of it, and an
 * epic below an initiative has a parent.
 */
export function rewriteEpicLink(jql: string): string | null {
  const { query, errors } = new JastBuilder().build(jql);
  if (query === undefined || errors.length > 0) return null;
  const links = query.where === undefined ? [] : epicLinksIn(query.where, false);
  const sorts = (query.orderBy?.fields ?? []).filter(({ field }) => isEpicLink(field.value));
  const edits = [
    ...links.map((link) => replacement(jql, link)),
    ...sorts.map(({ field }) => ({ ...spanOf(field), text: 'parent' })),
  ];
  if (edits.length === 0 || edits.some((edit) => edit === null)) return null;
  return withoutTwins(
    applied(
      jql,
      edits.filter((edit) => edit !== null),
    ),
  );
}

interface Span {
  readonly from: number;
  readonly to: number;
}

interface Edit extends Span {
  readonly text: string;
}

const spanOf = ({ position }: { readonly position?: readonly [number, number] | null }): Span => {
  const [from, to] = position ?? [0, 0];
  return { from, to };
};

/** From the end, so that earlier positions stay right. */
function applied(jql: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: next }) => text.slice(0, from) + next + text.slice(to), jql);
}

const isEpicLink = (field: string): boolean => field.trim().toLowerCase() === EPIC_LINK;

interface Link {
  readonly clause: TerminalClause;
  /** It stands under an odd number of NOTs. */
  readonly isNegated: boolean;
}

function epicLinksIn(clause: Clause, isNegated: boolean): readonly Link[] {
  switch (clause.clauseType) {
    case 'compound':
      return clause.clauses.flatMap((one) => epicLinksIn(one, isNegated));
    case 'not':
      return epicLinksIn(clause.clause, !isNegated);
    case 'terminal':
      return isEpicLink(clause.field.value) ? [{ clause, isNegated }] : [];
  }
}

function replacement(jql: string, { clause, isNegated }: Link): Edit | null {
  const whole = spanOf(clause);
  const field = spanOf(clause.field);
  const plain = `parent${jql.slice(field.to, whole.to)}`;
  const guard = guardOf(clause, isNegated);
  if (guard === null) return null;
  return { ...whole, text: guard === '' ? plain : `(${plain} ${guard})` };
}

/**
 * What keeps sub-tasks where they were; empty where they are no matter. Jira reads NOT as the
 * opposite operator, which is never true of an empty field.
 */
function guardOf({ operator, operand }: TerminalClause, isNegated: boolean): string | null {
  const name = operator?.value ?? '';
  const namesEmpty = operand !== undefined && hasEmpty(operand);
  if (['is', '=', 'in'].includes(name)) {
    return namesEmpty || isNegated ? `OR ${SUB_TASKS}` : '';
  }
  if (['is not', '!=', 'not in'].includes(name)) {
    return namesEmpty || !isNegated ? `AND ${NO_SUB_TASKS}` : '';
  }
  return null;
}

function hasEmpty(operand: Operand): boolean {
  if (operand.operandType === 'list') return operand.values.some(hasEmpty);
  return operand.operandType === 'keyword';
}

/** `"Epic Link" = A OR parent = A`, the usual way to cover both kinds of project, says one thing now. */
function withoutTwins(jql: string): string {
  const { query } = new JastBuilder().build(jql);
  const twin = query?.where === undefined ? null : twinIn(jql, query.where);
  if (twin === null) return jql;
  const shorter = jql.slice(0, twin.from) + jql.slice(twin.to);
  // Uneven parentheses around the two: better said twice than wrong.
  return new JastBuilder().build(shorter).errors.length > 0 ? jql : withoutTwins(shorter);
}

/** A condition on `parent` that repeats the one before it, with the operator between them. */
function twinIn(jql: string, clause: Clause): Span | null {
  if (clause.clauseType === 'not') return twinIn(jql, clause.clause);
  if (clause.clauseType !== 'compound') return null;
  const { clauses } = clause;
  for (const [at, one] of clauses.entries()) {
    const before = clauses[at - 1];
    if (before !== undefined && isTwin(jql, before, one)) {
      return { from: spanOf(before).to, to: spanOf(one).to };
    }
    const inside = twinIn(jql, one);
    if (inside !== null) return inside;
  }
  return null;
}

function isTwin(jql: string, one: Clause, other: Clause): boolean {
  const words = (clause: Clause) => {
    const { from, to } = spanOf(clause);
    return jql.slice(from, to).replace(/\s+/g, ' ').toLowerCase();
  };
  return /^\(?parent\b/.test(words(one)) && words(one) === words(other);
}
