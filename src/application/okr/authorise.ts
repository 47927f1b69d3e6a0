import {
  keyResultAccess,
  objectiveAccess,
  type HomeAccess,
  type OkrAccess,
} from '../../domain/okr/access';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import { ok } from '../../domain/shared/result';
import type { Home, KeyResultId, ObjectiveId } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import { forbidden, notFound, type Outcome } from '../refusal';

type AccessPorts = Pick<Ports, 'okrs' | 'permissions' | 'settings'>;

/** What is asked for; seeing it is needed for all of them. */
type Need = 'see' | 'check-in' | 'manage';

/** Jira admins manage what belongs to the whole site, and those they named. */
export async function managesSite(
  ports: Pick<Ports, 'permissions' | 'settings'>,
  { accountId }: Caller,
): Promise<boolean> {
  const { okrManagerIds } = await ports.settings.load();
  return okrManagerIds.includes(accountId) || ports.permissions.isJiraAdmin();
}

export async function homeAccess(
  ports: Pick<Ports, 'permissions' | 'settings'>,
  caller: Caller,
  home: Home,
): Promise<HomeAccess> {
  if (home === null) return { canSee: true, canManage: await managesSite(ports, caller) };
  const access = (await ports.permissions.projects([home])).get(home);
  return { canSee: access?.canBrowse === true, canManage: access?.canManage === true };
}

/** Who may not browse a project is told it does not exist; who may not change OKRs, just that. */
export async function mayManage(
  ports: Pick<Ports, 'permissions' | 'settings'>,
  caller: Caller,
  home: Home,
): Promise<Outcome<true>> {
  const access = await homeAccess(ports, caller, home);
  if (!access.canSee) return notFound('project-not-found');
  return access.canManage ? ok(true) : needsManager(home);
}

export const visibleObjective = (ports: AccessPorts, caller: Caller, id: string) =>
  findObjective(ports, caller, { id, need: 'see' });

/** One the person may report on: with a status, a comment or a check-in. */
export const reportableObjective = (ports: AccessPorts, caller: Caller, id: string) =>
  findObjective(ports, caller, { id, need: 'check-in' });

export const managedObjective = (ports: AccessPorts, caller: Caller, id: string) =>
  findObjective(ports, caller, { id, need: 'manage' });

/** A key result is never judged without its objective, which may be private. */
export interface FoundKeyResult {
  readonly keyResult: KeyResult;
  readonly objective: Objective;
}

export const visibleKeyResult = (ports: AccessPorts, caller: Caller, id: string) =>
  findKeyResult(ports, caller, { id, need: 'see' });

/** One the person may report on: with a value, a status, a tick or a comment. */
export const reportableKeyResult = (ports: AccessPorts, caller: Caller, id: string) =>
  findKeyResult(ports, caller, { id, need: 'check-in' });

export const managedKeyResult = (ports: AccessPorts, caller: Caller, id: string) =>
  findKeyResult(ports, caller, { id, need: 'manage' });

async function findObjective(
  ports: AccessPorts,
  caller: Caller,
  { id, need }: { id: string; need: Need },
): Promise<Outcome<Objective>> {
  const objective = await ports.okrs.findObjective(id as ObjectiveId);
  if (objective === null) return notFound('objective-not-found');
  const home = await homeAccess(ports, caller, objective.projectId);
  const access = objectiveAccess(objective, caller.accountId, home);
  if (!access.canSee || isGone(objective, access)) return notFound('objective-not-found');
  return allows(access, need) ? ok(objective) : refusalOf(need, objective.projectId);
}

async function findKeyResult(
  ports: AccessPorts,
  caller: Caller,
  { id, need }: { id: string; need: Need },
): Promise<Outcome<FoundKeyResult>> {
  const keyResult = await ports.okrs.findKeyResult(id as KeyResultId);
  const objective = keyResult && (await ports.okrs.findObjective(keyResult.objectiveId));
  if (keyResult === null || objective === null) return notFound('key-result-not-found');
  const home = await homeAccess(ports, caller, objective.projectId);
  const ofObjective = objectiveAccess(objective, caller.accountId, home);
  const access = keyResultAccess(keyResult, caller.accountId, ofObjective);
  if (!access.canSee || isGone(objective, access) || isGone(keyResult, access)) {
    return notFound('key-result-not-found');
  }
  return allows(access, need) ? ok({ keyResult, objective }) : refusalOf(need, objective.projectId);
}

/** What was deleted is there only for those who can undo it. */
const isGone = ({ lifecycle }: Pick<Objective, 'lifecycle'>, { canManage }: OkrAccess) =>
  lifecycle === 'deleted' && !canManage;

function allows({ canSee, canCheckIn, canManage }: OkrAccess, need: Need): boolean {
  return { see: canSee, 'check-in': canCheckIn, manage: canManage }[need];
}

const refusalOf = (need: Need, home: Home) =>
  need === 'check-in' ? forbidden('needs-check-in-right') : needsManager(home);

const needsManager = (home: Home) =>
  forbidden(home === null ? 'needs-okr-manager' : 'needs-manage-okrs');

export async function mustBeJiraAdmin(ports: Pick<Ports, 'permissions'>): Promise<Outcome<true>> {
  return (await ports.permissions.isJiraAdmin()) ? ok(true) : forbidden('needs-jira-admin');
}
