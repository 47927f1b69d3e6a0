import type { MatchOutcome, WorkItems } from '../../src/application/ports/work-items';
import type { IssueId } from '../../src/domain/shared/ids';
import type { FakeJira } from './fake-jira';
import { unknownQuery } from './unknown-query';

export function fakeWorkItems(jira: FakeJira, now: () => number): WorkItems {
  return {
    search: async (jql, _needs, limit) => {
      jira.note('search');
      const found = jira.found(jql, null);
      if (found === null) return Promise.resolve(unknownQuery(jql));
      if (found.length > limit) return { kind: 'too-many' };
      const items = found.map(({ item }) => item).sort((a, b) => Number(a.id) - Number(b.id));
      return { kind: 'found', items };
    },
    byIds: async (ids) => {
      jira.note('byIds');
      return Promise.resolve(ids.flatMap((id) => jira.issues.get(id)?.item ?? []));
    },
    changedSince: async (minutes, limit) => {
      jira.note('changedSince');
      const since = now() - minutes * 60_000;
      const ids = [...jira.issues.values()]
        .filter(({ updatedAt }) => updatedAt >= since)
        .map(({ item }) => item.id);
      return Promise.resolve(ids.length > limit ? null : ids);
    },
    countUnedited: async (jqls, minutes) => {
      jira.note('count');
      const until = minutes === 0 ? Infinity : now() - minutes * 60_000;
      return Promise.resolve(unedited(jira, jqls, until));
    },
    match: async (ids, jqls) => {
      jira.note('match');
      return Promise.resolve(jqls.map((jql) => matched(jira, ids, jql)));
    },
  };
}

function unedited(jira: FakeJira, jqls: readonly string[], until: number): number | null {
  const found = jqls.map((jql) => jira.found(jql, null));
  const issues = new Set(found.flatMap((all) => all ?? []));
  return found.includes(null) ? null : [...issues].filter((one) => one.updatedAt < until).length;
}

function matched(jira: FakeJira, ids: readonly IssueId[], jql: string): MatchOutcome {
  const found = jira.found(jql, null);
  if (found === null) return unknownQuery(jql);
  const asked = new Set(ids);
  const issueIds = found.map(({ item }) => item.id).filter((id) => asked.has(id));
  return { kind: 'matched', issueIds: new Set(issueIds) };
}
