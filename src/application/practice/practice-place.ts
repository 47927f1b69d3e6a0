import type { ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { homeAccess, mayManage } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { invalid, notFound, type Outcome } from '../refusal';

export interface InProject {
  /** Read on the global page only; on a project's page the context decides. */
  readonly projectId: string | null;
}

export interface Place {
  readonly projectId: ProjectId;
  readonly canManage: boolean;
}

type AccessPorts = Pick<Ports, 'permissions' | 'settings'>;

const projectOf = (caller: Caller, asked: InProject): ProjectId | null =>
  caller.projectId ?? (asked.projectId as ProjectId | null);

/** Everybody who may browse the project may read how its numbers come about. */
export async function visiblePlace(
  ports: AccessPorts,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<Place>> {
  const projectId = projectOf(caller, asked);
  if (projectId === null) return invalid('projectId', 'project-not-chosen');
  const { canSee, canManage } = await homeAccess(ports, caller, projectId);
  return canSee ? ok({ projectId, canManage }) : notFound('project-not-found');
}

/** Who manages the OKRs of the project says how it works. */
export async function managedPlace(
  ports: AccessPorts,
  caller: Caller,
  asked: InProject,
): Promise<Outcome<Place>> {
  const projectId = projectOf(caller, asked);
  if (projectId === null) return invalid('projectId', 'project-not-chosen');
  const allowed = await mayManage(ports, caller, projectId);
  return allowed.ok ? ok({ projectId, canManage: true }) : allowed;
}
