import type { MetricFacts } from '../../src/application/ports/metric-facts';
import { WORK_FIELDS } from './fake-agile';
import type { FakeJira } from './fake-jira';

/** The pasts, boards, sprints and versions of the fake Jira. */
export function fakeMetricFacts(jira: FakeJira, viewer: string): MetricFacts {
  const { agile } = jira;
  return {
    fields: async () => Promise.resolve(WORK_FIELDS),
    find: async (jql, { as, limit }) => {
      jira.note('search');
      const found = jira.found(jql, as === 'app' ? null : viewer);
      if (found === null) {
        return { kind: 'invalid-jql', messages: [`"${jql}" was not understood.`] };
      }
      const ids = found.map(({ item }) => item.id).sort((a, b) => Number(b) - Number(a));
      const isWhole = ids.length <= limit;
      return Promise.resolve({ kind: 'found', ids: ids.slice(0, limit), isWhole });
    },
    read: async (ids) => {
      jira.note('histories');
      return Promise.resolve(ids.flatMap((id) => agile.known.get(id) ?? []));
    },
    boardsOf: async (projectId) =>
      Promise.resolve(
        [...agile.boards]
          .filter(([, board]) => board.projectId === projectId)
          .map(([id, { name }]) => ({ id, name })),
      ),
    board: async (id) => Promise.resolve(agile.boards.get(id) ?? null),
    sprintsOf: async (boardId) =>
      Promise.resolve(agile.sprints.filter((sprint) => sprint.boardId === boardId)),
    sprint: async (id) => Promise.resolve(agile.sprints.find((sprint) => sprint.id === id) ?? null),
    versionsOf: async (projectId) =>
      Promise.resolve(agile.versions.filter((version) => version.projectId === projectId)),
    priorities: async () => Promise.resolve(agile.priorities),
  };
}
