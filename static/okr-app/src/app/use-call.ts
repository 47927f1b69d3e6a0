import { useEffect, useState } from 'react';
import type { ApiError } from '../../../../src/contract/api-result';
import type { CallData, CallInput, CallName } from '../api/client';
import { usePage } from './page-context';

export interface Answer<Data> {
  readonly data: Data | null;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/** One read of the server, and the way to read again; what was shown stays meanwhile. */
export function useCall<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Answer<CallData<Name>> {
  const { call } = usePage();
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState<{
    readonly question: string;
    readonly data: CallData<Name> | null;
    readonly error: ApiError | null;
  }>({ question: '', data: null, error: null });
  const question = JSON.stringify([name, input, attempt]);
  useEffect(() => {
    let isLate = false;
    const load = async (): Promise<void> => {
      const answer = await call(name, input);
      if (isLate) return;
      setAnswered((before) =>
        answer.ok
          ? { question, data: answer.data, error: null }
          : { ...before, question, error: answer.error },
      );
    };
    void load();
    return () => {
      isLate = true;
    };
    // `input` is made anew in every render; `question` says all that it depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [question, call]);
  return {
    data: answered.data,
    error: answered.error,
    isLoading: answered.question !== question,
    reload: () => {
      setAttempt(attempt + 1);
    },
  };
}
