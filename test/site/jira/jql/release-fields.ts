import type { Issue, Sprint, Version } from '../model';
import { visibleProjects, idsIn } from './entity-fields';
import { bagsIn, textOf } from './issue-values';
import {
  type FunctionCall,
  refuseMissing,
  type Scope,
  type SearchField,
  type Test,
  UnmodelledJql,
  type ValueClause,
} from './jql-scope';
import { idsNamed, namedEntity, type TokenField, tokenField } from './token-field';

function visibleVersions(scope: Scope): readonly Version[] {
  const projects = new Set(visibleProjects(scope).map((project) => project.id));
  return scope.view.data.versions.filter((version) => projects.has(String(version.projectId)));
}

/** Versions of the projects a function names, or of all that the viewer sees. */
function versionsFor(call: FunctionCall, scope: Scope): readonly Version[] {
  const versions = visibleVersions(scope);
  if (call.args.length === 0) return versions;
  const ids = new Set(
    call.args.flatMap((text) => {
      const found = idsNamed({ kind: 'literal', text, quoted: false }, visibleProjects(scope), {
        id: (project) => project.id,
        names: (project) => [project.key, project.name],
      });
      if (found.length === 0) {
        refuseMissing(
          scope,
          `Could not resolve the project '${text}' provided to function '${call.name}'.`,
        );
      }
      return found;
    }),
  );
  return versions.filter((version) => ids.has(String(version.projectId)));
}

function idsOf(items: readonly { readonly id: string }[]): readonly string[] {
  return items.map((item) => item.id);
}

/** Versions are stored in the order the project shows them, which is the order `<` follows. */
function versionRanks(scope: Scope): ReadonlyMap<string, readonly number[]> {
  const { versions } = scope.view.data;
  const known = ranks.get(versions);
  if (known !== undefined) return known;
  const made = new Map(versions.map((version, at) => [version.id, [version.projectId, at]]));
  ranks.set(versions, made);
  return made;
}

const ranks = new WeakMap<object, ReadonlyMap<string, readonly number[]>>();

/** `latestReleasedVersion()` is the one the project's order puts last, per project named. */
function edgeVersion(
  call: FunctionCall,
  scope: Scope,
  edge: { readonly released: boolean; readonly at: 0 | -1 },
): readonly string[] {
  const versions = versionsFor(call, scope).filter(
    (version) => version.released === edge.released && !version.archived,
  );
  const found = versions.at(edge.at);
  return found === undefined ? [] : [found.id];
}

/** `fixVersion ~ "9.*"` means every version whose whole name fits the pattern. */
function compilePattern(field: TokenField, clause: ValueClause, scope: Scope): Test {
  const [value] = clause.values;
  if (value?.kind !== 'literal') throw new UnmodelledJql(`'${clause.name} ~' without a text`);
  const pattern = value.text.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  const whole = new RegExp(`^${pattern.replaceAll('?', '.')}$`, 'iu');
  const values = visibleVersions(scope)
    .filter((version) => whole.test(version.name))
    .map(({ id }) => ({ kind: 'literal' as const, text: id, quoted: false }));
  const operator = clause.operator === '~' ? 'in' : 'not in';
  return field.compile({ ...clause, operator, values, isList: true }, scope);
}

export function versionField(fieldId: string): TokenField {
  const field = versionTokens(fieldId);
  return {
    ...field,
    operators: [...field.operators, '~', '!~'],
    compile: (clause, scope) =>
      clause.operator === '~' || clause.operator === '!~'
        ? compilePattern(field, clause, scope)
        : field.compile(clause, scope),
  };
}

function versionTokens(fieldId: string): TokenField {
  return tokenField({
    tokensOf: idsIn(fieldId),
    resolve: (literal, scope) => idsNamed(literal, visibleVersions(scope), namedEntity),
    functions: {
      releasedversions: (call, scope) =>
        idsOf(versionsFor(call, scope).filter((version) => version.released)),
      unreleasedversions: (call, scope) =>
        idsOf(versionsFor(call, scope).filter((version) => !version.released)),
      latestreleasedversion: (call, scope) => edgeVersion(call, scope, { released: true, at: -1 }),
      earliestunreleasedversion: (call, scope) =>
        edgeVersion(call, scope, { released: false, at: 0 }),
    },
    rankOf: (id, scope) => versionRanks(scope).get(id) ?? null,
    sort: {
      key: (issue, scope) => {
        const held = bagsIn(issue.fields[fieldId]).flatMap((each) => {
          const rank = versionRanks(scope).get(textOf(each['id']) ?? '');
          return rank === undefined ? [] : [rank[1] ?? 0];
        });
        return held.length === 0 ? null : Math.min(...held);
      },
      defaultDirection: 'asc',
    },
  });
}

function sprintsIn(state: Sprint['state']) {
  return (_call: FunctionCall, scope: Scope) =>
    scope.view.data.sprints.filter((each) => each.state === state).map((each) => String(each.id));
}

/** All the sprints an issue was ever in, closed ones too, as Jira's Sprint field holds them. */
export function sprintField(fieldId: string): SearchField {
  const sprintsOf = (issue: Issue) =>
    bagsIn(issue.fields[fieldId]).flatMap((each) => textOf(each['id']) ?? []);
  return tokenField({
    tokensOf: sprintsOf,
    resolve: (literal, scope) =>
      idsNamed(literal, scope.view.data.sprints, {
        id: (sprint) => String(sprint.id),
        names: (sprint) => [sprint.name],
      }),
    missing: ({ text, quoted }) =>
      `Sprint with ${!quoted && /^\d+$/.test(text) ? 'ID' : 'name'} '${text}' does not exist or you do not have permission to view it.`,
    functions: {
      opensprints: sprintsIn('active'),
      closedsprints: sprintsIn('closed'),
      futuresprints: sprintsIn('future'),
    },
    sort: {
      key: (issue) => {
        const ids = sprintsOf(issue).map(Number);
        return ids.length === 0 ? null : Math.max(...ids);
      },
      defaultDirection: 'asc',
    },
  });
}
