import type { MetricScope } from '../../domain/metrics/tracked-metric';
import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { homeAccess } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';

/** So many of each are offered; others are found by a query. */
const MOST = 100;

type ListedKind = Extract<MetricScope['kind'], 'board' | 'version' | 'epic'>;

/** What a metric keeps of it, and what people call it. */
export interface MetricScopeChoice {
  readonly value: string;
  readonly name: string;
}

/** What of one kind a metric of this project can be computed over, as far as the viewer sees it. */
export async function listMetricScopes(
  ports: Ports,
  caller: Caller,
  { projectId, kind }: { readonly projectId: string | null; readonly kind: ListedKind },
): Promise<Outcome<readonly MetricScopeChoice[]>> {
  const home = caller.projectId ?? (projectId as ProjectId | null);
  if (home === null) return ok([]);
  const access = await homeAccess(ports, caller, home);
  if (!access.canSee) return notFound('project-not-found');
  return ok(await LISTS[kind](ports, home));
}

type List = (ports: Ports, home: ProjectId) => Promise<readonly MetricScopeChoice[]>;

const LISTS: Readonly<Record<ListedKind, List>> = {
  board: async ({ projectFacts }, home) => named(await projectFacts.boards(home)),
  version: async ({ projectFacts }, home) => named(await projectFacts.versions(home)),
  epic: async ({ issues }, home) => {
    const epics = await issues.page(
      `project = ${home} AND hierarchyLevel = 1 ORDER BY updated DESC`,
      { pageToken: null, size: MOST },
    );
    const rows = epics.kind === 'page' ? epics.rows : [];
    return rows.map(({ key, summary }) => ({ value: key, name: `${key} ${summary}` }));
  },
};

const named = (
  all: readonly { readonly id: string; readonly name: string }[],
): readonly MetricScopeChoice[] => all.slice(0, MOST).map(({ id, name }) => ({ value: id, name }));
