import { useMemo } from 'react';
import { useOkrState } from '../../app/page-context';

/** Labels that some objective or key result of the page has, in alphabetical order. */
export function useKnownLabels(): readonly string[] {
  const objectives = useOkrState().page?.objectives;
  return useMemo(() => {
    const labels = (objectives ?? []).flatMap((objective) => [
      ...objective.labels,
      ...objective.keyResults.flatMap((keyResult) => keyResult.labels),
    ]);
    return [...new Set(labels)].sort((a, b) => a.localeCompare(b));
  }, [objectives]);
}
