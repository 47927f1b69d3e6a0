import type { Objective } from '../../domain/okr/objective';
import { rankBetween } from '../../domain/okr/rank';
import type { Home, ObjectiveId, ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';
import { mayManage } from './authorise';
import { checkLevel } from '../settings/check-level';
import { checkParent } from './check-parent';
import { byRank } from './judged-okrs';
import { checkObjectiveExtras, newObjectiveExtras, type ObjectiveExtras } from './draft-extras';
import { type CheckedDescription, checkWholeDescription, type ObjectiveDraft } from './okr-drafts';
import type { ObjectiveView } from './okr-view';
import { showObjective } from './show-definition';
import { saveDefinition } from './save-definition';

export async function createObjective(
  ports: Ports,
  caller: Caller,
  {
    projectId: asked,
    fields,
  }: { readonly projectId: string | null; readonly fields: ObjectiveDraft },
): Promise<Outcome<ObjectiveView>> {
  // On a project's page the context decides; elsewhere the person chooses and Jira decides.
  const projectId = caller.projectId ?? (asked as ProjectId | null);
  if (projectId === null && !isForWholeSite(fields)) {
    return invalid('projectId', 'project-not-chosen');
  }
  const allowed = await mayManage(ports, caller, projectId);
  if (!allowed.ok) return allowed;
  const checked = await checkFields(ports, projectId, fields);
  if (!checked.ok) return checked;
  const id = ports.ids.next() as ObjectiveId;
  const parent = await checkParent(ports, caller, { id, parentId: fields.parentId });
  if (!parent.ok) return parent;
  const siblings = await ports.okrs.listObjectives({ projectId, lifecycle: 'active' });
  const last = [...siblings].sort(byRank).at(-1);
  const now = new Date(ports.clock.now()).toISOString();
  const objective: Objective = {
    ...checked.value,
    closing: null,
    id,
    version: 1,
    projectId,
    ...parent.value,
    lifecycle: 'active',
    rank: rankBetween(last?.rank ?? null, null),
    createdAt: now,
    updatedAt: now,
    updatedBy: caller.accountId,
  };
  if ((await saveDefinition(ports, { objective })) === 'version-conflict') return conflict(null);
  return ok(await showObjective(ports, caller, objective));
}

async function checkFields(
  ports: Ports,
  home: Home,
  fields: ObjectiveDraft,
): Promise<Outcome<CheckedDescription & ObjectiveExtras>> {
  const described = await checkWholeDescription(ports, fields);
  if (!described.ok) return described;
  const extras = await checkObjectiveExtras(ports, fields, home);
  if (!extras.ok) return extras;
  const level = await checkLevel(ports, fields.level, null);
  if (!level.ok) return level;
  return ok({ ...described.value, ...newObjectiveExtras(home), ...extras.value });
}

/** A forgotten project is asked for; only these levels do without one. */
function isForWholeSite({ level }: ObjectiveDraft): boolean {
  return level === 'company' || level === 'team';
}
