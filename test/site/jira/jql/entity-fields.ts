import type { Issue, Project, Status, StatusCategory } from '../model';
import { bagAt, bagsIn, isBag, textAt, textOf } from './issue-values';
import { type Literal, type Scope, type SearchField, UnmodelledJql } from './jql-scope';
import { idsNamed, namedEntity, type TokenField, tokenField, type Tokens } from './token-field';

export function visibleProjects(scope: Scope): readonly Project[] {
  return scope.view.data.projects.filter((project) =>
    scope.view.canBrowseProject(scope.viewer.accountId, project),
  );
}

/** Id of the single object an issue holds in a field. */
function idIn(fieldId: string): (issue: Issue) => Tokens {
  return (issue) => textAt(bagAt(issue, fieldId), 'id');
}

export function idsIn(fieldId: string): (issue: Issue) => Tokens {
  return (issue) =>
    bagsIn(issue.fields[fieldId]).flatMap((each) => {
      const id = textOf(each['id']);
      return id === null ? [] : [id];
    });
}

function nameSort(fieldId: string): NonNullable<SearchField['sort']> {
  return {
    key: (issue) => textAt(bagAt(issue, fieldId), 'name')?.toLowerCase() ?? null,
    defaultDirection: 'asc',
  };
}

const project = tokenField({
  tokensOf: idIn('project'),
  resolve: (literal, scope) =>
    idsNamed(literal, visibleProjects(scope), {
      id: (each) => each.id,
      names: (each) => [each.key, each.name],
    }),
  functions: {
    projectsleadbyuser: (call, scope) => {
      const [name] = call.args;
      if (name !== undefined) throw new UnmodelledJql('projectsLeadByUser() of another user');
      return visibleProjects(scope)
        .filter((each) => each.lead?.accountId === scope.viewer.accountId)
        .map((each) => each.id);
    },
  },
  sort: {
    key: (issue) => textAt(bagAt(issue, 'project'), 'name')?.toLowerCase() ?? null,
    defaultDirection: 'asc',
  },
});

const projectType = tokenField({
  tokensOf: (issue, scope) => {
    const id = textAt(bagAt(issue, 'project'), 'id');
    return scope.view.data.projects.find((each) => each.id === id)?.projectTypeKey ?? null;
  },
  resolve: ({ text }) =>
    ['software', 'service_desk', 'business', 'product_discovery'].filter(
      (each) => each === text.toLowerCase(),
    ),
});

const issueType = tokenField({
  tokensOf: idIn('issuetype'),
  resolve: (literal, scope) => idsNamed(literal, scope.view.data.issueTypes, namedEntity),
  functions: {
    standardissuetypes: (_call, scope) => typesWhere(scope, false),
    subtaskissuetypes: (_call, scope) => typesWhere(scope, true),
  },
  sort: nameSort('issuetype'),
});

function typesWhere(scope: Scope, subtask: boolean): readonly string[] {
  return scope.view.data.issueTypes
    .filter((each) => each.subtask === subtask)
    .map((each) => each.id);
}

const status = tokenField({
  tokensOf: idIn('status'),
  resolve: (literal, scope) => idsNamed(literal, scope.view.data.statuses, namedEntity),
  sort: {
    key: (issue, scope) =>
      positionOf(scope.view.data.statuses, textAt(bagAt(issue, 'status'), 'id')),
    defaultDirection: 'asc',
  },
});

function positionOf(items: readonly { readonly id: string }[], id: string | null): number | null {
  const at = items.findIndex((item) => item.id === id);
  return at < 0 ? null : at;
}

const CATEGORY_NAMES: Readonly<Record<StatusCategory['key'], readonly string[]>> = {
  undefined: ['No Category', '1'],
  new: ['To Do', '2'],
  done: ['Done', '3'],
  indeterminate: ['In Progress', '4'],
};

