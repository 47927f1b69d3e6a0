import { useEffect, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { ObjectiveDetailDto } from '../../../../../src/contract/objectives/calls';
import { usePage } from '../../app/page-context';

export interface LoadedDetail {
  readonly detail: ObjectiveDetailDto | null;
  readonly error: ApiError | null;
  readonly reload: () => void;
}

/** Loads again whenever the revision changes, keeping what is shown meanwhile. */
export function useObjectiveDetail(objectiveId: string, revision: string): LoadedDetail {
  const { call } = usePage();
  const [attempt, setAttempt] = useState(0);
  const [loaded, setLoaded] = useState<Omit<LoadedDetail, 'reload'>>({ detail: null, error: null });
  useEffect(() => {
    let isLate = false;
    const load = async (): Promise<void> => {
      const answer = await call('getObjectiveDetail', { objectiveId });
      if (isLate) return;
      setLoaded((before) =>
        answer.ok ? { detail: answer.data, error: null } : { ...before, error: answer.error },
      );
    };
    void load();
    return () => {
      isLate = true;
    };
  }, [call, objectiveId, revision, attempt]);
  return {
    ...loaded,
    reload: () => {
      setAttempt(attempt + 1);
    },
  };
}
