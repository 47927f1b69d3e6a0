import { useEffect, useState } from 'react';
import type { ParentCandidateDto } from '../../../../../src/contract/objectives/calls';
import { usePage } from '../../app/page-context';

type Candidates =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly candidates: readonly ParentCandidateDto[] }
  | { readonly state: 'failed' };

/** Objectives of the whole site that this one, or a new one, may contribute to. */
export function useParentCandidates(objectiveId: string | null): Candidates {
  const { call } = usePage();
  const [loaded, setLoaded] = useState<Candidates>({ state: 'loading' });
  useEffect(() => {
    let isLeft = false;
    const load = async (): Promise<void> => {
      const answer = await call('listParentCandidates', { objectiveId });
      if (isLeft) return;
      setLoaded(answer.ok ? { state: 'ready', candidates: answer.data } : { state: 'failed' });
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [call, objectiveId]);
  return loaded;
}
