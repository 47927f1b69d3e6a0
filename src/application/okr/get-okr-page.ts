import { byDates } from '../../domain/okr/cycle';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { cycleView } from '../cycles/cycle-view';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';
import { siteRulesOf } from '../settings/site-rules-of';
import { judgeOkrs } from './judged-okrs';
import { homesOf, loadOkrRecords, type OkrRecords } from './okr-records';
import type { ObjectiveView, OkrPageView } from './okr-view';
import { IN_SIGHT } from './site-okrs';
import { canSeeHome, viewerSight, type ViewerSight } from './viewer-sight';

/** The project's OKRs, or on the global page all that the viewer may see. */
export async function getOkrPage(
  ports: Ports,
  caller: Caller,
  { includeArchived }: { readonly includeArchived: boolean },
): Promise<Outcome<OkrPageView>> {
  const { projectId } = caller;
  const records = await loadOkrRecords(ports, {
    projectId,
    lifecycles: includeArchived ? [...IN_SIGHT, 'archived'] : IN_SIGHT,
  });
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  // The site's own objectives may be created here even while there are none.
  const homes = [...homesOf(records), projectId];
  const sight = await viewerSight(ports, caller, { homes, audiences });
  if (!canSeeHome(projectId, sight)) return notFound('project-not-found');
  const judged = judgeOkrs(records, sight);
  // Objectives of other projects count in these, and are shown on their own pages.
  const objectives =
    projectId === null ? judged : judged.filter((objective) => objective.projectId === projectId);
  return ok(await toPage(ports, sight, { records, objectives, projectId }));
}

async function toPage(
  ports: Ports,
  sight: ViewerSight,
  {
    records,
    objectives,
    projectId,
  }: { records: OkrRecords; objectives: readonly ObjectiveView[]; projectId: Caller['projectId'] },
): Promise<OkrPageView> {
  const homes =
    projectId === null ? objectives.map((objective) => objective.projectId) : [projectId];
  const projectIds = [...new Set(homes)].filter((home) => home !== null);
  const projects = projectIds.length === 0 ? [] : await ports.projects.find(projectIds);
  return {
    projects: projects.map((project) => ({
      ...project,
      canManage: sight.access.get(project.id)?.canManage === true,
    })),
    objectives,
    cycles: [...records.cycles.values()].sort(byDates).map(cycleView),
    canManageSite: sight.managesSite,
    statusRule: records.settings.statusRule,
    siteRules: siteRulesOf(records.settings),
    today: records.today,
    timeZone: records.settings.timeZone,
    now: new Date(ports.clock.now()).toISOString(),
    lastSync: records.sync.lastSync,
    isPaused: (await ports.switches.load()).isPaused,
  };
}
