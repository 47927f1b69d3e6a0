import type { MetricScope, TrackedMetric } from '../../domain/metrics/tracked-metric';
import type { Home } from '../../domain/shared/ids';
import type { Ports } from '../ports/ports';
import type { FoundMetric } from './find-metric';
import type { MetricView } from './metric-view';

export type NamePorts = Pick<Ports, 'projects' | 'metricFacts'>;

export async function showMetric(
  ports: NamePorts,
  { tracked, canManage }: FoundMetric,
): Promise<MetricView> {
  return { ...withoutTraits(tracked), scopeName: await scopeName(ports, tracked), canManage };
}

function withoutTraits(tracked: TrackedMetric): Omit<MetricView, 'scopeName' | 'canManage'> {
  const { id, version, projectId, title, source, bucket, target, band } = tracked;
  const { lifecycle, createdAt, updatedAt, updatedBy } = tracked;
  return {
    ...{ id, version, projectId, title, source, bucket, target, band },
    ...{ lifecycle, createdAt, updatedAt, updatedBy },
  };
}

/** What people call the scope; names are read as the viewer wherever Jira hides some. */
async function scopeName(ports: NamePorts, { source, projectId }: TrackedMetric): Promise<string> {
  const { scope } = source;
  switch (scope.kind) {
    case 'jql':
      return scope.jql;
    case 'epic':
      return `Epic ${scope.issueKey}`;
    case 'project':
      return `Project ${await projectName(ports, scope)}`;
    case 'board':
      return `Board ${(await ports.metricFacts.board(scope.boardId))?.name ?? scope.boardId}`;
    case 'version':
      return `Version ${await versionName(ports, scope.versionId, projectId)}`;
  }
}

async function versionName(ports: NamePorts, versionId: string, projectId: Home): Promise<string> {
  const versions = projectId === null ? [] : await ports.metricFacts.versionsOf(projectId);
  return versions.find(({ id }) => id === versionId)?.name ?? versionId;
}

async function projectName(
  ports: NamePorts,
  { projectId }: Extract<MetricScope, { readonly kind: 'project' }>,
): Promise<string> {
  const [project] = await ports.projects.find([projectId]);
  return project?.name ?? projectId;
}
