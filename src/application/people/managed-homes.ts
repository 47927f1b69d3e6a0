import type { Home } from '../../domain/shared/ids';
import type { Caller } from '../caller';
import { managesSite } from '../okr/authorise';
import type { Ports } from '../ports/ports';
import { forbidden, notFound, type Outcome } from '../refusal';
import { ok } from '../../domain/shared/result';

/** What the person manages: on a project's page that project, elsewhere all of them. */
export async function managedHomes(
  ports: Pick<Ports, 'permissions' | 'settings'>,
  caller: Caller,
): Promise<Outcome<ReadonlySet<Home>>> {
  if (caller.projectId !== null) {
    const access = (await ports.permissions.projects([caller.projectId])).get(caller.projectId);
    if (access?.canBrowse !== true) return notFound('project-not-found');
    return access.canManage ? ok(new Set([caller.projectId])) : forbidden('needs-manage-okrs');
  }
  const [projects, isSiteManager] = await Promise.all([
    ports.permissions.managedProjects(),
    managesSite(ports, caller),
  ]);
  const homes = new Set<Home>([...projects, ...(isSiteManager ? [null] : [])]);
  return homes.size > 0 ? ok(homes) : forbidden('needs-manage-okrs');
}
