import type { Filter } from './model';

/** A person's own filters and those shared with everybody who is logged in. */
export function visibleFilters(
  filters: readonly Filter[],
  accountId: string | null,
): readonly Filter[] {
  return filters.filter(({ ownerId, isShared }) => isShared || ownerId === accountId);
}
