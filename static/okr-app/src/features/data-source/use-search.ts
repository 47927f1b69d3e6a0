import { useEffect, useState } from 'react';
import type { CallData, CallInput } from '../../api/client';
import { usePage } from '../../app/page-context';

type SearchCall = 'findFilters' | 'findIssues' | 'findProjects';

type Search<Name extends SearchCall> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly found: CallData<Name> }
  | { readonly state: 'failed' };

/** Long enough not to ask for every letter of a name. */
const TYPING_PAUSE_MS = 250;

/**
 * Asks again when the question changes. Until it is answered there is nothing to choose, so that
 * nobody picks what an older question found.
 */
export function useSearch<Name extends SearchCall>(
  name: Name,
  input: CallInput<Name>,
): Search<Name> {
  const { call } = usePage();
  const [answered, setAnswered] = useState<{ question: string; search: Search<Name> } | null>(null);
  const question = JSON.stringify(input);
  useEffect(() => {
    let isLate = false;
    const ask = async (): Promise<void> => {
      const answer = await call(name, JSON.parse(question) as CallInput<Name>);
      if (isLate) return;
      const search: Search<Name> = answer.ok
        ? { state: 'ready', found: answer.data }
        : { state: 'failed' };
      setAnswered({ question, search });
    };
    const timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [call, name, question]);
  return answered?.question === question ? answered.search : { state: 'loading' };
}
