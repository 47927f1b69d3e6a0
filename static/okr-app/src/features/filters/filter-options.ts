import type { OkrPageDto } from '../../../../../src/contract/dto';
import { levelName } from '../../../../../src/contract/level-wording';
import { statusLabel } from '../../../../../src/contract/wording';
import { LEVELS } from '../../../../../src/domain/okr/objective';
import { PROGRESS_STATUSES } from '../../../../../src/domain/okr/status';
import { nameOf } from '../../app/people-directory';
import { usePeople } from '../../app/page-context';
import { periodText } from '../period/quarter';
import type { Counts, Facets } from './facets';
import { cycleKey, NO_OWNER } from './filter-item';

export interface FilterOption {
  readonly value: string;
  readonly label: string;
}

/** "Behind (3)": how many objectives and key results the choice would leave. */
const counted = (label: string, count: number): string => `${label} (${String(count)})`;

/** What is always offered, the site's cycles, and other dates that are in use. */
export function periodOptions({ period }: Facets, page: OkrPageDto): readonly FilterOption[] {
  const general: readonly FilterOption[] = [
    { value: 'all', label: 'All periods' },
    { value: 'this-quarter', label: 'This quarter' },
    { value: 'next-quarter', label: 'Next quarter' },
    { value: 'none', label: 'No dates' },
  ];
  const cycles = page.cycles.map(({ id, name }) => ({ value: cycleKey(id), label: name }));
  const used = [...period.keys()]
    .filter((value) => value.includes('..'))
    .sort((a, b) => (a < b ? 1 : -1))
    .map((value) => {
      const [start = '', end = ''] = value.split('..');
      return { value, label: periodText({ start, end }) };
    });
  return [...general, ...cycles, ...used].map(({ value, label }) => ({
    value,
    label: counted(label, period.get(value) ?? 0),
  }));
}

export function statusOptions({ statuses }: Facets, page: OkrPageDto): readonly FilterOption[] {
  return PROGRESS_STATUSES.filter((value) => value !== 'postponed' || statuses.has(value)).map(
    (value) => ({
      value,
      label: counted(statusLabel(value, page.siteRules.words), statuses.get(value) ?? 0),
    }),
  );
}

export function levelOptions({ levels }: Facets): readonly FilterOption[] {
  return LEVELS.filter((value) => levels.has(value)).map((value) => ({
    value,
    label: counted(levelName(value), levels.get(value) ?? 0),
  }));
}

export function labelOptions({ labels }: Facets): readonly FilterOption[] {
  return [...labels]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([value, count]) => ({ value, label: counted(value, count) }));
}

export function useOwnerOptions({ owners }: Facets): readonly FilterOption[] {
  const known = usePersonOptions(owners);
  return [...known, { value: NO_OWNER, label: counted('No owner', owners.get(NO_OWNER) ?? 0) }];
}

export function usePersonOptions(counts: Counts): readonly FilterOption[] {
  const people = usePeople([...counts.keys()].filter((id) => id !== NO_OWNER));
  return people
    .map(({ id, state }) => ({ value: id, label: counted(nameOf(state), counts.get(id) ?? 0) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}
