import { useCallback } from 'react';
import { useObserved } from './observable';
import { usePage } from './page-context';

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
