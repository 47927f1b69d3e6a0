import type { Board, Sprint } from '../model';
import { type Exchange, json, paged, refusal, type RestAnswer } from './exchange';
import { visibleProjects } from './lists';
import { selfUrl } from './self-url';

const PAGE = { most: 50, usual: 50 };
const NO_BOARD =
  'The requested board cannot be viewed because it either does not exist or you do not have permission to view it.';

/** A board is seen by those who may browse the project it stands in. */
function visibleBoards(exchange: Exchange): Board[] {
  const ids = new Set(visibleProjects(exchange).map(({ id }) => Number(id)));
  return exchange.store.data.boards.filter(
    ({ location }) => location?.projectId === undefined || ids.has(location.projectId),
  );
}

/** Which field estimates is told by the configuration alone. */
function boardShape({ id, name, type, location }: Board) {
  const self = selfUrl(`agile/1.0/board/${id}`);
  return { id, self, name, type, ...(location === undefined ? {} : { location }) };
}

export function boards(exchange: Exchange): RestAnswer {
  const { query } = exchange;
  const project = query.get('projectKeyOrId');
  const isKnown = ({ id, key }: { id: string; key: string }) => id === project || key === project;
  if (project !== null && !visibleProjects(exchange).some(isKnown)) {
    return refusal(400, [`No project could be found with key or id '${project}'.`]);
  }
  const found = visibleBoards(exchange).filter(isAsked(query));
  const page = paged(found.map(boardShape), query, PAGE);
  return json(page, page.values.length);
}

function isAsked(query: URLSearchParams) {
  const project = query.get('projectKeyOrId');
  const types = query.get('type')?.split(',');
  const text = query.get('name')?.toLowerCase() ?? '';
  return ({ name, type, location }: Board) =>
    name.toLowerCase().includes(text) &&
    types?.includes(type) !== false &&
    (project === null || [location?.projectKey, String(location?.projectId)].includes(project));
}

function visibleBoard(exchange: Exchange): Board | undefined {
  return visibleBoards(exchange).find(({ id }) => String(id) === exchange.params[0]);
}

export function boardConfiguration(exchange: Exchange): RestAnswer {
  const board = visibleBoard(exchange);
  if (board === undefined) return refusal(404, [NO_BOARD]);
  const { id, name, type, location, estimationFieldId: fieldId, columns } = board;
  const place = location === undefined ? {} : { location: placeOf(location) };
  const estimation =
    fieldId === undefined ? {} : { estimation: { type: 'field', field: { fieldId } } };
  return json({ id, name, type, ...place, ...columnConfig(columns), ...estimation }, 1);
}

function columnConfig(columns: Board['columns']) {
  if (columns === undefined) return {};
  const told = columns.map(({ name, statusIds }) => ({
    name,
    statuses: statusIds.map((id) => ({ id, self: selfUrl(`api/2/status/${id}`) })),
  }));
  return { columnConfig: { columns: told, constraintType: 'none' } };
}

/** The configuration names the project in another way than the list of boards does. */
function placeOf({ projectId, projectKey }: NonNullable<Board['location']>) {
  return { type: 'project', projectKeyOrId: String(projectId ?? projectKey) };
}

export function boardSprints(exchange: Exchange): RestAnswer {
  const board = visibleBoard(exchange);
  if (board === undefined) return refusal(404, [NO_BOARD]);
  const states = exchange.query.get('state')?.split(',');
  const found = exchange.store.data.sprints.filter(
    ({ boardId, state }) => boardId === board.id && states?.includes(state) !== false,
  );
  const page = paged(found, exchange.query, PAGE);
  return json(page, page.values.length);
}

/** A sprint is seen by those who see its board; one whose board is gone by everyone. */
export function visibleSprint(exchange: Exchange): Sprint | undefined {
  const { data } = exchange.store;
  const sprint = data.sprints.find(({ id }) => String(id) === exchange.params[0]);
  const hasBoard = data.boards.some(({ id }) => id === sprint?.boardId);
  return !hasBoard || visibleBoards(exchange).some(({ id }) => id === sprint?.boardId)
    ? sprint
    : undefined;
}

export function sprint(exchange: Exchange): RestAnswer {
  const found = visibleSprint(exchange);
  return found === undefined ? refusal(404, ['Sprint does not exist']) : json(found, 1);
}
