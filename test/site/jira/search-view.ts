/** What search sees: everything at once, or, with a lag, the issues as they were a while ago. */
import type { Clock } from '../clock';
import type { Issue, SiteView } from './model';
import type { Store } from './store';

export type SearchView = ReturnType<typeof createSearchView>;

export function createSearchView(store: Store, clock: Clock) {
  let lag = 0;
  /** Issues changed lately, with what the index still holds of them (`null`: nothing). */
  const pending = new Map<string, { at: number; indexed: Issue | null }>();
  const snapshots = new Map<string, Issue>();

  const indexed = (issue: Issue, fresh: ReadonlySet<string>): Issue | null => {
    const change = pending.get(issue.id);
    if (change === undefined || fresh.has(issue.id)) return issue;
    if (clock.now() - change.at >= lag) {
      pending.delete(issue.id);
      return issue;
    }
    return change.indexed;
  };
  return {
    setLag(milliseconds: number) {
      lag = milliseconds;
      if (lag === 0) pending.clear();
      for (const issue of store.view.issues()) snapshots.set(issue.id, structuredClone(issue));
    },
    changed(issueId: string | undefined) {
      if (lag === 0 || issueId === undefined) return;
      const before = pending.get(issueId)?.indexed ?? snapshots.get(issueId) ?? null;
      pending.set(issueId, { at: clock.now(), indexed: before });
      const now = store.view.issueById(issueId);
      if (now !== undefined) snapshots.set(issueId, structuredClone(now));
    },
    /** `reconcileIssues` are read fresh whatever the lag. */
    view(reconcileIssues: readonly string[]): SiteView {
      if (lag === 0) return store.view;
      const fresh = new Set(reconcileIssues);
      return {
        ...store.view,
        now: store.view.now,
        *issues() {
          for (const issue of store.view.issues()) {
            const seen = indexed(issue, fresh);
            if (seen !== null) yield seen;
          }
        },
      };
    },
  };
}
