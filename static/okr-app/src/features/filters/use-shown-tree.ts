import { useMemo } from 'react';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { useFilters } from '../../app/use-address';
import { type ObjectiveNode, objectiveTree } from '../objective-list/objective-tree';
import { filterTree } from './filter-objectives';

/** The page's objectives as a tree, as far as the filters let them through. */
export function useShownTree(page: OkrPageDto): readonly ObjectiveNode[] {
  const { filters } = useFilters();
  const { objectives, today } = page;
  const tree = useMemo(() => objectiveTree(objectives), [objectives]);
  return useMemo(() => filterTree(tree, filters, today), [tree, filters, today]);
}
