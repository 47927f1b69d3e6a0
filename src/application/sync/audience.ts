import type { WorkItem } from '../../domain/metrics/work-item';
import type { ProjectId } from '../../domain/shared/ids';
import { MAX_RESTRICTED, type Audience } from '../ports/metric-states';

export function audienceOf(
  items: readonly Pick<WorkItem, 'id' | 'projectId' | 'isRestricted'>[],
): Audience {
  const counts = new Map<ProjectId, number>();
  for (const { projectId } of items) counts.set(projectId, (counts.get(projectId) ?? 0) + 1);
  return {
    byProject: [...counts]
      .map(([projectId, count]) => ({ projectId, count }))
      .sort((a, b) => (a.projectId < b.projectId ? -1 : 1)),
    restricted: items
      .filter((item) => item.isRestricted)
      .map(({ id, projectId }) => ({ issueId: id, projectId }))
      .sort((a, b) => Number(a.issueId) - Number(b.issueId))
      .slice(0, MAX_RESTRICTED),
  };
}
