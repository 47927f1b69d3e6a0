import { useMemo } from 'react';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { useFilters } from '../../app/use-address';
import { useObserved } from '../../app/observable';
import { usePage } from '../../app/page-context';
import { type ObjectiveNode, objectiveTree } from '../objective-list/objective-tree';
import { type Facets, facetsOf } from './facets';
import { filterTree } from './filter-objectives';

/** The page's objectives as a tree, as far as the filters let them through. */
export function useShownTree(page: OkrPageDto): readonly ObjectiveNode[] {
  const { address, site } = usePage();
  const { filters } = useFilters();
  const open = useObserved(address, (item) => item);
  const { objectives, today } = page;
  const { accountId } = site;
  const tree = useMemo(() => objectiveTree(objectives), [objectives]);
  return useMemo(
    () => filterTree(tree, { filters, viewer: { today, accountId }, open }),
    [tree, filters, today, accountId, open],
  );
}

/** What each choice of each filter would leave. */
export function useFacets({ objectives, today }: OkrPageDto): Facets {
  const { accountId } = usePage().site;
  const { filters } = useFilters();
  return useMemo(
    () => facetsOf(objectives, { filters, viewer: { today, accountId } }),
    [objectives, filters, today, accountId],
  );
}
