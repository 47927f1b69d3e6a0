import { useEffect, useState } from 'react';
import type { ApiError } from '../../../../../src/contract/api-result';
import type {
  CheckInDto,
  CheckInPreparationDto,
  CheckInSavedDto,
  SubjectDto,
} from '../../../../../src/contract/check-ins/dto';
import { usePage } from '../../app/page-context';
import { useUnreached } from '../comments/use-comments';
import { contentOf, draftOf, newDraft, type TypedCheckIn } from './check-in-draft';

/** What the form has to know; `null` while it loads. */
export function usePreparation({ kind, id }: SubjectDto) {
  const { call } = usePage();
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{
    readonly preparation: CheckInPreparationDto | null;
    readonly error: ApiError | null;
  }>({ preparation: null, error: null });
  useEffect(() => {
    let isLeft = false;
    const load = async (): Promise<void> => {
      const result = await call('prepareCheckIn', { subject: { kind, id } });
      if (isLeft) return;
      setAnswer(
        result.ok
          ? { preparation: result.data, error: null }
          : { preparation: null, error: result.error },
      );
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [call, kind, id, attempt]);
  const reload = (): void => {
    setAttempt(attempt + 1);
  };
  return { ...answer, reload };
}

interface FormOptions {
  readonly preparation: CheckInPreparationDto;
  /** The one that is corrected; absent for a new one. */
  readonly checkIn?: CheckInDto;
  readonly onSaved: (saved: CheckInSavedDto) => void;
}

const NOT_A_NUMBER: ApiError = { code: 'invalid-input', reason: 'number-expected', field: 'value' };

export function useCheckInForm({ preparation, checkIn, onSaved }: FormOptions) {
  const { call, store } = usePage();
  const tellUnreached = useUnreached();
  const [typed, setTyped] = useState<TypedCheckIn>(() =>
    checkIn === undefined ? newDraft(preparation) : draftOf(checkIn),
  );
  const [error, setError] = useState<ApiError | null>(null);
  const [isSaving, setIsSaving] = useState(false);

  /** `base`: the version to replace; the other side of a conflict when mine is to be kept. */
  const save = async (base: CheckInDto | undefined): Promise<void> => {
    const content = contentOf(typed);
    if (content === null) {
      setError(NOT_A_NUMBER);
      return;
    }
    setIsSaving(true);
    const answer =
      base === undefined
        ? await call('recordCheckIn', { subject: preparation.subject, content })
        : await call('updateCheckIn', {
            checkInId: base.id,
            version: base.version,
            change: content,
          });
    setIsSaving(false);
    if (!answer.ok) {
      setError(answer.error);
      return;
    }
    if (answer.data.keyResult !== null) store.takeKeyResult(answer.data.keyResult);
    tellUnreached(answer.data.notReached);
    onSaved(answer.data);
  };
  const theirs = error?.code === 'conflict' && isCheckIn(error.current) ? error.current : null;
  return {
    typed,
    error,
    isSaving,
    theirs,
    submit: () => {
      if (!isSaving) void save(checkIn);
    },
    keepMine: () => {
      if (theirs !== null) void save(theirs);
    },
    change: (part: Partial<TypedCheckIn>) => {
      setTyped((before) => ({ ...before, ...part }));
    },
  };
}

const isCheckIn = (value: unknown): value is CheckInDto =>
  typeof value === 'object' && value !== null && 'comment' in value && 'version' in value;
