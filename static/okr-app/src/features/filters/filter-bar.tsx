import Button from '@atlaskit/button/new';
import { CheckboxSelect, default as Select } from '@atlaskit/select';
import Toggle from '@atlaskit/toggle';
import type { ObjectiveDto, PeriodDto } from '../../../../../src/contract/dto';
import { statusLabel } from '../../../../../src/contract/wording';
import type { ProgressStatus } from '../../../../../src/domain/okr/status';
import { nameOf } from '../../app/people-directory';
import { usePeople } from '../../app/page-context';
import { type Filters, isFiltering } from '../../app/filters';
import { periodText } from '../period/quarter';
import { NO_OWNER, periodKey } from './filter-objectives';

interface FilterBarProps {
  readonly filters: Filters;
  readonly objectives: readonly ObjectiveDto[];
  readonly onChange: (filters: Filters) => void;
  readonly onClear: () => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

const STATUSES: readonly ProgressStatus[] = [
  'on-track',
  'behind',
  'at-risk',
  'achieved',
  'not-started',
  'no-data',
  'no-schedule',
];

const STATUS_OPTIONS: readonly Option[] = STATUSES.map((value) => ({
  value,
  label: statusLabel(value),
}));

export function FilterBar({ filters, objectives, onChange, onClear }: FilterBarProps) {
  const periods = periodOptions(objectives);
  const owners = useOwnerOptions(objectives);
  return (
    <div className="okr-filters" role="search" aria-label="Filter objectives">
      <div className="okr-filter">
        <Select<Option>
          label="Period"
          inputId="okr-filter-period"
          spacing="compact"
          isSearchable={false}
          options={periods}
          value={periods.find(({ value }) => value === filters.period) ?? periods[0] ?? null}
          onChange={(option) => {
            onChange({ ...filters, period: option?.value ?? 'all' });
          }}
        />
      </div>
      <MultiFilter
        label="Status"
        options={STATUS_OPTIONS}
        chosen={filters.statuses}
        onChange={(statuses) => {
          onChange({ ...filters, statuses });
        }}
      />
      <MultiFilter
        label="Owner"
        options={owners}
        chosen={filters.owners}
        onChange={(chosen) => {
          onChange({ ...filters, owners: chosen });
        }}
      />
      <label className="okr-inline" htmlFor="okr-filter-archived">
        <Toggle
          id="okr-filter-archived"
          isChecked={filters.includeArchived}
          onChange={() => {
            onChange({ ...filters, includeArchived: !filters.includeArchived });
          }}
        />
        Archived
      </label>
      {isFiltering(filters) && (
        <Button appearance="subtle" spacing="compact" onClick={onClear}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

interface MultiFilterProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function MultiFilter({ label, options, chosen, onChange }: MultiFilterProps) {
  return (
    <div className="okr-filter">
      <CheckboxSelect<Option>
        label={label}
        inputId={`okr-filter-${label.toLowerCase()}`}
        spacing="compact"
        placeholder={label}
        options={options}
        value={options.filter(({ value }) => chosen.includes(value))}
        onChange={(next) => {
          onChange(next.map(({ value }) => value));
        }}
      />
    </div>
  );
}

/** The periods that are in use, after the ones that are always offered. */
function periodOptions(objectives: readonly ObjectiveDto[]): readonly Option[] {
  const used = new Map<string, PeriodDto>();
  for (const objective of objectives) {
    for (const period of [objective.period, ...objective.keyResults.map((one) => one.period)]) {
      if (period !== null) used.set(periodKey(period), period);
    }
  }
  const inOrder = [...used].sort(([a], [b]) => (a < b ? 1 : -1));
  return [
    { value: 'all', label: 'All periods' },
    { value: 'this-quarter', label: 'This quarter' },
    { value: 'next-quarter', label: 'Next quarter' },
    { value: 'none', label: 'No dates' },
    ...inOrder.map(([value, period]) => ({ value, label: periodText(period) })),
  ];
}

function useOwnerOptions(objectives: readonly ObjectiveDto[]): readonly Option[] {
  const ids = new Set<string>();
  for (const { ownerId, keyResults } of objectives) {
    for (const id of [ownerId, ...keyResults.map((one) => one.ownerId)]) {
      if (id !== null) ids.add(id);
    }
  }
  const people = usePeople([...ids]);
  const known = people.map(({ id, state }) => ({ value: id, label: nameOf(state) }));
  known.sort((a, b) => a.label.localeCompare(b.label));
  return [...known, { value: NO_OWNER, label: 'No owner' }];
}
