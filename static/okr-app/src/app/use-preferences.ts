import { useCallback } from 'react';
import { useObserved } from './observable';
import { usePage } from './page-context';
import { NO_FILTERS, type StoredFilters } from './preferences';

/** The filters, remembered per person and project on this browser. */
export function useFilters() {
  const { preferences, store } = usePage();
  const filters = useObserved(preferences, (one) => one.filters);
  const setFilters = useCallback(
    (next: StoredFilters) => {
      if (next.includeArchived !== store.getState().includeArchived) {
        store.setIncludeArchived(next.includeArchived);
      }
      preferences.set({ ...preferences.get(), filters: next });
    },
    [store, preferences],
  );
  const clearFilters = useCallback(() => {
    setFilters({ ...NO_FILTERS, includeArchived: preferences.get().filters.includeArchived });
  }, [setFilters, preferences]);
  return { filters, setFilters, clearFilters };
}

/** Whether an objective is folded, and the way to fold or unfold it. */
export function useFold(objectiveId: string): readonly [boolean, () => void] {
  const { preferences } = usePage();
  const isFolded = useObserved(preferences, ({ collapsed }) => collapsed.includes(objectiveId));
  const toggle = useCallback(() => {
    const before = preferences.get();
    const collapsed = before.collapsed.includes(objectiveId)
      ? before.collapsed.filter((id) => id !== objectiveId)
      : [...before.collapsed, objectiveId];
    preferences.set({ ...before, collapsed });
  }, [preferences, objectiveId]);
  return [isFolded, toggle];
}
