import type {
  FilterShelf,
  SavedFilter,
  SavedFilters,
} from '../../src/application/ports/saved-filters';

export function memorySavedFilters(): SavedFilters {
  const filters = new Map<string, SavedFilter>();
  const isOn = ({ projectId, accountId }: FilterShelf, filter: SavedFilter): boolean =>
    filter.projectId === projectId &&
    (accountId === null ? filter.isShared : !filter.isShared && filter.by === accountId);
  return {
    list: async (shelf) =>
      Promise.resolve([...filters.values()].filter((filter) => isOn(shelf, filter))),
    save: async (filter) => {
      filters.set(filter.id, filter);
      return Promise.resolve();
    },
    remove: async (shelf, id) => {
      const filter = filters.get(id);
      const isThere = filter !== undefined && isOn(shelf, filter);
      if (isThere) filters.delete(id);
      return Promise.resolve(isThere);
    },
  };
}
