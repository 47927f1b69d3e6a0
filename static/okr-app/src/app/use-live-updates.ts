import { useEffect } from 'react';
import { subscribeToChanges } from '../api/changes';
import type { OkrStore } from './okr-store';

/** A recompute publishes once for every batch; the page reads itself once for all of them. */
const COLLECT_MS = 500;
/** A tab that was out of sight may have missed events. */
const STALE_AFTER_MS = 60_000;

/** Reads the page again when the server says that its values changed. */
export function useLiveUpdates(store: OkrStore, projectId: string | null): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hiddenSince: number | null = null;
    const unsubscribe = subscribeToChanges((projectIds) => {
      if (!concerns(projectIds, projectId)) return;
      clearTimeout(timer);
      timer = setTimeout(store.reload, COLLECT_MS);
    });
    const onVisibility = (): void => {
      if (document.visibilityState === 'hidden') hiddenSince = Date.now();
      else if (hiddenSince !== null && Date.now() - hiddenSince > STALE_AFTER_MS) store.reload();
    };
    document.addEventListener('visibilitychange', onVisibility);
    return () => {
      clearTimeout(timer);
      unsubscribe();
      document.removeEventListener('visibilitychange', onVisibility);
    };
  }, [store, projectId]);
}

/** What belongs to the whole site may stand above any project's objectives. */
function concerns(changed: readonly (string | null)[] | null, projectId: string | null): boolean {
  if (changed === null || projectId === null) return true;
  return changed.includes(projectId) || changed.includes(null);
}
