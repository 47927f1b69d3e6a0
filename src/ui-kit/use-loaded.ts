import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError, ApiResult } from '../contract/api-result';

export type Loaded<Data> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ApiError }
  /** `error`: reading it again failed; `data` is what was known before. */
  | { readonly kind: 'ready'; readonly data: Data; readonly error: ApiError | null };

/**
 * Reads once, and again on demand. What was read stays on the screen until there is something
 * newer. Demands that arrive during a reading become one more reading after it, so a burst of
 * events costs two calls.
 */
export function useLoaded<Data>(
  load: () => Promise<ApiResult<Data>>,
): readonly [Loaded<Data>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<Data>>({ kind: 'loading' });
  const reading = useRef({ isRunning: false, isWanted: false, isMounted: false });

  const reload = useCallback(() => {
    const state = reading.current;
    state.isWanted = true;
    if (state.isRunning) return;
    const read = async (): Promise<void> => {
      state.isRunning = true;
      while (state.isWanted && state.isMounted) {
        state.isWanted = false;
        setLoaded((before) => (before.kind === 'failed' ? { kind: 'loading' } : before));
        const result = await load();
        setLoaded((before) => next(before, result));
      }
      state.isRunning = false;
    };
    void read();
  }, [load]);

  useEffect(() => {
    const state = reading.current;
    state.isMounted = true;
    reload();
    return () => {
      state.isMounted = false;
    };
  }, [reload]);

  return [loaded, reload];
}

function next<Data>(before: Loaded<Data>, result: ApiResult<Data>): Loaded<Data> {
  if (result.ok) return { kind: 'ready', data: result.data, error: null };
  if (before.kind === 'ready') return { ...before, error: result.error };
  return { kind: 'failed', error: result.error };
}
