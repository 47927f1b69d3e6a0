import type { QueryHelp } from '../../src/application/ports/query-help';
import type { FakeJira } from './fake-jira';

/** The names and filters of a fake Jira; a filter belongs to who may see it. */
export function fakeQueryHelp(jira: FakeJira, viewer: string): QueryHelp {
  const visible = () => jira.filters.filter(({ onlyFor }) => onlyFor?.includes(viewer) ?? true);
  return {
    vocabulary: async () => Promise.resolve(jira.vocabulary),
    suggestions: async (fieldName, text) =>
      Promise.resolve(
        (jira.values.get(fieldName.toLowerCase()) ?? [])
          .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
          .map((name) => ({ value: name, displayName: name })),
      ),
    filters: async (text, limit) =>
      Promise.resolve(
        visible()
          .filter(({ filter }) => filter.name.toLowerCase().includes(text.toLowerCase()))
          .map(({ filter }) => filter)
          .slice(0, limit),
      ),
    filter: async (id) =>
      Promise.resolve(visible().find(({ filter }) => filter.id === id)?.filter ?? null),
  };
}
