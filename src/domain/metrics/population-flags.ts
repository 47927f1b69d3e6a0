import { isTimeMeasure } from './check-source';
import type { Measure } from './measure';
import type { MeasurementFlag } from './measurement';
import type { WorkItem } from './work-item';

interface Share {
  readonly item: WorkItem;
  readonly amount: number;
}

/** What a reader should know before trusting the number. Source: metrics-spec A.1, A.3. */
export function populationFlags(
  measure: Measure,
  shares: readonly Share[],
): readonly MeasurementFlag[] {
  const flags: readonly (MeasurementFlag | false)[] = [
    shares.some(({ amount }) => amount < 0) && 'negative-values',
    measure.kind === 'storyPoints' &&
      shares.some(({ item }) => item.hasStoryPointConflict) &&
      'story-point-conflict',
    new Set(shares.map(({ item }) => item.hierarchyLevel)).size > 1 && 'mixed-hierarchy',
    countsOwnAndParent(measure, shares) && 'own-and-parent-counted',
  ];
  return flags.filter((flag) => flag !== false);
}

/**
 * A parent's points or count usually stand for its children's. Time does not: Jira keeps each
 * issue's own time apart from its sub-tasks'.
 */
function countsOwnAndParent(measure: Measure, shares: readonly Share[]): boolean {
  if (isTimeMeasure(measure)) return false;
  const adding = shares.filter(({ amount }) => amount !== 0);
  const ids = new Set(adding.map(({ item }) => item.id));
  return adding.some(({ item }) => item.parentId !== null && ids.has(item.parentId));
}
