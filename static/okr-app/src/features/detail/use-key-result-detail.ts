import { useEffect, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { KeyResultDetailDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';

export interface Detail {
  readonly detail: KeyResultDetailDto | null;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  readonly reload: () => void;
  /** Adds the next page of issues. */
  readonly loadMore: () => void;
}

interface Question {
  /** Changes with every measurement and every change of the definition. */
  readonly revision: string;
  /** `null`: the first page of issues. */
  readonly pageToken: string | null;
  readonly attempt: number;
}

interface Answered {
  readonly question: string;
  readonly detail: KeyResultDetailDto | null;
  readonly error: ApiError | null;
}

/** Loads again whenever the key result was measured or changed, keeping what is shown meanwhile. */
export function useKeyResultDetail(keyResultId: string, revision: string): Detail {
  const { call } = usePage();
  const [asked, setAsked] = useState<Question>({ revision, pageToken: null, attempt: 0 });
  const [answered, setAnswered] = useState<Answered>({ question: '', detail: null, error: null });
  const { attempt } = asked;
  const pageToken = asked.revision === revision ? asked.pageToken : null;
  const question = JSON.stringify([keyResultId, revision, pageToken, attempt]);

  useEffect(() => {
    let isLate = false;
    const load = async (): Promise<void> => {
      const answer = await call('getKeyResultDetail', { keyResultId, pageToken });
      if (isLate) return;
      setAnswered((before) =>
        answer.ok
          ? {
              question,
              detail: pageToken === null ? answer.data : joined(before.detail, answer.data),
              error: null,
            }
          : { ...before, question, error: answer.error },
      );
    };
    void load();
    return () => {
      isLate = true;
    };
  }, [call, keyResultId, pageToken, question]);

  const { detail, error } = answered;
  return {
    detail,
    error,
    isLoading: answered.question !== question,
    reload: () => {
      setAsked({ revision, pageToken: null, attempt: attempt + 1 });
    },
    loadMore: () => {
      setAsked({ revision, pageToken: detail?.nextPageToken ?? null, attempt });
    },
  };
}

/** Pages may overlap when issues move between two reads; each issue is listed once. */
function joined(shown: KeyResultDetailDto | null, next: KeyResultDetailDto): KeyResultDetailDto {
  if (shown === null) return next;
  const known = new Set(shown.issues.map(({ id }) => id));
  return { ...next, issues: [...shown.issues, ...next.issues.filter(({ id }) => !known.has(id))] };
}
