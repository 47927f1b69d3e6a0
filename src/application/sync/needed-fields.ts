import type { WorkItem } from '../../domain/metrics/work-item';
import type { FieldNeeds } from '../ports/work-items';

/**
 * The issue as a read for these needs alone returns it. What is fetched once for several scopes
 * must not differ in any of them from what a full read of that scope finds.
 */
export function neededFields(item: WorkItem, needs: FieldNeeds): WorkItem {
  return {
    ...item,
    ...(!needs.times && NO_TIMES),
    ...(!needs.aggregateTimes && NO_AGGREGATES),
    ...(needs.storyPoints === null && { storyPoints: undefined, hasStoryPointConflict: false }),
    numbers: Object.fromEntries(needs.numbers.map((fieldId) => [fieldId, item.numbers[fieldId]])),
  };
}

const NO_TIMES = {
  timeSpent: undefined,
  originalEstimate: undefined,
  remainingEstimate: undefined,
} satisfies Partial<WorkItem>;

const NO_AGGREGATES = {
  aggregateTimeSpent: undefined,
  aggregateOriginalEstimate: undefined,
  aggregateRemainingEstimate: undefined,
} satisfies Partial<WorkItem>;
