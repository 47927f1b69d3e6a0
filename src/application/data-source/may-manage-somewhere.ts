import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';

/** May write key results here, or on the global page in some project. */
export async function mayManageSomewhere(
  ports: Pick<Ports, 'permissions'>,
  { projectId }: Caller,
): Promise<boolean> {
  if (projectId === null) {
    const managed = await ports.permissions.managedProjects();
    return managed.length > 0 || (await ports.permissions.isJiraAdmin());
  }
  const access = (await ports.permissions.projects([projectId])).get(projectId);
  return access?.canManage === true;
}
