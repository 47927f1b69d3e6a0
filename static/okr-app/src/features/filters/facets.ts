import type { ObjectiveDto } from '../../../../../src/contract/dto';
import type { Filters } from '../../app/filters';
import {
  cycleKey,
  type FilterItem,
  type FilterViewer,
  isInPeriod,
  keyResultItem,
  NO_OWNER,
  objectiveItem,
  passes,
  periodKey,
  watches,
} from './filter-item';

/** How many objectives and key results each choice of a filter would leave, all others as they are. */
export type Counts = ReadonlyMap<string, number>;

export interface Facets {
  readonly period: Counts;
  readonly statuses: Counts;
  readonly owners: Counts;
  readonly contributors: Counts;
  readonly labels: Counts;
  readonly levels: Counts;
  readonly mine: number;
  /** `null` when the viewer watches nothing at all. */
  readonly watched: number | null;
  /** What all filters together leave. */
  readonly shown: number;
  readonly all: number;
}

/** Choices that are always offered, whether or not anything falls under them. */
const GENERAL_PERIODS = ['all', 'this-quarter', 'next-quarter', 'none'] as const;

interface Filtering {
  readonly filters: Filters;
  readonly viewer: FilterViewer;
}

export function facetsOf(objectives: readonly ObjectiveDto[], filtering: Filtering): Facets {
  const items = objectives.flatMap((objective) => [
    objectiveItem(objective),
    ...objective.keyResults.map((keyResult) => keyResultItem(keyResult, objective)),
  ]);
  const count = (
    name: keyof Filters,
    valuesOf: (item: FilterItem) => readonly string[],
  ): Counts => {
    const counts = new Map<string, number>();
    for (const item of items) {
      const isLeft = passes(item, filtering, name);
      // Values that the other filters rule out are still offered, with 0.
      for (const value of valuesOf(item))
        counts.set(value, (counts.get(value) ?? 0) + Number(isLeft));
    }
    return counts;
  };
  const countWith = (change: Partial<Filters>): number => {
    const filters = { ...filtering.filters, ...change };
    return items.filter((item) => passes(item, { ...filtering, filters })).length;
  };
  return {
    period: count('period', (item) => periodsOf(item, filtering.viewer.today)),
    statuses: count('statuses', ({ status }) => [status]),
    owners: count('owners', ({ ownerId }) => [ownerId ?? NO_OWNER]),
    contributors: count('contributors', ({ contributorIds }) => contributorIds),
    labels: count('labels', ({ labels }) => labels),
    levels: count('levels', ({ level }) => [level]),
    mine: countWith({ isMine: true }),
    watched: items.some((item) => watches(item, filtering.viewer))
      ? countWith({ isWatched: true })
      : null,
    shown: countWith({}),
    all: items.length,
  };
}

function periodsOf(item: FilterItem, today: string): readonly string[] {
  return [
    ...GENERAL_PERIODS.filter((choice) => isInPeriod(item, choice, today)),
    ...(item.cycleId === null ? [] : [cycleKey(item.cycleId)]),
    ...(item.period === null ? [] : [periodKey(item.period)]),
  ];
}
