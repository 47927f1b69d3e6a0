import type { AccountId, ProjectId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { Outcome } from '../refusal';

export interface ImportCheck {
  readonly owners: readonly {
    readonly text: string;
    readonly accountId: AccountId | null;
    /** `many`: the name fits several people. */
    readonly state: 'found' | 'none' | 'many' | 'inactive';
  }[];
  readonly projects: readonly {
    readonly key: string;
    readonly projectId: ProjectId | null;
    readonly canManage: boolean;
  }[];
}

/** Who and what the names in a file mean on this site, as far as Jira tells the person. */
export async function checkImport(
  ports: Ports,
  _caller: Caller,
  {
    owners,
    projectKeys,
  }: { readonly owners: readonly string[]; readonly projectKeys: readonly string[] },
): Promise<Outcome<ImportCheck>> {
  const found = [];
  for (const text of owners) found.push(await ownerCalled(ports, text));
  return ok({ owners: found, projects: await projectsCalled(ports, projectKeys) });
}

async function ownerCalled(
  ports: Pick<Ports, 'people'>,
  text: string,
): Promise<ImportCheck['owners'][number]> {
  const name = text.trim().toLowerCase();
  const people = await ports.people.search(text.trim());
  const exact = people.filter((person) =>
    [person.name, person.email, person.id].some((one) => one?.toLowerCase() === name),
  );
  const active = exact.filter(({ isActive }) => isActive);
  const [first, second] = active.length > 0 ? active : exact;
  if (first === undefined) return { text, accountId: null, state: 'none' };
  if (second !== undefined) return { text, accountId: null, state: 'many' };
  return first.isActive
    ? { text, accountId: first.id, state: 'found' }
    : { text, accountId: null, state: 'inactive' };
}

async function projectsCalled(
  ports: Pick<Ports, 'projects' | 'permissions'>,
  keys: readonly string[],
): Promise<ImportCheck['projects']> {
  const found = keys.length === 0 ? [] : await ports.projects.findByKeys(keys);
  const ids = found.map(({ id }) => id);
  const access = ids.length === 0 ? null : await ports.permissions.projects(ids);
  return keys.map((key) => {
    const project = found.find((one) => one.key === key);
    const canManage = project !== undefined && access?.get(project.id)?.canManage === true;
    return { key, projectId: project?.id ?? null, canManage };
  });
}
