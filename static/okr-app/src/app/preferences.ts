import type { SiteContext } from '../api/site';
import { createObservable, type Observable } from './observable';

/** What a person chose on this browser. Lost preferences are harmless, so failures are too. */
export interface Preferences {
  /** The last view with its filters, such as "/tree?period=this-quarter". */
  readonly home: string;
  readonly collapsed: readonly string[];
}

const KEY_PREFIX = 'throughline.okrs.';

function readPreferences(scope: string): Preferences {
  const stored = asRecord(readStored(KEY_PREFIX + scope));
  return {
    home: typeof stored['home'] === 'string' ? stored['home'] : '/',
    collapsed: texts(stored['collapsed']),
  };
}

function writePreferences(scope: string, preferences: Preferences): void {
  try {
    localStorage.setItem(KEY_PREFIX + scope, JSON.stringify(preferences));
  } catch {
    // Storage is switched off or full: the choice lasts until the page is left.
    return;
  }
}

function readStored(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // Switched off, or written by something else: start without preferences.
    return null;
  }
}

const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const texts = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

/** Reads them once and writes every change. */
export function createPreferences(site: SiteContext): Observable<Preferences> {
  const scope = `${site.accountId ?? 'anonymous'}.${site.project?.id ?? 'all'}`;
  const observable = createObservable(readPreferences(scope));
  return {
    ...observable,
    set: (preferences) => {
      observable.set(preferences);
      writePreferences(scope, preferences);
    },
  };
}
