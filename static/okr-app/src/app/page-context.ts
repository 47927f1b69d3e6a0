import { createContext, useCallback, useContext, useSyncExternalStore } from 'react';
import type { ApiError } from '../../../../src/contract/api-result';
import { sentenceFor } from '../../../../src/contract/reasons';
import type { Call } from '../api/client';
import type { SiteContext } from '../api/site';
import type { Address } from './address';
import type { Clock } from './clock';
import type { FlagMessage } from './flags';
import type { Observable } from './observable';
import type { OkrState, OkrStore } from './okr-store';
import { nameOf, type PeopleDirectory, type PersonState } from './people-directory';
import type { Preferences } from './preferences';

/** What every part of the page may use. The object stays the same for the life of the page. */
export interface PageServices {
  readonly call: Call;
  readonly store: OkrStore;
  readonly people: PeopleDirectory;
  readonly site: SiteContext;
  readonly showFlag: (message: FlagMessage) => void;
  readonly address: Address;
  readonly clock: Clock;
  readonly preferences: Observable<Preferences>;
  /** Says it to people who cannot see the screen. */
  readonly announcement: Observable<string>;
}

export const PageContext = createContext<PageServices | null>(null);

export function usePage(): PageServices {
  const services = useContext(PageContext);
  if (services === null) throw new Error('usePage needs a PageContext around it');
  return services;
}

export function useOkrState(): OkrState {
  const { store } = usePage();
  return useSyncExternalStore(store.subscribe, store.getState);
}

export function usePerson(accountId: string): PersonState {
  const { people } = usePage();
  return useSyncExternalStore(people.subscribe, () => people.get(accountId));
}

/** Several at once; asks again when somebody new appears. */
export function usePeople(
  accountIds: readonly string[],
): readonly { readonly id: string; readonly state: PersonState }[] {
  const { people } = usePage();
  useSyncExternalStore(people.subscribe, people.revision);
  return accountIds.map((id) => ({ id, state: people.get(id) }));
}

/** Everybody's name, for columns and searches; another function whenever somebody new is known. */
export function useKnownNames(): (accountId: string | null) => string {
  const { people } = usePage();
  const revision = useSyncExternalStore(people.subscribe, people.revision);
  return useCallback(
    // The revision is what makes the answer change.
    (accountId) => (accountId === null || revision < 0 ? '' : nameOf(people.get(accountId))),
    [people, revision],
  );
}

/** Shows a refused change as a flag. */
export function useFailureFlag(): (title: string, error: ApiError) => void {
  const { showFlag } = usePage();
  return (title, error) => {
    showFlag({ kind: 'error', title, description: sentenceFor(error) });
  };
}
