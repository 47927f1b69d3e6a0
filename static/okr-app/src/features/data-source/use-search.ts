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

/** Asks again when the question changes; a late answer to an older one is dropped. */
export function useSearch<Name extends SearchCall>(
  name: Name,
  input: CallInput<Name>,
): Search<Name> {
  const { call } = usePage();
  const [search, setSearch] = useState<Search<Name>>({ state: 'loading' });
  const question = JSON.stringify(input);
  useEffect(() => {
    let isLate = false;
    const ask = async (): Promise<void> => {
      setSearch({ state: 'loading' });
      const answer = await call(name, JSON.parse(question) as CallInput<Name>);
      if (isLate) return;
      setSearch(answer.ok ? { state: 'ready', found: answer.data } : { state: 'failed' });
    };
    const timer = setTimeout(() => void ask(), TYPING_PAUSE_MS);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [call, name, question]);
  return search;
}
