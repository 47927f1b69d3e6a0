import type { Person } from '../api/people';

/** `loading` until Jira answered; `unknown` when it knows no such account, or hides it. */
export type PersonState = Person | 'loading' | 'unknown' | 'failed';

export type PeopleDirectory = ReturnType<typeof createPeopleDirectory>;

/** Long enough to collect everybody on the screen into one request. */
const COLLECT_MS = 20;

type ReadPeople = (accountIds: readonly string[]) => Promise<readonly Person[]>;

/** Names and pictures of the people on the page, asked for once and kept in memory only. */
export function createPeopleDirectory(readPeople: ReadPeople) {
  const people = new Map<string, PersonState>();
  const listeners = new Set<() => void>();
  let wanted: string[] = [];
  let revision = 0;

  const notify = (): void => {
    revision += 1;
    for (const listener of listeners) listener();
  };
  const readWanted = async (): Promise<void> => {
    const asked = wanted;
    wanted = [];
    try {
      const found = new Map((await readPeople(asked)).map((person) => [person.accountId, person]));
      for (const id of asked) people.set(id, found.get(id) ?? 'unknown');
    } catch {
      // Names are decoration: the page works without, and the next page load asks again.
      for (const id of asked) people.set(id, 'failed');
    }
    notify();
  };

  return {
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    /** Rises whenever somebody new is known. */
    revision: (): number => revision,
    /** What is known now; asks for what is not. */
    get: (accountId: string): PersonState => {
      const known = people.get(accountId);
      if (known !== undefined) return known;
      people.set(accountId, 'loading');
      if (wanted.length === 0) setTimeout(() => void readWanted(), COLLECT_MS);
      wanted.push(accountId);
      return 'loading';
    },
    /** People found by a search need no second request. */
    remember: (found: readonly Person[]): void => {
      for (const person of found) people.set(person.accountId, person);
      notify();
    },
  };
}

export function nameOf(state: PersonState): string {
  if (state === 'loading') return 'Loading…';
  if (state === 'unknown') return 'Unknown person';
  return state === 'failed' ? 'Name not available' : state.name;
}
