import { useEffect, useState } from 'react';
import type { SavedFilterDto } from '../../../../../src/contract/saved-filters/calls';
import { hrefOf, withOpenItem } from '../../app/location';
import { useFailureFlag, usePage } from '../../app/page-context';

/** The saved filters of this page, and what can be done with them. */
export function useSavedFilters() {
  const { call, address, showFlag } = usePage();
  const showFailure = useFailureFlag();
  const [filters, setFilters] = useState<readonly SavedFilterDto[]>([]);
  useEffect(() => {
    let isLeft = false;
    const load = async (): Promise<void> => {
      const answer = await call('listSavedFilters', {});
      // Without an answer the filters of the moment still work.
      if (!isLeft && answer.ok) setFilters(answer.data);
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [call]);

  return {
    filters,
    /** Whether it was saved; the name stays typed in if not. */
    save: async (name: string, isShared: boolean) => {
      const href = hrefOf(withOpenItem(address.place.get(), null));
      const answer = await call('saveFilter', { name, href, isShared });
      if (answer.ok) {
        const { data } = answer;
        setFilters((before) => [...before.filter(({ id }) => id !== data.id), data].sort(byName));
        showFlag({ kind: 'success', title: `“${data.name}” is saved` });
      }
      return answer;
    },
    remove: async ({ id, name, isShared }: SavedFilterDto): Promise<void> => {
      const answer = await call('removeSavedFilter', { id, isShared });
      if (answer.ok) setFilters((before) => before.filter((one) => one.id !== id));
      else showFailure(`“${name}” was not removed`, answer.error);
    },
  };
}

const byName = (a: SavedFilterDto, b: SavedFilterDto): number => a.name.localeCompare(b.name);
