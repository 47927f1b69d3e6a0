import { asUser, route } from '@forge/api';
import * as z from 'zod';
import type { Permissions, ProjectAccess } from '../../application/ports/permissions';
import type { IssueId, ProjectId } from '../../domain/shared/ids';
import type { JiraClient, JiraQuestion } from './jira-client';
import { batches } from './jira-work-items';

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };
/** Jira's limit for one check. */
const CHECK_AT_ONCE = 1_000;

const BROWSE = 'BROWSE_PROJECTS';
const ADMINISTER_PROJECT = 'ADMINISTER_PROJECTS';
const ADMINISTER_JIRA = 'ADMINISTER';

const grants = z.object({
  globalPermissions: z.array(z.string()).default([]),
  projectPermissions: z
    .array(
      z.object({
        permission: z.string(),
        projects: z.array(z.number()).default([]),
        issues: z.array(z.number()).default([]),
      }),
    )
    .default([]),
});
type Grants = z.infer<typeof grants>;

interface CheckBody {
  readonly globalPermissions?: readonly string[];
  readonly projectPermissions?: readonly {
    readonly permissions: readonly string[];
    readonly projects?: readonly number[];
    readonly issues?: readonly number[];
  }[];
}

const permittedProjects = z.object({ projects: z.array(z.object({ id: z.number() })).default([]) });

/**
 * What the viewer may do, always asked as the viewer. `manageOkrs` is the key Jira gives to the
 * project permission that our manifest declares.
 */
export function createJiraPermissions(client: JiraClient, manageOkrs: string): Permissions {
  return {
    projects: (ids) => projectAccess(client, manageOkrs, ids),
    managedProjects: async () => {
      const lists = await Promise.all(
        [manageOkrs, ADMINISTER_PROJECT].map((permission) => projectsWith(client, permission)),
      );
      return [...new Set(lists.flat())];
    },
    visibleIssues: (ids) => visibleIssues(client, ids),
    isJiraAdmin: async () => {
      const granted = await check(client, { globalPermissions: [ADMINISTER_JIRA] });
      return granted.globalPermissions.includes(ADMINISTER_JIRA);
    },
  };
}

async function projectAccess(
  client: JiraClient,
  manageOkrs: string,
  ids: readonly ProjectId[],
): Promise<ReadonlyMap<ProjectId, ProjectAccess>> {
  const access = new Map<ProjectId, ProjectAccess>();
  for (const batch of batches(ids, CHECK_AT_ONCE)) {
    const granted = await grantsFor(client, manageOkrs, batch.map(Number));
    const holds = (permission: string, id: ProjectId) =>
      granted.projectPermissions.some(
        (one) => one.permission === permission && one.projects.includes(Number(id)),
      );
    for (const id of batch) {
      const canBrowse = holds(BROWSE, id);
      const canManage = canBrowse && (holds(manageOkrs, id) || holds(ADMINISTER_PROJECT, id));
      access.set(id, { canBrowse, canManage });
    }
  }
  return access;
}

/** A site that does not know our own permission yet still knows its project admins. */
async function grantsFor(
  client: JiraClient,
  manageOkrs: string,
  projects: readonly number[],
): Promise<Grants> {
  const asked = (permissions: readonly string[]) => ({
    projectPermissions: [{ permissions, projects }],
  });
  const answer = await client.ask(question(asked([BROWSE, manageOkrs, ADMINISTER_PROJECT])));
  if (answer.kind === 'ok') return answer.value;
  return check(client, asked([BROWSE, ADMINISTER_PROJECT]));
}

async function visibleIssues(
  client: JiraClient,
  ids: readonly IssueId[],
): Promise<ReadonlySet<IssueId>> {
  const visible = new Set<IssueId>();
  for (const batch of batches(ids, CHECK_AT_ONCE)) {
    const granted = await check(client, {
      projectPermissions: [{ permissions: [BROWSE], issues: batch.map(Number) }],
    });
    for (const { issues } of granted.projectPermissions) {
      for (const id of issues) visible.add(String(id) as IssueId);
    }
  }
  return visible;
}

function check(client: JiraClient, body: CheckBody): Promise<Grants> {
  return client.get(question(body));
}

function question(body: CheckBody): JiraQuestion<Grants> {
  return {
    schema: grants,
    // Permission objects cost two points each. Source: forge-facts 5.4.
    pointsOf: ({ projectPermissions }) => 2 * projectPermissions.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/permissions/check`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify(body),
      }),
  };
}

async function projectsWith(client: JiraClient, permission: string): Promise<readonly ProjectId[]> {
  const answer = await client.ask({
    schema: permittedProjects,
    pointsOf: ({ projects }) => projects.length,
    send: () =>
      asUser().requestJira(route`/rest/api/3/permissions/project`, {
        method: 'POST',
        headers: HEADERS,
        body: JSON.stringify({ permissions: [permission] }),
      }),
  });
  // A permission that Jira does not know is one that nobody holds.
  if (answer.kind !== 'ok') return [];
  return answer.value.projects.map(({ id }) => String(id) as ProjectId);
}
