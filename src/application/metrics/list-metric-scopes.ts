import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { homeAccess } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';

/** So many of each are offered; others are found by a query. */
const MOST = 100;

export interface MetricScopeChoices {
  readonly boards: readonly { readonly id: string; readonly name: string }[];
  readonly versions: readonly { readonly id: string; readonly name: string }[];
  readonly epics: readonly { readonly key: string; readonly summary: string }[];
}

/** What a metric of this project can be computed over, besides the project and a query. */
export async function listMetricScopes(
  ports: Ports,
  caller: Caller,
  { projectId }: { readonly projectId: string | null },
): Promise<Outcome<MetricScopeChoices>> {
  const home = caller.projectId ?? (projectId as ProjectId | null);
  if (home === null) return ok({ boards: [], versions: [], epics: [] });
  const access = await homeAccess(ports, caller, home);
  if (!access.canSee) return notFound('project-not-found');
  const [boards, versions, epics] = await Promise.all([
    ports.metricFacts.boardsOf(home),
    ports.metricFacts.versionsOf(home),
    ports.issues.page(`project = ${home} AND hierarchyLevel = 1 ORDER BY updated DESC`, {
      pageToken: null,
      size: MOST,
    }),
  ]);
  const rows = epics.kind === 'page' ? epics.rows : [];
  return ok({
    boards: boards.slice(0, MOST).map(({ id, name }) => ({ id, name })),
    versions: versions.slice(0, MOST).map(({ id, name }) => ({ id, name })),
    epics: rows.map(({ key, summary }) => ({ key, summary })),
  });
}
