import { ok } from '../../domain/shared/result';
import type { AccountId } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import { homeAccess, mayManage } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import type { FilterShelf, FilterTerm, SavedFilter } from '../ports/saved-filters';
import { invalid, notFound, type Outcome } from '../refusal';

/** More than these nobody reads through. */
const MOST_PER_SHELF = 50;

/** Names in a query whose values are account ids. */
const PEOPLE: ReadonlySet<string> = new Set(['owner', 'contributor']);
/** Among owners it stands for "nobody". */
const NO_OWNER = 'none';

type FilterPorts = Pick<Ports, 'savedFilters' | 'permissions' | 'settings'>;

export interface SavedFilterView {
  readonly id: string;
  readonly name: string;
  readonly href: string;
  readonly isShared: boolean;
  readonly canRemove: boolean;
}

/** The person's own ones and the shared ones of this page, by name. */
export async function listSavedFilters(
  ports: FilterPorts,
  caller: Caller,
): Promise<Outcome<readonly SavedFilterView[]>> {
  const { canSee, canManage } = await homeAccess(ports, caller, caller.projectId);
  if (!canSee) return notFound('project-not-found');
  const [own, shared] = await Promise.all([
    ports.savedFilters.list(shelfOf(caller, false)),
    ports.savedFilters.list(shelfOf(caller, true)),
  ]);
  const views = [...own, ...shared].map((filter) => toView(filter, canManage));
  return ok(views.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1)));
}

interface NewFilter {
  readonly name: string;
  readonly href: string;
  readonly isShared: boolean;
}

/** Saving under a name that is there already replaces it. */
export async function saveFilter(
  ports: FilterPorts & Pick<Ports, 'ids' | 'clock'>,
  caller: Caller,
  { name, href, isShared }: NewFilter,
): Promise<Outcome<SavedFilterView>> {
  const allowed = await mayUse(ports, caller, isShared);
  if (!allowed.ok) return allowed;
  const there = await ports.savedFilters.list(shelfOf(caller, isShared));
  const same = there.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (same === undefined && there.length >= MOST_PER_SHELF) {
    return invalid('name', 'too-many-saved-filters');
  }
  const filter: SavedFilter = {
    id: same?.id ?? ports.ids.next(),
    projectId: caller.projectId,
    isShared,
    name,
    ...partsOf(href),
    by: caller.accountId,
    at: new Date(ports.clock.now()).toISOString(),
  };
  await ports.savedFilters.save(filter);
  return ok(toView(filter, true));
}

export async function removeSavedFilter(
  ports: FilterPorts,
  caller: Caller,
  { id, isShared }: { readonly id: string; readonly isShared: boolean },
): Promise<Outcome<{ readonly id: string }>> {
  const allowed = await mayUse(ports, caller, isShared);
  if (!allowed.ok) return allowed;
  const isRemoved = await ports.savedFilters.remove(shelfOf(caller, isShared), id);
  return isRemoved ? ok({ id }) : notFound('saved-filter-not-found');
}

/** One's own filters need no right but to see the page. */
async function mayUse(
  ports: FilterPorts,
  caller: Caller,
  isShared: boolean,
): Promise<Outcome<true>> {
  if (isShared) return mayManage(ports, caller, caller.projectId);
  const { canSee } = await homeAccess(ports, caller, caller.projectId);
  return canSee ? ok(true) : notFound('project-not-found');
}

const shelfOf = ({ projectId, accountId }: Caller, isShared: boolean): FilterShelf => ({
  projectId,
  accountId: isShared ? null : accountId,
});

function partsOf(href: string): Pick<SavedFilter, 'path' | 'terms'> {
  const [path = '/', search = ''] = href.split(/\?(.*)/s);
  const terms = [...new URLSearchParams(search)].map(([name, value]): FilterTerm =>
    PEOPLE.has(name) && value !== NO_OWNER
      ? { name, accountId: value as AccountId }
      : { name, value },
  );
  return { path, terms };
}

function toView(filter: SavedFilter, canManage: boolean): SavedFilterView {
  const { id, name, path, terms, isShared } = filter;
  const query = new URLSearchParams();
  for (const term of terms) query.append(term.name, 'value' in term ? term.value : term.accountId);
  const search = query.toString();
  const href = search === '' ? path : `${path}?${search}`;
  return { id, name, href, isShared, canRemove: !isShared || canManage };
}
