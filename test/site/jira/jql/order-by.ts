import type { OrderBy } from '@atlaskit/jql-ast';
import type { Issue } from '../model';
import { directionOf } from './clause-tree';
import { fieldsNamed } from './field-registry';
import { refuse, type Scope, type SortKey } from './jql-scope';
import { textOf } from './issue-values';
import { parseInstant } from './zoned-time';

/** As many as Jira's search accepts. */
const MOST_SORT_FIELDS = 7;

type Compare = (a: SortKey, b: SortKey) => number;

/** Issues without a value come last, and so first when the direction is turned round. */
const compareKeys: Compare = (a, b) => {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
};

interface Sort {
  readonly keyOf: (issue: Issue) => SortKey;
  readonly sign: 1 | -1;
}

function readSorts(orderBy: OrderBy, scope: Scope): readonly Sort[] {
  if (orderBy.fields.length > MOST_SORT_FIELDS) {
    refuse(
      scope,
      `The number of fields in the ORDER BY clause is limited to ${String(MOST_SORT_FIELDS)}.`,
    );
  }
  return orderBy.fields.flatMap(({ field, direction }): Sort[] => {
    const [found] = fieldsNamed(field.value, scope.view);
    const sort = found?.sort;
    if (sort === undefined) {
      refuse(
        scope,
        found === undefined
          ? `Not able to sort using field '${field.value}'.`
          : `Field '${field.value}' does not support sorting.`,
      );
      return [];
    }
    const way = direction === undefined ? sort.defaultDirection : directionOf(direction);
    return [{ keyOf: (issue) => sort.key(issue, scope), sign: way === 'desc' ? -1 : 1 }];
  });
}

/** Newest first where the query does not say. */
function defaultSorts(): readonly Sort[] {
  return [{ keyOf: (issue) => parseInstant(textOf(issue.fields['created']) ?? ''), sign: -1 }];
}

/** Ties keep the newer issue first, so paging is stable. */
function byIdDescending(a: Issue, b: Issue): number {
  return Number(b.id) - Number(a.id);
}

/** Keys are read once per issue, then compared. */
export function compileOrder(
  orderBy: OrderBy | undefined,
  scope: Scope,
): (issues: readonly Issue[]) => Issue[] {
  const sorts = orderBy === undefined ? defaultSorts() : readSorts(orderBy, scope);
  return (issues) =>
    issues
      .map((issue) => ({ issue, keys: sorts.map(({ keyOf }) => keyOf(issue)) }))
      .sort((a, b) => {
        for (const [at, { sign }] of sorts.entries()) {
          const comparison = compareKeys(a.keys[at] ?? null, b.keys[at] ?? null);
          if (comparison !== 0) return comparison * sign;
        }
        return byIdDescending(a.issue, b.issue);
      })
      .map(({ issue }) => issue);
}
