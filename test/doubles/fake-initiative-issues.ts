import type { InitiativeIssues } from '../../src/application/ports/initiatives';
import type { FakeJira } from './fake-jira';

/** Children and projects as the viewer may see them. */
export function fakeInitiativeIssues(jira: FakeJira, viewer: string): InitiativeIssues {
  return {
    children: async (keys, { limit }) => {
      const parents = new Set(
        [...jira.issues.values()]
          .filter(({ item }) => keys.includes(item.key))
          .map((one) => one.item.id),
      );
      const items = [...jira.issues.values()]
        .filter((issue) => issue.item.parentId !== null && parents.has(issue.item.parentId))
        .filter((issue) => jira.canSee(viewer, issue))
        .map(({ item }) => item);
      return Promise.resolve({ items: items.slice(0, limit), isWhole: items.length <= limit });
    },
    findProjects: async (text, limit) =>
      Promise.resolve(
        [...jira.projects.values()]
          .filter(({ id }) => jira.canBrowse(viewer, id))
          .filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
          .slice(0, limit)
          .map(({ id, key, name }) => ({ id, key, name })),
      ),
  };
}
