import type { ListedThing } from '../../domain/metrics/catalogue/parameters';
import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { homeAccess } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';
import type { MetricScopeChoice } from './list-metric-scopes';

interface Asked {
  readonly projectId: string | null;
  readonly of: ListedThing;
}

/** What can be chosen for a parameter, as the viewer sees it in Jira: ids with their names now. */
export async function listParameterChoices(
  ports: Ports,
  caller: Caller,
  { projectId, of }: Asked,
): Promise<Outcome<readonly MetricScopeChoice[]>> {
  const home = caller.projectId ?? (projectId as ProjectId | null);
  if (home !== null) {
    const access = await homeAccess(ports, caller, home);
    if (!access.canSee) return notFound('project-not-found');
  }
  if (of === 'resolutions') {
    const names = await ports.names.ofSite('resolution');
    return ok([...names].map(([value, name]) => ({ value, name })));
  }
  // Releases belong to a project; of the whole site a query tells which are meant.
  const versions = home === null ? [] : await ports.metricFacts.versionsOf(home);
  return ok(versions.map(({ id, name }) => ({ value: id, name })));
}
