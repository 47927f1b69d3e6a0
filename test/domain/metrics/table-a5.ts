import type { WorkItem } from '../../../src/domain/metrics/work-item';
import { aWorkItem } from '../../support/work-item';

const CUSTOM = 'customfield_10050';

/** The five issues of metrics-spec A.5. */
export const K_ISSUES: readonly WorkItem[] = [
  aWorkItem('1', {
    statusCategory: 'done',
    timeSpent: 7200,
    originalEstimate: 14_400,
    remainingEstimate: 0,
    storyPoints: 5,
    numbers: { [CUSTOM]: 10 },
  }),
  aWorkItem('2', {
    statusCategory: 'done',
    originalEstimate: 7200,
    remainingEstimate: 7200,
    numbers: { [CUSTOM]: 4 },
  }),
  aWorkItem('3', {
    statusCategory: 'indeterminate',
    timeSpent: 3600,
    originalEstimate: 10_800,
    remainingEstimate: 7200,
    storyPoints: 3,
    numbers: { [CUSTOM]: null },
  }),
  aWorkItem('4', { storyPoints: 8, numbers: { [CUSTOM]: 6 } }),
  aWorkItem('5', {
    statusCategory: 'indeterminate',
    timeSpent: 21_600,
    originalEstimate: 14_400,
    remainingEstimate: 0,
    storyPoints: 2,
    numbers: { [CUSTOM]: -2 },
  }),
];

export const customMeasure = { kind: 'field', fieldId: CUSTOM } as const;
