import { useCallback, useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { ObjectiveReviewDto } from '../../../../../src/contract/check-ins/dto';
import { usePage } from '../../app/page-context';

export type ReviewAnswer =
  | { readonly review: ObjectiveReviewDto; readonly error: null }
  | { readonly review: null; readonly error: ApiError };

/** Reads each stop once, when it is wanted, and again when something was said there. */
export function useReviews(since: string, wanted: readonly string[]) {
  const { call } = usePage();
  const [answers, setAnswers] = useState<ReadonlyMap<string, ReviewAnswer>>(new Map());
  const asked = useRef(new Set<string>());
  const read = useCallback(
    async (objectiveId: string): Promise<void> => {
      asked.current.add(objectiveId);
      const answer = await call('getObjectiveReview', { objectiveId, since });
      const shown: ReviewAnswer = answer.ok
        ? { review: answer.data, error: null }
        : { review: null, error: answer.error };
      setAnswers((before) => new Map(before).set(objectiveId, shown));
    },
    [call, since],
  );
  const key = wanted.join(' ');
  useEffect(() => {
    for (const id of key.split(' ')) {
      if (id !== '' && !asked.current.has(id)) void read(id);
    }
  }, [key, read]);
  return { answers, reread: (objectiveId: string) => void read(objectiveId) };
}
