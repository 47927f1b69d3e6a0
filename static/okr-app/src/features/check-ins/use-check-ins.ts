import { useState } from 'react';
import type { CheckInDto, SubjectDto } from '../../../../../src/contract/check-ins/dto';
import { useFailureFlag, usePage } from '../../app/page-context';
import { useItemPages } from '../../components/use-item-pages';

/** The check-ins of one subject, newest first, with what a person can do to them. */
export function useCheckIns(subject: SubjectDto, onChanged?: () => void) {
  const { call, store } = usePage();
  const [canCheckIn, setCanCheckIn] = useState(false);
  const pages = useItemPages<CheckInDto>({
    of: subject.id,
    inOrder: newestFirst,
    read: async (cursor) => {
      const answer = await call('listCheckIns', { subject, cursor });
      if (!answer.ok) return answer;
      setCanCheckIn(answer.data.canCheckIn);
      const { checkIns: items, nextCursor } = answer.data;
      return { ok: true, data: { items, nextCursor } };
    },
  });
  // A typed number comes, goes and moves with its check-in.
  const changed = (): void => {
    store.reload();
    onChanged?.();
  };
  return {
    ...pages,
    canCheckIn,
    take: (checkIn: CheckInDto) => {
      pages.put(checkIn);
      changed();
    },
    remove: useRemoval(pages, changed),
  };
}

/** Gone at once, and back when the person thinks better of it. */
function useRemoval(
  pages: { put: (checkIn: CheckInDto) => void; drop: (id: string) => void },
  changed: () => void,
) {
  const { call, showFlag } = usePage();
  const flagFailure = useFailureFlag();
  const setDeleted = async ({ id: checkInId, version }: CheckInDto, isDeleted: boolean) => {
    const answer = await call('setCheckInDeleted', { checkInId, version, isDeleted });
    if (answer.ok) changed();
    return answer;
  };
  const bringBack = async (deleted: CheckInDto): Promise<void> => {
    const answer = await setDeleted(deleted, false);
    if (answer.ok) pages.put(answer.data);
    else flagFailure('The check-in was not brought back', answer.error);
  };
  return async (checkIn: CheckInDto): Promise<void> => {
    const answer = await setDeleted(checkIn, true);
    if (!answer.ok) {
      flagFailure('The check-in was not deleted', answer.error);
      return;
    }
    pages.drop(checkIn.id);
    showFlag({
      kind: 'success',
      title: 'Check-in deleted',
      action: { text: 'Undo', onClick: () => void bringBack(answer.data) },
    });
  };
}

function newestFirst(a: CheckInDto, b: CheckInDto): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  return a.createdAt < b.createdAt ? 1 : -1;
}
