import { type QueryChange, withQuery } from './location';

/** What a person wants to see. It stands in the address, so that it can be shared. */
export interface Filters {
  /** "all", "none", "this-quarter", "next-quarter", "2026-10-01..2026-12-31" or "cycle:" and its id. */
  readonly period: string;
  readonly statuses: readonly string[];
  readonly owners: readonly string[];
  readonly contributors: readonly string[];
  readonly labels: readonly string[];
  readonly levels: readonly string[];
  readonly text: string;
  /** What the viewer owns or contributes to. */
  readonly isMine: boolean;
  /** Objectives the viewer watches, with their key results. */
  readonly isWatched: boolean;
  readonly includeArchived: boolean;
}

export const NO_FILTERS: Filters = {
  period: 'all',
  statuses: [],
  owners: [],
  contributors: [],
  labels: [],
  levels: [],
  text: '',
  isMine: false,
  isWatched: false,
  includeArchived: false,
};

const LISTS = {
  statuses: 'status',
  owners: 'owner',
  contributors: 'contributor',
  labels: 'label',
  levels: 'level',
} as const;

export function filtersOf(search: string): Filters {
  const query = new URLSearchParams(search);
  const list = (name: keyof typeof LISTS): readonly string[] => query.getAll(LISTS[name]);
  return {
    period: query.get('period') ?? NO_FILTERS.period,
    statuses: list('statuses'),
    owners: list('owners'),
    contributors: list('contributors'),
    labels: list('labels'),
    levels: list('levels'),
    text: query.get('text') ?? '',
    isMine: query.get('mine') === 'yes',
    isWatched: query.get('watched') === 'yes',
    includeArchived: query.get('archived') === 'yes',
  };
}

export function queryOfFilters(filters: Filters): QueryChange {
  return {
    period: filters.period === NO_FILTERS.period ? null : filters.period,
    [LISTS.statuses]: filters.statuses,
    [LISTS.owners]: filters.owners,
    [LISTS.contributors]: filters.contributors,
    [LISTS.labels]: filters.labels,
    [LISTS.levels]: filters.levels,
    text: filters.text === '' ? null : filters.text,
    mine: filters.isMine ? 'yes' : null,
    watched: filters.isWatched ? 'yes' : null,
    archived: filters.includeArchived ? 'yes' : null,
  };
}

/** The same filters always as the same text. */
const searchOfFilters = (filters: Filters): string => withQuery('', queryOfFilters(filters));

/** The archived toggle is not a filter: it brings more, it does not take away. */
export function isFiltering(filters: Filters): boolean {
  return searchOfFilters({ ...filters, includeArchived: false }) !== '';
}
