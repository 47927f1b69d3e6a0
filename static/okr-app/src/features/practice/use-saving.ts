import { useState } from 'react';
import type { ApiError, ApiResult } from '../../../../../src/contract/api-result';
import type { CallData, CallInput, CallName } from '../../api/client';
import { usePage } from '../../app/page-context';
import { useCall } from '../../app/use-call';

/** An answer of the server that the answer to a change can take the place of. */
export interface Fresh<Data> {
  readonly data: Data | null;
  readonly error: ApiError | null;
  readonly reload: () => void;
  readonly take: (data: Data) => void;
}

export function useFresh<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Fresh<CallData<Name>> {
  const { data, error, reload } = useCall(name, input);
  const [taken, setTaken] = useState<{
    readonly over: CallData<Name> | null;
    readonly data: CallData<Name>;
  } | null>(null);
  return {
    data: taken !== null && taken.over === data ? taken.data : data,
    error,
    reload,
    take: (next) => {
      setTaken({ over: data, data: next });
    },
  };
}

export interface Saving<Data> {
  readonly isSaving: boolean;
  readonly error: ApiError | null;
  /** Whether it was saved. What was typed is the caller's to keep or to drop. */
  readonly save: (question: () => Promise<ApiResult<Data>>) => Promise<boolean>;
}

/** After a conflict the newer state is read, so that saving again builds on it. */
export function useSaving<Data>({ take, reload }: Pick<Fresh<Data>, 'take' | 'reload'>) {
  const { announcement } = usePage();
  const [isSaving, setIsSaving] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const save = async (question: () => Promise<ApiResult<Data>>): Promise<boolean> => {
    setIsSaving(true);
    const answer = await question();
    setIsSaving(false);
    setError(answer.ok ? null : answer.error);
    if (answer.ok) {
      take(answer.data);
      announcement.set('Saved');
    } else if (answer.error.code === 'conflict') {
      reload();
    }
    return answer.ok;
  };
  return { isSaving, error, save } satisfies Saving<Data>;
}

/** What was typed and not saved yet, by place; it outlives a walk to another page of the app. */
const drafts = new Map<string, unknown>();

/** `null`: nothing was typed. */
export function useDraft<Draft>(key: string) {
  const [draft, setState] = useState<Draft | null>(() => (drafts.get(key) as Draft) ?? null);
  const setDraft = (next: Draft | null): void => {
    if (next === null) drafts.delete(key);
    else drafts.set(key, next);
    setState(next);
  };
  return [draft, setDraft] as const;
}
