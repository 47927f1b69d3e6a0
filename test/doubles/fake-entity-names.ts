import type { EntityNames } from '../../src/application/ports/entity-names';
import type { ProjectId } from '../../src/domain/shared/ids';
import type { FakeJira } from './fake-jira';

/** What the fake Jira calls things, as far as the viewer may browse. */
export function fakeEntityNames(jira: FakeJira, viewer: string): EntityNames {
  const { names } = jira.agile;
  return {
    ofSite: async (kind) => Promise.resolve(names[kind]),
    componentsOf: async (projectId: ProjectId) =>
      Promise.resolve(
        jira.canBrowse(viewer, projectId)
          ? (names.components.get(projectId) ?? new Map())
          : new Map(),
      ),
  };
}
