import { useCallback, useEffect, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type { CheckInDto, SubjectDto } from '../../../../../src/contract/check-ins/dto';
import { useFailureFlag, usePage } from '../../app/page-context';

interface Loaded {
  /** Newest first. */
  readonly checkIns: readonly CheckInDto[];
  readonly nextCursor: string | null;
  readonly canCheckIn: boolean;
  readonly error: ApiError | null;
  readonly isLoading: boolean;
}

const NOTHING: Loaded = {
  checkIns: [],
  nextCursor: null,
  canCheckIn: false,
  error: null,
  isLoading: true,
};

/** The check-ins of one subject, with what a person can do to them. */
export function useCheckIns({ kind, id }: SubjectDto) {
  const { call, store, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const [loaded, setLoaded] = useState(NOTHING);
  const load = useCallback(
    async (cursor: string | null): Promise<void> => {
      setLoaded((before) => ({ ...before, isLoading: true }));
      const answer = await call('listCheckIns', { subject: { kind, id }, cursor });
      setLoaded((before) => {
        if (!answer.ok) return { ...before, error: answer.error, isLoading: false };
        const known = cursor === null ? [] : before.checkIns;
        const checkIns = answer.data.checkIns.reduce(put, known);
        return { ...answer.data, checkIns, error: null, isLoading: false };
      });
    },
    [call, kind, id],
  );
  useEffect(() => {
    void load(null);
  }, [load]);

  const take = (checkIn: CheckInDto): void => {
    setLoaded((before) => ({ ...before, checkIns: put(before.checkIns, checkIn) }));
  };
  const setDeleted = async ({ id: checkInId, version }: CheckInDto, isDeleted: boolean) => {
    const answer = await call('setCheckInDeleted', { checkInId, version, isDeleted });
    // A typed number leaves or comes back with its check-in.
    if (answer.ok) store.reload();
    return answer;
  };
  const bringBack = async (deleted: CheckInDto): Promise<void> => {
    const answer = await setDeleted(deleted, false);
    if (answer.ok) take(answer.data);
    else flagFailure('The check-in was not brought back', answer.error);
  };
  return {
    ...loaded,
    take,
    reload: () => void load(null),
    loadOlder: () => void load(loaded.nextCursor),
    remove: async (checkIn: CheckInDto): Promise<void> => {
      const answer = await setDeleted(checkIn, true);
      if (!answer.ok) {
        flagFailure('The check-in was not deleted', answer.error);
        return;
      }
      setLoaded((before) => ({
        ...before,
        checkIns: before.checkIns.filter((one) => one.id !== checkIn.id),
      }));
      showFlag({
        kind: 'success',
        title: 'Check-in deleted',
        action: { text: 'Undo', onClick: () => void bringBack(answer.data) },
      });
    },
  };
}

function put(checkIns: readonly CheckInDto[], checkIn: CheckInDto): readonly CheckInDto[] {
  const others = checkIns.filter(({ id }) => id !== checkIn.id);
  return [...others, checkIn].sort(newestFirst);
}

function newestFirst(a: CheckInDto, b: CheckInDto): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  return a.createdAt < b.createdAt ? 1 : -1;
}
