import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import { ok } from '../../domain/shared/result';
import type { Home, KeyResultId, ObjectiveId } from '../../domain/shared/ids';
import type { RefusalReason } from '../refusal';
import type { Ports } from '../ports/ports';
import { forbidden, notFound, type Outcome } from '../refusal';

type AccessPorts = Pick<Ports, 'okrs' | 'permissions'>;

/**
 * Who may not browse a project is told it does not exist; who may not change OKRs, just that.
 * What belongs to the whole site is managed by Jira admins.
 */
export async function mayManage(
  ports: Pick<Ports, 'permissions'>,
  projectId: Home,
  whenHidden: RefusalReason = 'project-not-found',
): Promise<Outcome<true>> {
  if (projectId === null) {
    return (await ports.permissions.isJiraAdmin()) ? ok(true) : forbidden('needs-okr-manager');
  }
  const access = (await ports.permissions.projects([projectId])).get(projectId);
  if (access?.canBrowse !== true) return notFound(whenHidden);
  return access.canManage ? ok(true) : forbidden('needs-manage-okrs');
}

export async function managedObjective(
  ports: AccessPorts,
  id: string,
): Promise<Outcome<Objective>> {
  const objective = await ports.okrs.findObjective(id as ObjectiveId);
  if (objective === null) return notFound('objective-not-found');
  const allowed = await mayManage(ports, objective.projectId, 'objective-not-found');
  return allowed.ok ? ok(objective) : allowed;
}

export async function managedKeyResult(
  ports: AccessPorts,
  id: string,
): Promise<Outcome<KeyResult>> {
  const keyResult = await ports.okrs.findKeyResult(id as KeyResultId);
  if (keyResult === null) return notFound('key-result-not-found');
  const allowed = await mayManage(ports, keyResult.projectId, 'key-result-not-found');
  return allowed.ok ? ok(keyResult) : allowed;
}

export async function mustBeJiraAdmin(ports: Pick<Ports, 'permissions'>): Promise<Outcome<true>> {
  return (await ports.permissions.isJiraAdmin()) ? ok(true) : forbidden('needs-jira-admin');
}
