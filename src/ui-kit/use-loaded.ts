import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError, ApiResult } from '../contract/api-result';

export type Loaded<Data> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ApiError }
  /** `error`: reading it again failed; `data` is what was known before. */
  | { readonly kind: 'ready'; readonly data: Data; readonly error: ApiError | null };

/** Reads once, and again on demand. What was read stays on the screen until there is something newer. */
export function useLoaded<Data>(
  load: () => Promise<ApiResult<Data>>,
): readonly [Loaded<Data>, () => void] {
  const [loaded, setLoaded] = useState<Loaded<Data>>({ kind: 'loading' });
  const latest = useRef(0);

  const reload = useCallback(() => {
    latest.current += 1;
    const request = latest.current;
    setLoaded((before) => (before.kind === 'failed' ? { kind: 'loading' } : before));
    void load().then((result) => {
      // An older answer may arrive after a newer one.
      if (request === latest.current) setLoaded((before) => next(before, result));
    });
  }, [load]);

  useEffect(() => {
    reload();
    return () => {
      latest.current += 1;
    };
  }, [reload]);

  return [loaded, reload];
}

function next<Data>(before: Loaded<Data>, result: ApiResult<Data>): Loaded<Data> {
  if (result.ok) return { kind: 'ready', data: result.data, error: null };
  if (before.kind === 'ready') return { ...before, error: result.error };
  return { kind: 'failed', error: result.error };
}
