import type { Board, Project, Status } from '../model';
import { statusesOf } from '../project-statuses';
import { type Exchange, json, paged, refusal, type RestAnswer } from './exchange';
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
  const page = paged(known, exchange.query, 50);
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

function visibleProjects({ store, viewer }: Exchange): Project[] {
  return store.data.projects.filter((project) =>
    store.view.canBrowseProject(viewer.accountId, project),
  );
}

export function projectSearch(exchange: Exchange): RestAnswer {
  const ids = exchange.query.getAll('id');
  const keys = exchange.query.getAll('keys');
  const found = visibleProjects(exchange).filter(
    ({ id, key }) =>
      (ids.length === 0 && keys.length === 0) || ids.includes(id) || keys.includes(key),
  );
  const page = paged(found, exchange.query, 100);
  return json(page, page.values.length);
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

/** Which field estimates is told by the configuration alone. */
function boardShape({ id, name, type, location }: Board) {
  const self = selfUrl(`agile/1.0/board/${id}`);
  return { id, self, name, type, ...(location === undefined ? {} : { location }) };
}

export function boards(exchange: Exchange): RestAnswer {
  const page = paged(exchange.store.data.boards.map(boardShape), exchange.query, 50);
  return json(page, page.values.length);
}

export function boardConfiguration({ store, params }: Exchange): RestAnswer {
  const board = store.data.boards.find(({ id }) => String(id) === params[0]);
  if (board === undefined) return refusal(404, ['The requested board cannot be viewed.']);
  return json(
    {
      id: board.id,
      name: board.name,
      type: board.type,
      ...(board.estimationFieldId === undefined
        ? {}
        : { estimation: { type: 'field', field: { fieldId: board.estimationFieldId } } }),
    },
    1,
  );
}

export function boardSprints({ store, params, query }: Exchange): RestAnswer {
  const states = query.get('state')?.split(',');
  const found = store.data.sprints.filter(
    ({ boardId, state }) =>
      String(boardId) === params[0] && (states === undefined || states.includes(state)),
  );
  const page = paged(found, query, 50);
  return json(page, page.values.length);
}

export function sprint({ store, params }: Exchange): RestAnswer {
  const found = store.data.sprints.find(({ id }) => String(id) === params[0]);
  return found === undefined ? refusal(404, ['Sprint does not exist']) : json(found, 1);
}

export function resolutions({ store }: Exchange): RestAnswer {
  return json(store.data.resolutions, store.data.resolutions.length);
}
