import { ok } from '../../domain/shared/result';
import type { Home } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';
import { judgeOkrs } from './judged-okrs';
import { loadOkrRecords, type OkrRecords } from './okr-records';
import type { OkrPageView } from './okr-view';
import { canSeeHome, viewerSight, type ViewerSight } from './viewer-sight';

/** The project's OKRs, or on the global page those of every project the viewer may browse. */
export async function getOkrPage(
  ports: Ports,
  caller: Caller,
  { includeArchived }: { readonly includeArchived: boolean },
): Promise<Outcome<OkrPageView>> {
  const records = await loadOkrRecords(ports, {
    projectId: caller.projectId,
    lifecycles: includeArchived ? ['active', 'archived'] : ['active'],
  });
  const projectIds =
    caller.projectId === null
      ? [...new Set(records.objectives.map(({ projectId }) => projectId))]
      : [caller.projectId];
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  const sight = await viewerSight(ports, projectIds, audiences);
  const browsable = projectIds.filter((id) => canSeeHome(id, sight));
  if (caller.projectId !== null && browsable.length === 0) return notFound('project-not-found');
  return ok(await toPage(ports, sight, { records: onlyIn(records, browsable), browsable }));
}

async function toPage(
  ports: Ports,
  sight: ViewerSight,
  { records, browsable }: { records: OkrRecords; browsable: readonly Home[] },
): Promise<OkrPageView> {
  const inProjects = browsable.filter((id) => id !== null);
  const projects = inProjects.length === 0 ? [] : await ports.projects.find(inProjects);
  return {
    projects: projects.map((project) => ({
      ...project,
      canManage: sight.access.get(project.id)?.canManage === true,
    })),
    objectives: judgeOkrs(records, sight),
    statusRule: records.settings.statusRule,
    today: records.today,
    timeZone: records.settings.timeZone,
    now: new Date(ports.clock.now()).toISOString(),
    lastSync: records.sync.lastSync,
  };
}

function onlyIn(records: OkrRecords, projectIds: readonly Home[]): OkrRecords {
  const allowed = new Set(projectIds);
  return {
    ...records,
    objectives: records.objectives.filter(({ projectId }) => allowed.has(projectId)),
    keyResults: records.keyResults.filter(({ projectId }) => allowed.has(projectId)),
  };
}
