import { ok } from '../../domain/shared/result';
import { calendarDateAt } from '../../domain/shared/calendar-date';
import type { ObjectiveId, ProjectId } from '../../domain/shared/ids';
import { withOrigin } from '../audit/with-origin';
import type { Caller } from '../caller';
import { forgetDiscussion } from '../comments/forget-discussion';
import { mustBeJiraAdmin } from '../okr/authorise';
import { createKeyResult } from '../okr/create-key-result';
import { createObjective } from '../okr/create-objective';
import type { Ports } from '../ports/ports';
import { notFound, type Outcome } from '../refusal';
import { forgetKeyResult } from '../sync/clean-up';
import { demoKeyResults, demoObjective } from './demo-okrs';

export interface SiteState {
  readonly isPaused: boolean;
  readonly isDemoOn: boolean;
  readonly demoObjectives: number;
}

export async function getSiteState(ports: Ports): Promise<Outcome<SiteState>> {
  const allowed = await mustBeJiraAdmin(ports);
  return allowed.ok ? ok(await siteState(ports)) : allowed;
}

async function siteState(ports: Ports): Promise<SiteState> {
  const { isPaused, demoObjectiveIds } = await ports.switches.load();
  const demoObjectives = demoObjectiveIds.length;
  return { isPaused, isDemoOn: demoObjectives > 0, demoObjectives };
}

/** Paused, nothing is measured and nothing is lost; resumed, everything is measured again. */
export async function setPaused(
  ports: Ports,
  _caller: Caller,
  { isPaused }: { readonly isPaused: boolean },
): Promise<Outcome<SiteState>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  await ports.switches.save({ ...(await ports.switches.load()), isPaused });
  if (!isPaused) {
    await ports.jobs.push({ kind: 'sweep' });
    await ports.historyJobs.push({ kind: 'backfill', attempts: 0 });
  }
  return ok(await siteState(ports));
}

/** Objectives that measure the real issues of a project, to try things out with. */
export async function addDemo(
  ports: Ports,
  caller: Caller,
  { projectId }: { readonly projectId: string },
): Promise<Outcome<SiteState>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  const [project] = await ports.projects.find([projectId as ProjectId]);
  if (project === undefined) return notFound('project-not-found');
  const traced = withOrigin(ports, 'demo');
  const place = { ...caller, projectId: project.id };
  const { timeZone } = await ports.settings.load();
  const today = calendarDateAt(ports.clock.now(), timeZone);
  const objective = await createObjective(traced, place, {
    projectId: project.id,
    fields: demoObjective(project, today),
  });
  if (!objective.ok) return objective;
  // Noted before its key results come, so that whatever happens then can be removed again.
  const switches = await ports.switches.load();
  const demoObjectiveIds = [...switches.demoObjectiveIds, objective.value.id];
  await ports.switches.save({ ...switches, demoObjectiveIds });
  for (const fields of demoKeyResults(project)) {
    const made = await createKeyResult(traced, place, { objectiveId: objective.value.id, fields });
    if (!made.ok) return made;
  }
  return ok(await siteState(ports));
}

/** All of it at once, with everything people added below; only the log still tells of it. */
export async function removeDemo(ports: Ports): Promise<Outcome<SiteState>> {
  const allowed = await mustBeJiraAdmin(ports);
  if (!allowed.ok) return allowed;
  const switches = await ports.switches.load();
  for (const id of switches.demoObjectiveIds) await forgetObjective(ports, id);
  await ports.switches.save({ ...(await ports.switches.load()), demoObjectiveIds: [] });
  return ok(await siteState(ports));
}

async function forgetObjective(ports: Ports, id: ObjectiveId): Promise<void> {
  const objective = await ports.okrs.findObjective(id);
  if (objective === null) return;
  const { timeZone } = await ports.settings.load();
  const today = calendarDateAt(ports.clock.now(), timeZone);
  for (const keyResult of await ports.okrs.listKeyResultsOf(id)) {
    await forgetKeyResult(ports, keyResult, today);
  }
  await forgetDiscussion(ports, id);
  await ports.okrs.removeObjective(id);
  await ports.realtime.publish([objective.projectId]);
}
