import { useEffect, useRef, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { BackfillDto, MovementDto } from '../../../../../src/contract/movement/calls';
import { usePage } from '../../app/page-context';

/** `null` for the days the server suggests. */
export interface MovementDates {
  readonly from: string | null;
  readonly to: string | null;
}

export interface Explanation {
  readonly movement: MovementDto | null;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

interface Answered {
  readonly question: string;
  readonly movement: MovementDto | null;
  readonly error: ApiError | null;
}

/** Between two looks at how far the past has been read. */
const LOOK_AGAIN_MS = 3_000;

/**
 * Why the value moved, anew for other days, another measurement, or when the past was read on.
 * @param onPast called once the past has been read to the end.
 */
export function useMovement(
  { keyResultId, revision, dates }: { keyResultId: string; revision: string; dates: MovementDates },
  onPast: () => void,
): Explanation {
  const { call } = usePage();
  const { from, to } = dates;
  const [attempt, setAttempt] = useState(0);
  const [answered, setAnswered] = useState<Answered>({ question: '', movement: null, error: null });
  const question = JSON.stringify([keyResultId, revision, from, to, attempt]);

  useEffect(() => {
    let isLate = false;
    const load = async (): Promise<void> => {
      const answer = await call('explainMovement', { keyResultId, from, to });
      if (isLate) return;
      setAnswered((before) =>
        answer.ok
          ? { question, movement: answer.data, error: null }
          : { ...before, question, error: answer.error },
      );
    };
    void load();
    return () => {
      isLate = true;
    };
  }, [call, keyResultId, from, to, question]);

  const { movement, error } = answered;
  usePast(movement?.backfill?.state ?? null, {
    onLook: () => {
      setAttempt((before) => before + 1);
    },
    onPast,
  });
  return {
    movement,
    error,
    isLoading: answered.question !== question,
    reload: () => {
      setAttempt(attempt + 1);
    },
  };
}

/** Looks again while the past is being read, and says so once when it has been. */
function usePast(
  state: BackfillDto['state'] | null,
  { onLook, onPast }: { onLook: () => void; onPast: () => void },
): void {
  const isReading = state === 'reading' || state === 'writing';
  const wasReading = useRef(false);
  const then = useRef({ onLook, onPast });
  useEffect(() => {
    then.current = { onLook, onPast };
  });
  useEffect(() => {
    if (isReading) {
      wasReading.current = true;
      const timer = setInterval(() => {
        then.current.onLook();
      }, LOOK_AGAIN_MS);
      return () => {
        clearInterval(timer);
      };
    }
    if (wasReading.current && state === 'done') then.current.onPast();
    wasReading.current = false;
    return undefined;
  }, [isReading, state]);
}
