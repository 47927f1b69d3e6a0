import { useCallback, useMemo } from 'react';
import { type Filters, filtersOf, NO_FILTERS, queryOfFilters } from './filters';
import { pagePathOf, type QueryChange } from './location';
import { useObserved } from './observable';
import { usePage } from './page-context';

/** The path of the page that is shown. */
export function usePagePath(): string {
  return useObserved(usePage().address.place, pagePathOf);
}

/** What the address asks of the page, and the way to change it. */
export function useQuery(): readonly [
  URLSearchParams,
  (change: QueryChange, how?: 'push' | 'replace') => void,
] {
  const { address } = usePage();
  const search = useObserved(address.place, (place) => place.search);
  const query = useMemo(() => new URLSearchParams(search), [search]);
  return [query, address.setQuery];
}

/** The filters in the address. Each keystroke in the text field is one step, not many. */
export function useFilters() {
  const { address } = usePage();
  const search = useObserved(address.place, (place) => place.search);
  const filters = useMemo(() => filtersOf(search), [search]);
  const setFilters = useCallback(
    (next: Filters) => {
      const isTyping = next.text !== filtersOf(address.place.get().search).text;
      address.setQuery(queryOfFilters(next), isTyping ? 'replace' : 'push');
    },
    [address],
  );
  const clearFilters = useCallback(() => {
    const { includeArchived } = filtersOf(address.place.get().search);
    setFilters({ ...NO_FILTERS, includeArchived });
  }, [setFilters, address]);
  return { filters, setFilters, clearFilters };
}
