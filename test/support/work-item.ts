import type { IssueId, ProjectId } from '../../src/domain/shared/ids';
import type { WorkItem } from '../../src/domain/metrics/work-item';

/** An open story with every field empty, unless told otherwise. */
export function aWorkItem(id: string, fields: Partial<WorkItem> = {}): WorkItem {
  return {
    id: id as IssueId,
    key: `K-${id}`,
    projectId: '10000' as ProjectId,
    parentId: null,
    hierarchyLevel: 0,
    statusCategory: 'new',
    isRestricted: false,
    timeSpent: null,
    originalEstimate: null,
    remainingEstimate: null,
    aggregateTimeSpent: null,
    aggregateOriginalEstimate: null,
    aggregateRemainingEstimate: null,
    storyPoints: null,
    hasStoryPointConflict: false,
    numbers: {},
    ...fields,
  };
}

export const issueId = (id: string): IssueId => id as IssueId;
