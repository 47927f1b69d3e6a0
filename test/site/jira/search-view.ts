/** What search sees: everything at once, or, with a lag, the issues as they were a while ago. */
import type { Clock } from '../clock';
import type { Issue, SiteView } from './model';
import { parentIdOf, type Store } from './store';

export type SearchView = ReturnType<typeof createSearchView>;

interface Former {
  /** The index holds `issue` until this instant and the lag are over. */
  readonly until: number;
  /** `null`: it was not there yet. */
  readonly issue: Issue | null;
}

export function createSearchView(store: Store, clock: Pick<Clock, 'now'>) {
  let lag = 0;
  const formers = new Map<string, readonly Former[]>();
  store.onWrite((issueId, before) => {
    if (lag === 0) return;
    const issue = before === undefined ? null : structuredClone(before);
    formers.set(issueId, [...(formers.get(issueId) ?? []), { until: clock.now(), issue }]);
  });

  /** Only what the index still holds otherwise than the site. */
  const outdated = (fresh: ReadonlySet<string>): ReadonlyMap<string, Issue | null> => {
    const seen = new Map<string, Issue | null>();
    for (const [issueId, list] of formers) {
      const held = list.filter(({ until }) => until > clock.now() - lag);
      const [first] = held;
      if (first === undefined) formers.delete(issueId);
      else {
        formers.set(issueId, held);
        if (!fresh.has(issueId)) seen.set(issueId, first.issue);
      }
    }
    return seen;
  };
  return {
    setLag(milliseconds: number) {
      lag = milliseconds;
      if (lag === 0) formers.clear();
    },
    /** `reconcileIssues` are read fresh whatever the lag. */
    view(reconcileIssues: readonly string[]): SiteView {
      const old = lag === 0 ? new Map<string, never>() : outdated(new Set(reconcileIssues));
      return old.size === 0 ? store.view : laggingView(store.view, old);
    },
  };
}

function laggingView(view: SiteView, old: ReadonlyMap<string, Issue | null>): SiteView {
  const indexed = (issue: Issue | undefined) =>
    issue !== undefined && old.has(issue.id) ? (old.get(issue.id) ?? undefined) : issue;
  const stale = [...old.values()].filter((issue) => issue !== null);
  const all = () =>
    [...[...view.issues()].filter(({ id }) => !old.has(id)), ...stale].sort(
      (a, b) => Number(a.id) - Number(b.id),
    );
  return {
    ...view,
    now: view.now,
    issues: all,
    issueById: (id) => (old.has(id) ? (old.get(id) ?? undefined) : view.issueById(id)),
    issueByKey: (key) =>
      stale.find((issue) => issue.key === key.toUpperCase()) ?? indexed(view.issueByKey(key)),
    childrenOf: (id) => [
      ...view.childrenOf(id).filter((child) => !old.has(child.id)),
      ...stale.filter((issue) => parentIdOf(issue) === id),
    ],
  };
}
