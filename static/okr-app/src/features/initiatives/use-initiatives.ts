import { useEffect, useState } from 'react';
import type { ApiError, ApiResult } from '../../../../../src/contract/api-result';
import type { InitiativeDto, InitiativesDto } from '../../../../../src/contract/initiatives/calls';
import { useFailureFlag, usePage } from '../../app/page-context';

export interface PickedInitiative {
  readonly kind: 'issue' | 'project';
  readonly refId: string;
}

/** The initiatives of a key result. Loads again when the key result was measured. */
export function useInitiatives(keyResultId: string, revision: string) {
  const { call } = usePage();
  const flagFailure = useFailureFlag();
  const [attempt, setAttempt] = useState(0);
  const [list, setList] = useState<InitiativesDto | null>(null);
  const [error, setError] = useState<ApiError | null>(null);
  useEffect(() => {
    let isLate = false;
    const load = async (): Promise<void> => {
      const answer = await call('listInitiatives', { keyResultId });
      if (isLate) return;
      setError(answer.ok ? null : answer.error);
      if (answer.ok) setList(answer.data);
    };
    void load();
    return () => {
      isLate = true;
    };
  }, [call, keyResultId, revision, attempt]);

  const take = (answer: ApiResult<InitiativesDto>, failure: string): boolean => {
    if (answer.ok) setList(answer.data);
    else flagFailure(failure, answer.error);
    return answer.ok;
  };
  return {
    list,
    error,
    reload: () => {
      setAttempt(attempt + 1);
    },
    add: async (picked: PickedInitiative): Promise<boolean> =>
      take(await call('addInitiative', { keyResultId, ...picked }), 'The initiative was not added'),
    remove: async ({ id }: InitiativeDto): Promise<boolean> =>
      take(await call('removeInitiative', { initiativeId: id }), 'The initiative was not removed'),
  };
}
