import type { Ports } from '../../src/application/ports/ports';
import type { Condition } from '../../src/domain/history/condition';
import type { FakeJira } from './fake-jira';

/** The past of the fake Jira's issues, and its issues by id as one viewer sees them. */
export function fakeHistories(
  jira: FakeJira,
  viewer: string,
): Pick<Ports, 'histories' | 'issueRows'> {
  return {
    histories: {
      read: async (ids) => {
        jira.note('histories');
        return Promise.resolve(
          ids.flatMap((issueId) => {
            const issue = jira.issues.get(issueId);
            if (issue === undefined) return [];
            return {
              issueId,
              createdAt: jira.createdAt.get(issueId) ?? 0,
              statusId: issue.item.statusCategory,
              isTeamManaged: false,
              changes: jira.changelogs.get(issueId) ?? [],
            };
          }),
        );
      },
      statusCategories: async () => {
        const keys = ['new', 'indeterminate', 'done'] as const;
        return Promise.resolve(new Map(keys.map((key) => [key, key])));
      },
      condition: async (jql) => {
        const unknown: Condition = { kind: 'unknown' };
        return Promise.resolve(jira.conditions.get(jql) ?? unknown);
      },
    },
    issueRows: {
      find: async (ids) => {
        jira.note('rows');
        const seen = ids.flatMap((id) => {
          const issue = jira.issues.get(id);
          return issue !== undefined && jira.canSee(viewer, issue) ? [issue] : [];
        });
        return Promise.resolve(
          new Map(
            seen.map(({ item, summary, typeName }) => {
              const { id, key, statusCategory } = item;
              return [
                id,
                {
                  ...{ id, key, summary, typeName, statusName: statusCategory, statusCategory },
                  dueOn: jira.dueOn.get(id) ?? null,
                },
              ];
            }),
          ),
        );
      },
    },
  };
}
