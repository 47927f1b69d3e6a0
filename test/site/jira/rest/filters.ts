import { visibleFilters } from '../filters';
import type { Filter } from '../model';
import { type Exchange, json, paged, refusal, type RestAnswer, unmodelled } from './exchange';
import { userShape } from './issue-shape';
import { selfUrl } from './self-url';

const NO_FILTER =
  'The selected filter is not available to you, perhaps it has been deleted or had its permissions changed.';
const PAGE = { most: 100, usual: 50 };

/** Parameters that narrow the search in ways the site does not model. */
const UNMODELLED = ['accountId', 'owner', 'groupname', 'groupId', 'projectId', 'id'];

/** Only what `expand` names is told beyond the name. */
export function filterSearch(exchange: Exchange): RestAnswer {
  const { query, store, viewer } = exchange;
  const odd = UNMODELLED.find((name) => query.has(name));
  if (odd !== undefined) return unmodelled(`${odd} in the search for filters`);
  const text = (query.get('filterName') ?? '').toLowerCase();
  const found = visibleFilters(store.data.filters, viewer.accountId)
    .filter(({ name }) => name.toLowerCase().includes(text))
    .sort(inOrder(exchange));
  const page = paged(found, query, PAGE);
  const expand = (query.get('expand') ?? '').split(',');
  const values = page.values.map((filter) => pick(whole(exchange, filter), expand));
  return json({ ...page, values }, values.length);
}

function inOrder({ query, viewer }: Exchange): (a: Filter, b: Filter) => number {
  const byName = (a: Filter, b: Filter) => (a.name < b.name ? -1 : 1);
  if (query.get('orderBy') !== '-is_favourite') return byName;
  const rank = (filter: Filter) => (isFavourite(filter, viewer.accountId) ? 0 : 1);
  return (a, b) => rank(a) - rank(b) || byName(a, b);
}

const isFavourite = ({ favouredBy }: Filter, accountId: string | null): boolean =>
  accountId !== null && favouredBy.includes(accountId);

export function getFilter(exchange: Exchange): RestAnswer {
  const { store, viewer, params } = exchange;
  const filter = visibleFilters(store.data.filters, viewer.accountId).find(
    ({ id }) => id === params[0],
  );
  return filter === undefined ? refusal(400, [NO_FILTER]) : json(whole(exchange, filter), 1);
}

function whole({ store, viewer }: Exchange, filter: Filter) {
  const { id, name, jql, ownerId, isShared, favouredBy } = filter;
  const owner = store.data.users.find(({ accountId }) => accountId === ownerId);
  return {
    self: selfUrl(`api/3/filter/${id}`),
    id,
    name,
    ...(owner === undefined ? {} : { owner: userShape(owner) }),
    jql,
    favourite: isFavourite(filter, viewer.accountId),
    favouritedCount: favouredBy.length,
    sharePermissions: isShared ? [{ id: Number(id), type: 'loggedin' }] : [],
  };
}

const ALWAYS = ['self', 'id', 'name'];

function pick(filter: Readonly<Record<string, unknown>>, expand: readonly string[]) {
  return Object.fromEntries(
    Object.entries(filter).filter(([key]) => ALWAYS.includes(key) || expand.includes(key)),
  );
}
