import { useEffect, useState } from 'react';
import type { ApiError, ApiResult } from '../../../../../src/contract/api-result';
import type { AuditEntryDto, AuditPageDto } from '../../../../../src/contract/audit/calls';

export interface AuditReading {
  readonly entries: readonly AuditEntryDto[];
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: ApiError | null;
  readonly loadMore: () => void;
  readonly reload: () => void;
}

interface Shown {
  readonly question: string;
  readonly entries: readonly AuditEntryDto[];
  readonly nextCursor: string | null;
  readonly error: ApiError | null;
}

const NOTHING: Shown = { question: '', entries: [], nextCursor: null, error: null };

/**
 * Pages of the log, one below the other. `subject` names what is asked for: when it changes, the
 * reading begins anew.
 */
export function useAudit(
  subject: string,
  read: (cursor: string | null) => Promise<ApiResult<AuditPageDto>>,
): AuditReading {
  const [asked, setAsked] = useState<{
    readonly subject: string;
    readonly cursor: string | null;
    readonly attempt: number;
  }>({ subject, cursor: null, attempt: 0 });
  const [shown, setShown] = useState(NOTHING);
  const { attempt } = asked;
  const cursor = asked.subject === subject ? asked.cursor : null;
  const question = JSON.stringify([subject, cursor, attempt]);

  useEffect(() => {
    let isLate = false;
    const load = async (): Promise<void> => {
      const answer = await read(cursor);
      if (isLate) return;
      setShown((before) => {
        if (!answer.ok) return { ...before, question, error: answer.error };
        const known = cursor === null ? [] : before.entries;
        const { entries, nextCursor } = answer.data;
        return { question, entries: [...known, ...entries], nextCursor, error: null };
      });
    };
    void load();
    return () => {
      isLate = true;
    };
    // `read` is made anew in every render; `question` says all that it depends on.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [question]);

  return {
    entries: shown.entries,
    hasMore: shown.nextCursor !== null,
    isLoading: shown.question !== question,
    error: shown.error,
    loadMore: () => {
      setAsked({ subject, cursor: shown.nextCursor, attempt });
    },
    reload: () => {
      setAsked({ subject, cursor: null, attempt: attempt + 1 });
    },
  };
}
