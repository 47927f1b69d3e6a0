import type { MetricScope } from '../../domain/metrics/tracked-metric';
import type { Ports } from '../ports/ports';

/** A scope as Jira is asked for it. */
export interface ResolvedScope {
  readonly jql: string;
  /** `null`: those of the projects that its issues are in. */
  readonly boardId: string | null;
  /** What the board estimates in; `null` when the site's fields have to tell. */
  readonly estimateFieldId: string | null;
  /** Statuses in the order of the board's columns. */
  readonly columns: readonly string[];
}

/** `null`: the board is gone, or hidden from the app. */
export async function resolveScope(
  ports: Pick<Ports, 'metricFacts'>,
  scope: MetricScope,
): Promise<ResolvedScope | null> {
  const ofIssues = (jql: string) => ({
    ...{ jql, boardId: null, estimateFieldId: null, columns: [] },
  });
  switch (scope.kind) {
    case 'jql':
      return ofIssues(scope.jql);
    case 'project':
      return ofIssues(`project = ${scope.projectId}`);
    case 'epic':
      return ofIssues(`parent = ${scope.issueKey}`);
    case 'version':
      return ofIssues(`fixVersion = ${scope.versionId}`);
    case 'board': {
      const board = await ports.metricFacts.board(scope.boardId);
      if (board?.jql == null) return null;
      const { jql, estimateFieldId, columns } = board;
      return { jql, boardId: scope.boardId, estimateFieldId, columns };
    }
  }
}
