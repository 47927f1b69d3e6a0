import type { Project, Status } from '../model';
import { statusesOf } from '../project-statuses';
import { type Exchange, json, paged, refusal, type RestAnswer, unmodelled } from './exchange';
import { selfUrl } from './self-url';

const NO_PROJECT = (key: string) => `No project could be found with key '${key}'.`;

/** Fields every Jira site has, as `GET /field` lists them. */
const SYSTEM_FIELDS: readonly (readonly [id: string, name: string, type: string])[] = [
  ['summary', 'Summary', 'string'],
  ['status', 'Status', 'status'],
  ['issuetype', 'Issue Type', 'issuetype'],
  ['project', 'Project', 'project'],
  ['priority', 'Priority', 'priority'],
  ['resolution', 'Resolution', 'resolution'],
  ['assignee', 'Assignee', 'user'],
  ['reporter', 'Reporter', 'user'],
  ['created', 'Created', 'datetime'],
  ['updated', 'Updated', 'datetime'],
  ['resolutiondate', 'Resolved', 'datetime'],
  ['duedate', 'Due date', 'date'],
  ['labels', 'Labels', 'array'],
  ['components', 'Components', 'array'],
  ['fixVersions', 'Fix versions', 'array'],
  ['versions', 'Affects versions', 'array'],
  ['timespent', 'Time Spent', 'number'],
  ['timeoriginalestimate', 'Original estimate', 'number'],
  ['timeestimate', 'Remaining Estimate', 'number'],
  ['aggregatetimespent', 'Σ Time Spent', 'number'],
  ['aggregatetimeoriginalestimate', 'Σ Original Estimate', 'number'],
  ['aggregatetimeestimate', 'Σ Remaining Estimate', 'number'],
  ['workratio', 'Work Ratio', 'number'],
  ['progress', 'Progress', 'progress'],
  ['parent', 'Parent', 'issuelink'],
  ['security', 'Security Level', 'securitylevel'],
];

function allFields({ store }: Exchange) {
  const custom = store.data.fields.filter(({ id }) => id.startsWith('customfield_'));
  const system = SYSTEM_FIELDS.map(([id, name, type]) => ({
    id,
    key: id,
    name,
    custom: false,
    orderable: true,
    navigable: true,
    searchable: true,
    clauseNames: [id],
    schema: { type, system: id },
  }));
  return [
    ...system,
    ...custom.map((field) => ({
      key: field.id,
      untranslatedName: field.name,
      orderable: true,
      navigable: true,
      searchable: true,
      clauseNames: [`cf[${field.id.slice('customfield_'.length)}]`, field.name],
      ...field,
    })),
  ];
}

export function fields(exchange: Exchange): RestAnswer {
  const all = allFields(exchange);
  return json(all, all.length);
}

export function fieldSearch(exchange: Exchange): RestAnswer {
  const known = allFields(exchange).map(({ id, key, name, schema }) => ({
    id,
    key,
    name,
    ...(schema === undefined ? {} : { schema }),
  }));
  const page = paged(known, exchange.query, { most: 50, usual: 50 });
  return json(page, page.values.length);
}

export function statuses({ store }: Exchange): RestAnswer {
  return json(store.data.statuses.map(statusShape), store.data.statuses.length);
}

function statusShape(status: Status) {
  return { ...status, self: selfUrl(`api/3/status/${status.id}`) };
}

export function statusCategories({ store }: Exchange): RestAnswer {
  const categories = new Map(
    store.data.statuses.map(({ statusCategory }) => [statusCategory.key, statusCategory]),
  );
  return json([...categories.values()], categories.size);
}

export function issueTypes({ store }: Exchange): RestAnswer {
  return json(store.data.issueTypes, store.data.issueTypes.length);
}

export function priorities({ store }: Exchange): RestAnswer {
  return json(store.data.priorities, store.data.priorities.length);
}

export function visibleProjects({ store, viewer }: Exchange): Project[] {
  return store.data.projects.filter((project) =>
    store.view.canBrowseProject(viewer.accountId, project),
  );
}

const PROJECTS = { most: 100, usual: 50 };
const OTHER_FILTERS = ['categoryId', 'action', 'status', 'properties', 'propertyQuery'];

export function projectSearch(exchange: Exchange): RestAnswer {
  const other = OTHER_FILTERS.find((name) => exchange.query.has(name));
  if (other !== undefined) return unmodelled(`projects by ${other}`);
  const ids = exchange.query.getAll('id');
  const keys = exchange.query.getAll('keys');
  const found = visibleProjects(exchange).filter(
    ({ id, key }) =>
      (ids.length === 0 && keys.length === 0) || ids.includes(id) || keys.includes(key),
  );
  const page = paged(found.filter(isAsked(exchange.query)), exchange.query, PROJECTS);
  return json(page, page.values.length);
}

function isAsked(query: URLSearchParams) {
  const text = query.get('query')?.toLowerCase() ?? '';
  const types = query.get('typeKey')?.split(',');
  return ({ key, name, projectTypeKey }: Project) =>
    (key.toLowerCase().includes(text) || name.toLowerCase().includes(text)) &&
    types?.includes(projectTypeKey) !== false;
}

export function visibleProject(exchange: Exchange): Project | undefined {
  const [idOrKey] = exchange.params;
  return visibleProjects(exchange).find(({ id, key }) => id === idOrKey || key === idOrKey);
}

export function getProject(exchange: Exchange): RestAnswer {
  const found = visibleProject(exchange);
  return found === undefined
    ? refusal(404, [NO_PROJECT(exchange.params[0] ?? '')])
    : json(found, 1);
}

export function projectStatuses(exchange: Exchange): RestAnswer {
  const found = visibleProject(exchange);
  if (found === undefined) return refusal(404, [NO_PROJECT(exchange.params[0] ?? '')]);
  const { types, all } = statusesOf(exchange.store, found);
  const value = types.map(({ id, name, subtask }) => ({
    self: selfUrl(`api/3/issuetype/${id}`),
    id,
    name,
    subtask,
    statuses: all.map(statusShape),
  }));
  return json(value, value.length);
}

export function projectVersions(exchange: Exchange): RestAnswer {
  const found = visibleProject(exchange);
  if (found === undefined) return refusal(404, [NO_PROJECT(exchange.params[0] ?? '')]);
  const versions = exchange.store.data.versions.filter(
    ({ projectId }) => String(projectId) === found.id,
  );
  return json(versions, versions.length);
}

/** The same in pages; filters and orders are not modelled. */
export function projectVersionPage(exchange: Exchange): RestAnswer {
  const found = visibleProject(exchange);
  if (found === undefined) return refusal(404, [NO_PROJECT(exchange.params[0] ?? '')]);
  const other = [...exchange.query.keys()].find((name) => !PAGING.has(name));
  if (other !== undefined) return unmodelled(`"${other}" of a page of versions`);
  const versions = exchange.store.data.versions.filter(
    ({ projectId }) => String(projectId) === found.id,
  );
  const page = paged(versions, exchange.query, { most: 50, usual: 50 });
  return json(page, page.values.length);
}

const PAGING: ReadonlySet<string> = new Set(['startAt', 'maxResults']);

export function projectComponents(exchange: Exchange): RestAnswer {
  const found = visibleProject(exchange);
  if (found === undefined) return refusal(404, [NO_PROJECT(exchange.params[0] ?? '')]);
  const components = exchange.store.data.components.filter(
    ({ projectId }) => projectId === undefined || projectId === found.id,
  );
  return json(components, components.length);
}

export function resolutions({ store }: Exchange): RestAnswer {
  return json(store.data.resolutions, store.data.resolutions.length);
}
