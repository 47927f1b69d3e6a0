import { ok } from '../../domain/shared/result';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';
import type { ProjectView } from './okr-view';

/** Projects in which the person may create objectives. */
export async function listManagedProjects(ports: Ports): Promise<Outcome<readonly ProjectView[]>> {
  const ids = await ports.permissions.managedProjects();
  const projects = ids.length === 0 ? [] : await ports.projects.find(ids);
  return ok(projects.map((project) => ({ ...project, canManage: true })));
}
