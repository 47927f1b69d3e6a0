import type { Ports } from '../../src/application/ports/ports';
import type { AccountId, IssueId } from '../../src/domain/shared/ids';
import { fakeHistories } from './fake-histories';
import { fakeInitiativeIssues } from './fake-initiative-issues';
import { fakeEntityNames } from './fake-entity-names';
import { fakeMetricFacts } from './fake-metric-facts';
import { fakeProjectFacts } from './fake-project-facts';
import { fakeQueryHelp } from './fake-query-help';
import { unknownQuery } from './unknown-query';
import { fakeWorkItems } from './fake-work-items';
import type { FakeIssue, FakeJira, FakeProject } from './fake-jira';

type JiraPorts = Pick<
  Ports,
  | 'histories'
  | 'metricFacts'
  | 'issueRows'
  | 'initiativeIssues'
  | 'workItems'
  | 'issues'
  | 'jql'
  | 'queryHelp'
  | 'fields'
  | 'permissions'
  | 'people'
  | 'projects'
  | 'projectFacts'
  | 'names'
>;

/** The Jira ports over one fake Jira, for one viewer. */
export function fakeJiraPorts(jira: FakeJira, viewer: string, now: () => number): JiraPorts {
  return {
    workItems: fakeWorkItems(jira, now),
    ...asViewer(jira, viewer),
    queryHelp: fakeQueryHelp(jira, viewer),
    projectFacts: fakeProjectFacts(jira.facts),
    initiativeIssues: fakeInitiativeIssues(jira, viewer),
    ...fakeHistories(jira, viewer),
    metricFacts: fakeMetricFacts(jira, viewer),
    names: fakeEntityNames(jira, viewer),
    fields: {
      catalogue: async () => {
        jira.note('catalogue');
        return Promise.resolve(jira.fields);
      },
      storyPoints: async () => {
        const { companyManagedStoryPoints, teamManagedStoryPoints } = jira.fields;
        return Promise.resolve({
          companyManaged: companyManagedStoryPoints?.id ?? null,
          teamManaged: teamManagedStoryPoints?.id ?? null,
        });
      },
    },
  };
}

function asViewer(
  jira: FakeJira,
  viewer: string,
): Pick<Ports, 'issues' | 'jql' | 'permissions' | 'people' | 'projects'> {
  return {
    issues: {
      find: async (id) => {
        jira.note('find');
        const issue = jira.issues.get(id);
        if (issue === undefined || !jira.canSee(viewer, issue)) return Promise.resolve(null);
        return { id, key: issue.item.key, projectId: issue.item.projectId };
      },
      page: async (jql, { pageToken, size }) => {
        jira.note('page');
        const found = jira.found(jql, viewer);
        if (found === null) return Promise.resolve(unknownQuery(jql));
        const from = Number(pageToken ?? 0);
        const next = from + size < found.length ? String(from + size) : null;
        return {
          kind: 'page',
          rows: found.slice(from, from + size).map(toRow),
          nextPageToken: next,
        };
      },
      sample: async (jql, { size }) => {
        jira.note('sample');
        const found = jira.found(jql, viewer);
        if (found === null) return Promise.resolve(unknownQuery(jql));
        const issues = found
          .slice(0, size)
          .map((issue) => ({ row: toRow(issue), item: issue.item }));
        return { kind: 'sampled', issues, isWhole: found.length <= size };
      },
      descendants: async (key, limit) => {
        jira.note('descendants');
        const root = [...jira.issues.values()].find(({ item }) => item.key === key);
        return Promise.resolve(
          root === undefined ? [] : below(jira, viewer, root.item.id).slice(0, limit),
        );
      },
    },
    jql: {
      parse: async (jql) => {
        jira.note('parse');
        const query = jira.queries.get(jql);
        return Promise.resolve(
          query === undefined ? unknownQuery(jql) : { kind: 'parsed', facts: query.facts },
        );
      },
      count: async (jql, as) => {
        jira.note('count');
        const found = jira.found(jql, as === 'app' ? null : viewer);
        return Promise.resolve(
          found === null ? unknownQuery(jql) : { kind: 'counted', count: found.length },
        );
      },
    },
    ...access(jira, viewer),
  };
}

function access(
  jira: FakeJira,
  viewer: string,
): Pick<Ports, 'permissions' | 'people' | 'projects'> {
  return {
    permissions: {
      projects: async (ids) => {
        jira.note('projects');
        return Promise.resolve(
          new Map(
            ids.map((id) => {
              const canBrowse = jira.canBrowse(viewer, id);
              const holds = holders(jira.projects.get(id)).includes(viewer);
              return [id, { canBrowse, canManage: canBrowse && holds }];
            }),
          ),
        );
      },
      managedProjects: async () => {
        jira.note('managedProjects');
        const managed = [...jira.projects.values()].filter((one) => holders(one).includes(viewer));
        return Promise.resolve(managed.map(({ id }) => id));
      },
      visibleIssues: async (ids) => {
        jira.note('visibleIssues');
        const seen = ids.filter((id) => {
          const issue = jira.issues.get(id);
          return issue !== undefined && jira.canSee(viewer, issue);
        });
        return Promise.resolve(new Set(seen));
      },
      isJiraAdmin: async () => {
        jira.note('isJiraAdmin');
        return Promise.resolve(jira.admins.has(viewer));
      },
    },
    people: {
      find: async (accountId) => {
        jira.note('person');
        return Promise.resolve(jira.people.get(accountId) ?? null);
      },
      search: async (text) => {
        const found = [...jira.people.values()].filter(({ id }) => id.includes(text));
        return Promise.resolve(
          found.map(({ id, isActive }) => ({ id, isActive, name: id, email: `${id}@example.com` })),
        );
      },
      accounts: async (ids) => {
        jira.note('person');
        const known = ids.flatMap((id) => jira.people.get(id) ?? []);
        return Promise.resolve(
          new Map(known.map(({ id, isActive }) => [id, isActive ? 'active' : 'inactive'])),
        );
      },
      browsing: async (accountIds, projectKey) => {
        jira.note('person');
        const project = [...jira.projects.values()].find(({ key }) => key === projectKey);
        const mayBrowse = (id: AccountId) =>
          projectKey === null || project?.browse === 'everyone' || project?.browse.includes(id);
        const active = accountIds.filter((id) => jira.people.get(id)?.isActive === true);
        return Promise.resolve(new Set(active.filter(mayBrowse)));
      },
    },
    projects: {
      find: async (ids) => {
        jira.note('projectNames');
        const found = ids.flatMap((id) => jira.projects.get(id) ?? []);
        return Promise.resolve(found.map(({ id, key, name }) => ({ id, key, name })));
      },
      findByKeys: async (keys) => {
        const found = [...jira.projects.values()].filter(
          ({ id, key }) => keys.includes(key) && jira.canBrowse(viewer, id),
        );
        return Promise.resolve(found.map(({ id, key, name }) => ({ id, key, name })));
      },
    },
  };
}

const holders = (project: FakeProject | undefined): readonly string[] =>
  project === undefined ? [] : [...project.manage, ...(project.administer ?? [])];

function below(jira: FakeJira, viewer: string, parentId: IssueId): readonly IssueId[] {
  const children = [...jira.issues.values()].filter(
    (issue) => issue.item.parentId === parentId && jira.canSee(viewer, issue),
  );
  return children.flatMap(({ item }) => [item.id, ...below(jira, viewer, item.id)]);
}

function toRow({ item, summary, typeName }: FakeIssue) {
  const { id, key, statusCategory } = item;
  return { id, key, summary, typeName, statusName: statusCategory, statusCategory };
}
