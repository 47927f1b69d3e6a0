import { useEffect, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { MentionDto, OwedDto } from '../../../../../src/contract/check-ins/dto';
import { useFailureFlag, usePage } from '../../app/page-context';

interface Owed {
  readonly owed: OwedDto | null;
  readonly error: ApiError | null;
}

/** What waits for the person. What is done leaves the list at once. */
export function useOwed() {
  const { call } = usePage();
  const flagFailure = useFailureFlag();
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Owed>({ owed: null, error: null });
  useEffect(() => {
    let isLeft = false;
    const load = async (): Promise<void> => {
      const answer = await call('getOwed', {});
      if (isLeft) return;
      setState((before) =>
        answer.ok ? { owed: answer.data, error: null } : { ...before, error: answer.error },
      );
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [call, attempt]);

  const edit = (change: (owed: OwedDto) => OwedDto): void => {
    setState((before) => ({
      ...before,
      owed: before.owed === null ? null : change(before.owed),
    }));
  };
  return {
    ...state,
    reload: () => {
      setAttempt(attempt + 1);
    },
    settle: (keyResultId: string) => {
      edit((owed) => ({
        ...owed,
        checkIns: owed.checkIns.filter((one) => one.keyResultId !== keyResultId),
      }));
    },
    markRead: async (mentions: readonly MentionDto[]): Promise<void> => {
      const read = mentions.map(({ sourceId, at }) => ({ sourceId, at }));
      const answer = await call('markMentionsRead', { mentions: read });
      if (answer.ok) {
        edit((owed) => ({
          ...owed,
          mentions: owed.mentions.filter((one) => !mentions.includes(one)),
        }));
      } else flagFailure('The mentions were not marked as read', answer.error);
    },
  };
}
