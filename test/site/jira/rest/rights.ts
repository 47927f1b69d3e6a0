import type { Project } from '../model';
import type { ProjectRight } from '../permissions';
import { projectOf } from '../permissions';
import { type Exchange, json, refusal, type RestAnswer } from './exchange';

const PROJECT_RIGHTS: Readonly<Record<string, ProjectRight>> = {
  BROWSE_PROJECTS: 'browse',
  EDIT_ISSUES: 'edit',
  CREATE_ISSUES: 'edit',
  TRANSITION_ISSUES: 'edit',
  ADMINISTER_PROJECTS: 'administer',
};

function rightOf({ options }: Exchange, permission: string): ProjectRight | undefined {
  const isOurs = permission === options.manageOkrsPermission;
  return isOurs ? 'manageOkrs' : PROJECT_RIGHTS[permission];
}

interface Asked {
  readonly permissions: readonly string[];
  readonly projects?: readonly number[];
  readonly issues?: readonly number[];
}

/** Jira tells administrators what others may do, and everybody what they may do themselves. */
export function checkPermissions(exchange: Exchange): RestAnswer {
  const { store, body, viewer } = exchange;
  const { accountId } = body;
  if (typeof accountId !== 'string' || accountId === viewer.accountId) return granted(exchange);
  return store.permissions.isAdministrator(viewer.accountId)
    ? granted({ ...exchange, viewer: { ...viewer, accountId } })
    : refusal(403, ['You do not have permission to view the permissions of other users.']);
}

function granted(exchange: Exchange): RestAnswer {
  const { store, body, viewer } = exchange;
  const asked = (body['projectPermissions'] as Asked[] | undefined) ?? [];
  const globals = (body['globalPermissions'] as string[] | undefined) ?? [];
  const unknown = asked
    .flatMap(({ permissions }) => permissions)
    .filter((permission) => rightOf(exchange, permission) === undefined);
  if (unknown.length > 0) return refusal(400, [`Unrecognized permission: ${unknown.join(', ')}`]);
  const projectPermissions = asked.flatMap(({ permissions, projects = [], issues = [] }) =>
    permissions.map((permission) => {
      const right = rightOf(exchange, permission) ?? 'browse';
      const may = (project: Project) => store.permissions.has(viewer.accountId, project, right);
      return {
        permission,
        projects: projects.filter((id) => {
          const project = store.data.projects.find((one) => one.id === String(id));
          return project !== undefined && may(project);
        }),
        issues: issues.filter((id) => {
          const issue = store.view.issueById(String(id));
          const project = issue && projectOf(store.data, issue);
          return (
            issue !== undefined &&
            project !== undefined &&
            may(project) &&
            store.view.canBrowse(viewer.accountId, issue)
          );
        }),
      };
    }),
  );
  const globalPermissions = globals.filter(
    (name) => name === 'ADMINISTER' && store.permissions.isAdministrator(viewer.accountId),
  );
  const objects = projectPermissions.length + globalPermissions.length;
  return json({ projectPermissions, globalPermissions }, 0, objects);
}

export function permittedProjects(exchange: Exchange): RestAnswer {
  const { store, body, viewer } = exchange;
  const names = body['permissions'] as string[];
  const rights = names.map((name) => rightOf(exchange, name));
  const unknown = names.filter((_name, index) => rights[index] === undefined);
  if (unknown.length > 0) return refusal(400, [`Unrecognized permission: ${unknown.join(', ')}`]);
  const projects = store.data.projects
    .filter((project) =>
      rights.every(
        (right) => right !== undefined && store.permissions.has(viewer.accountId, project, right),
      ),
    )
    .map(({ id, key }) => ({ id: Number(id), key }));
  return json({ projects }, projects.length);
}

export function myPermissions(exchange: Exchange): RestAnswer {
  const { store, query, viewer } = exchange;
  const names = (query.get('permissions') ?? '').split(',').filter((name) => name !== '');
  if (names.length === 0) return refusal(400, ["The 'permissions' query parameter is required."]);
  const unknown = names.find(
    (name) => name !== 'ADMINISTER' && rightOf(exchange, name) === undefined,
  );
  if (unknown !== undefined) return refusal(400, [`Unrecognized permission: ${unknown}`]);
  const project = store.data.projects.find(
    ({ id, key }) => id === query.get('projectId') || key === query.get('projectKey'),
  );
  const have = (name: string): boolean => {
    if (name === 'ADMINISTER') return store.permissions.isAdministrator(viewer.accountId);
    const right = rightOf(exchange, name);
    const where = project === undefined ? store.data.projects : [project];
    return (
      right !== undefined &&
      where.some((one) => store.permissions.has(viewer.accountId, one, right))
    );
  };
  const permissions = Object.fromEntries(
    names.map((key) => [
      key,
      {
        id: key,
        key,
        name: key,
        type: key === 'ADMINISTER' ? 'GLOBAL' : 'PROJECT',
        description: '',
        havePermission: have(key),
      },
    ]),
  );
  return json({ permissions }, 0, names.length);
}
