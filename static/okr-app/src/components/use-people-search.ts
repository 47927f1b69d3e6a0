import { useEffect, useRef, useState } from 'react';
import { type Person, searchPeople } from '../api/people';
import { usePage } from '../app/page-context';

const TYPING_PAUSE_MS = 250;

type Search =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly found: readonly Person[] }
  | { readonly state: 'failed' };

/** People whose name fits, as the viewer may see them in Jira. `null` asks for nobody. */
export function usePeopleSearch(text: string | null): Search {
  const { people } = usePage();
  const [search, setSearch] = useState<Search>({ state: 'loading' });
  const asked = useRef(0);
  useEffect(() => {
    const mine = ++asked.current;
    if (text === null) return undefined;
    const timer = setTimeout(() => {
      searchPeople(text)
        .then((found) => {
          people.remember(found);
          if (mine === asked.current) setSearch({ state: 'ready', found });
        })
        .catch(() => {
          if (mine === asked.current) setSearch({ state: 'failed' });
        });
    }, TYPING_PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text, people]);
  return search;
}
