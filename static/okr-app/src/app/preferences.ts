import type { SiteContext } from '../api/site';
import { createObservable, type Observable } from './observable';

/** What a person chose on this browser. Lost preferences are harmless, so failures are too. */
export interface Preferences {
  readonly filters: StoredFilters;
  readonly collapsed: readonly string[];
}

export interface StoredFilters {
  readonly period: string;
  readonly statuses: readonly string[];
  readonly owners: readonly string[];
  readonly includeArchived: boolean;
}

export const NO_FILTERS: StoredFilters = {
  period: 'all',
  statuses: [],
  owners: [],
  includeArchived: false,
};

const KEY_PREFIX = 'throughline.okrs.';

function readPreferences(scope: string): Preferences {
  const stored = readStored(KEY_PREFIX + scope);
  const filters = asRecord(asRecord(stored)['filters']);
  return {
    filters: {
      period: typeof filters['period'] === 'string' ? filters['period'] : NO_FILTERS.period,
      statuses: texts(filters['statuses']),
      owners: texts(filters['owners']),
      includeArchived: filters['includeArchived'] === true,
    },
    collapsed: texts(asRecord(stored)['collapsed']),
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