function categoryOf(issue: Issue, scope: Scope): string | null {
  const held = bagAt(issue, 'status');
  const category = held?.['statusCategory'];
  if (isBag(category)) return textOf(category['key']);
  const id = textAt(held, 'id');
  const known = scope.view.data.statuses.find((each) => each.id === id);
  return known?.statusCategory.key ?? null;
}

function categoriesNamed(literal: Literal, statuses: readonly Status[]): readonly string[] {
  const lower = literal.text.toLowerCase();
  const english = Object.entries(CATEGORY_NAMES)
    .filter(([key, names]) => [key, ...names].some((each) => each.toLowerCase() === lower))
    .map(([key]) => key);
  if (english.length > 0) return english;
  return statuses
    .filter((each) => each.statusCategory.name.toLowerCase() === lower)
    .map((each) => each.statusCategory.key);
}

const statusCategory = tokenField({
  tokensOf: categoryOf,
  resolve: (literal, scope) => categoriesNamed(literal, scope.view.data.statuses),
  sort: {
    key: (issue, scope) =>
      ['undefined', 'new', 'indeterminate', 'done'].indexOf(categoryOf(issue, scope) ?? ''),
    defaultDirection: 'asc',
  },
});

const resolution = tokenField({
  tokensOf: idIn('resolution'),
  resolve: (literal, scope) => idsNamed(literal, scope.view.data.resolutions, namedEntity),
  emptyWord: 'unresolved',
  sort: {
    key: (issue, scope) =>
      positionOf(scope.view.data.resolutions, textAt(bagAt(issue, 'resolution'), 'id')),
    defaultDirection: 'asc',
  },
});

/** Priorities are listed highest first, and higher is greater. */
function priorityRank(id: string | null, scope: Scope): number | null {
  const position = positionOf(scope.view.data.priorities, id);
  return position === null ? null : -position;
}

const priority = tokenField({
  tokensOf: idIn('priority'),
  resolve: (literal, scope) => idsNamed(literal, scope.view.data.priorities, namedEntity),
  rankOf: (id, scope) => {
    const rank = priorityRank(id, scope);
    return rank === null ? null : [rank];
  },
  sort: {
    key: (issue, scope) => priorityRank(textAt(bagAt(issue, 'priority'), 'id'), scope),
    defaultDirection: 'desc',
  },
});

/** Labels exist by being used: an unknown one matches nothing and is no error. Case matters not. */
export function labelsField(fieldId: string): TokenField {
  const labelsOf = (issue: Issue) => {
    const held = issue.fields[fieldId];
    return Array.isArray(held)
      ? held.flatMap((each) => (typeof each === 'string' ? [each.toLowerCase()] : []))
      : [];
  };
  return tokenField({
    tokensOf: labelsOf,
    resolve: ({ text }) => [text.toLowerCase()],
    sort: { key: (issue) => labelsOf(issue).sort()[0] ?? null, defaultDirection: 'asc' },
  });
}

const component = tokenField({
  tokensOf: idsIn('components'),
  resolve: (literal, scope) => {
    const projects = new Set(visibleProjects(scope).map((each) => each.id));
    const visible = scope.view.data.components.filter(
      (each) => each.projectId === undefined || projects.has(each.projectId),
    );
    return idsNamed(literal, visible, namedEntity);
  },
  sort: {
    key: (issue) =>
      textAt(bagsIn(issue.fields['components'])[0] ?? null, 'name')?.toLowerCase() ?? null,
    defaultDirection: 'asc',
  },
});

const securityLevel = tokenField({
  tokensOf: idIn('security'),
  resolve: (literal, scope) =>
    idsNamed(literal, Object.entries(scope.view.data.permissions.securityLevels), {
      id: ([id]) => id,
      names: ([, level]) => [level.name],
    }),
  sort: nameSort('security'),
});

export const ENTITY_FIELDS = {
  project,
  projectType,
  issueType,
  status,
  statusCategory,
  resolution,
  priority,
  labels: labelsField('labels'),
  component,
  securityLevel,
};
