import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { KeyResultDetailDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';

export interface DetailState {
  readonly detail: KeyResultDetailDto | null;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
}

export interface Detail extends DetailState {
  readonly reload: () => void;
  /** Adds the next page of issues. */
  readonly loadMore: () => void;
}

/** Loads again whenever the key result was measured or changed, keeping what is shown meanwhile. */
export function useKeyResultDetail(keyResultId: string, revision: string): Detail {
  const { call } = usePage();
  const [state, setState] = useState<DetailState>({ detail: null, error: null, isLoading: true });
  const asked = useRef(0);

  const load = useCallback(
    async (shown: KeyResultDetailDto | null) => {
      const mine = ++asked.current;
      setState((before) => ({ ...before, isLoading: true }));
      const pageToken = shown?.nextPageToken ?? null;
      const answer = await call('getKeyResultDetail', { keyResultId, pageToken });
      if (mine !== asked.current) return;
      setState((before) =>
        answer.ok
          ? { detail: joined(shown, answer.data), error: null, isLoading: false }
          : { ...before, error: answer.error, isLoading: false },
      );
    },
    [call, keyResultId],
  );
  useEffect(() => {
    void load(null);
    return () => {
      asked.current += 1;
    };
  }, [load, revision]);

  return {
    ...state,
    reload: () => void load(null),
    loadMore: () => void load(state.detail),
  };
}

/** Pages may overlap when issues move between two reads; each issue is listed once. */
function joined(shown: KeyResultDetailDto | null, next: KeyResultDetailDto): KeyResultDetailDto {
  if (shown === null) return next;
  const known = new Set(shown.issues.map(({ id }) => id));
  return { ...next, issues: [...shown.issues, ...next.issues.filter(({ id }) => !known.has(id))] };
}
