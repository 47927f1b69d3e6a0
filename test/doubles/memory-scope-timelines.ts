import type { KnownIssue } from '../../src/application/ports/metric-facts';
import type {
  Containers,
  ScopeMembers,
  ScopeTimelines,
  TimelinesState,
} from '../../src/application/ports/scope-timelines';

export function memoryScopeTimelines(): ScopeTimelines {
  const states = new Map<string, TimelinesState>();
  const issues = new Map<string, Map<string, KnownIssue>>();
  const containers = new Map<string, Containers>();
  const members = new Map<string, ScopeMembers>();
  return {
    state: async (hash) => Promise.resolve(states.get(hash) ?? null),
    saveState: async (hash, state) => {
      states.set(hash, state);
      return Promise.resolve();
    },
    issues: async (hash) => Promise.resolve([...(issues.get(hash)?.values() ?? [])]),
    change: async (hash, { put, drop }) => {
      const known = issues.get(hash) ?? new Map<string, KnownIssue>();
      for (const id of drop) known.delete(id);
      for (const issue of put) known.set(issue.timeline.id, issue);
      issues.set(hash, known);
      return Promise.resolve();
    },
    members: async (hash) => Promise.resolve(members.get(hash) ?? null),
    saveMembers: async (hash, next) => {
      members.set(hash, next);
      return Promise.resolve();
    },
    containers: async (hash) => Promise.resolve(containers.get(hash) ?? null),
    saveContainers: async (hash, next) => {
      containers.set(hash, next);
      return Promise.resolve();
    },
    list: async () => Promise.resolve([...states.keys()]),
    remove: async (hash) => {
      for (const map of [states, issues, containers, members]) map.delete(hash);
      return Promise.resolve();
    },
  };
}
