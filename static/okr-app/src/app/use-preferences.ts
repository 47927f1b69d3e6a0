import { useCallback, useMemo, useState } from 'react';
import { usePage } from './page-context';
import {
  NO_FILTERS,
  type Preferences,
  readPreferences,
  type StoredFilters,
  writePreferences,
} from './preferences';

/** Filters and folded objectives, remembered per person and project on this browser. */
export function usePreferences() {
  const { site, store } = usePage();
  const scope = preferenceScope(site);
  const [preferences, setPreferences] = useState<Preferences>(() => readPreferences(scope));

  const update = useCallback(
    (change: (before: Preferences) => Preferences) => {
      setPreferences((before) => {
        const after = change(before);
        writePreferences(scope, after);
        return after;
      });
    },
    [scope],
  );
  const setFilters = useCallback(
    (filters: StoredFilters) => {
      if (filters.includeArchived !== store.getState().includeArchived) {
        store.setIncludeArchived(filters.includeArchived);
      }
      update((before) => ({ ...before, filters }));
    },
    [store, update],
  );
  const toggle = useCallback(
    (objectiveId: string) => {
      update((before) => ({
        ...before,
        collapsed: before.collapsed.includes(objectiveId)
          ? before.collapsed.filter((id) => id !== objectiveId)
          : [...before.collapsed, objectiveId],
      }));
    },
    [update],
  );
  const { filters } = preferences;
  const clearFilters = useCallback(() => {
    setFilters({ ...NO_FILTERS, includeArchived: filters.includeArchived });
  }, [setFilters, filters.includeArchived]);
  const collapsed = useMemo(() => new Set(preferences.collapsed), [preferences.collapsed]);
  return { filters, setFilters, clearFilters, collapsed, toggle };
}

export function preferenceScope(site: {
  readonly accountId: string | null;
  readonly project: { readonly id: string } | null;
}): string {
  return `${site.accountId ?? 'anonymous'}.${site.project?.id ?? 'all'}`;
}
