import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import Toggle from '@atlaskit/toggle';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { type Filters, isFiltering } from '../../app/filters';
import { useFilters } from '../../app/use-address';
import { usePage } from '../../app/page-context';
import {
  type FilterOption,
  labelOptions,
  levelOptions,
  periodOptions,
  statusOptions,
  useOwnerOptions,
  usePersonOptions,
} from './filter-options';
import { SavedFiltersMenu } from '../saved-filters/saved-filters-menu';
import type { Facets } from './facets';
import { MultiFilter } from './multi-filter';
import { useFacets } from './use-shown-tree';

interface FilterBarProps {
  readonly page: OkrPageDto;
  /** May save filters for everybody. */
  readonly canShare: boolean;
}

/** Takes away what a person does not want to see. Each choice says how much it would leave. */
export function FilterBar({ page, canShare }: FilterBarProps) {
  const { filters, setFilters, clearFilters } = useFilters();
  const facets = useFacets(page);
  const set = (change: Partial<Filters>): void => {
    setFilters({ ...filters, ...change });
  };
  return (
    <div className="okr-filters" role="search" aria-label="Filter objectives">
      <SavedFiltersMenu canShare={canShare} />
      <OwnButtons filters={filters} facets={facets} onChange={set} />
      <PeriodFilter page={page} filters={filters} facets={facets} onChange={set} />
      <MultiFilter
        label="Status"
        options={statusOptions(facets, page)}
        chosen={filters.statuses}
        onChange={(statuses) => {
          set({ statuses });
        }}
      />
      <PeopleFilters filters={filters} facets={facets} onChange={set} />
      <ModelFilters filters={filters} facets={facets} onChange={set} />
      <label className="okr-inline" htmlFor="okr-filter-archived">
        <Toggle
          id="okr-filter-archived"
          isChecked={filters.includeArchived}
          onChange={() => {
            set({ includeArchived: !filters.includeArchived });
          }}
        />
        Archived
      </label>
      {filters.text !== '' && <TextFilter text={filters.text} onChange={set} />}
      {isFiltering(filters) && (
        <Button appearance="subtle" spacing="compact" onClick={clearFilters}>
          Clear filters
        </Button>
      )}
      <span className="okr-subtle" role="status">
        {isFiltering(filters) && `${String(facets.shown)} of ${String(facets.all)} match`}
      </span>
    </div>
  );
}

interface PartProps {
  readonly filters: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
}

type FacetPartProps = PartProps & { readonly facets: Facets };

/** What has to do with the person; watching is offered to those who watch something. */
function OwnButtons({ filters, facets, onChange }: FacetPartProps) {
  if (usePage().site.accountId === null) return null;
  return (
    <>
      <Button
        isSelected={filters.isMine}
        onClick={() => {
          onChange({ isMine: !filters.isMine });
        }}
      >
        {`Mine (${String(facets.mine)})`}
      </Button>
      {(facets.watched !== null || filters.isWatched) && (
        <Button
          isSelected={filters.isWatched}
          onClick={() => {
            onChange({ isWatched: !filters.isWatched });
          }}
        >
          {`Watched (${String(facets.watched ?? 0)})`}
        </Button>
      )}
    </>
  );
}

function PeriodFilter(props: FacetPartProps & { readonly page: OkrPageDto }) {
  const { page, filters, facets, onChange } = props;
  const options = periodOptions(facets, page);
  return (
    <div className="okr-filter">
      <Select<FilterOption>
        label="Period"
        inputId="okr-filter-period"
        spacing="compact"
        isSearchable={false}
        options={options}
        value={options.find(({ value }) => value === filters.period) ?? options[0] ?? null}
        onChange={(option) => {
          onChange({ period: option?.value ?? 'all' });
        }}
      />
    </div>
  );
}

function PeopleFilters({ filters, facets, onChange }: FacetPartProps) {
  const owners = useOwnerOptions(facets);
  const contributors = usePersonOptions(facets.contributors);
  return (
    <>
      <MultiFilter
        label="Owner"
        options={owners}
        chosen={filters.owners}
        onChange={(chosen) => {
          onChange({ owners: chosen });
        }}
      />
      {(contributors.length > 0 || filters.contributors.length > 0) && (
        <MultiFilter
          label="Contributor"
          options={contributors}
          chosen={filters.contributors}
          onChange={(chosen) => {
            onChange({ contributors: chosen });
          }}
        />
      )}
    </>
  );
}

/** Offered where they tell anything apart. */
function ModelFilters({ filters, facets, onChange }: FacetPartProps) {
  return (
    <>
      {(facets.labels.size > 0 || filters.labels.length > 0) && (
        <MultiFilter
          label="Label"
          options={labelOptions(facets)}
          chosen={filters.labels}
          onChange={(labels) => {
            onChange({ labels });
          }}
        />
      )}
      {(facets.levels.size > 1 || filters.levels.length > 0) && (
        <MultiFilter
          label="Level"
          options={levelOptions(facets)}
          chosen={filters.levels}
          onChange={(levels) => {
            onChange({ levels });
          }}
        />
      )}
    </>
  );
}

function TextFilter({
  text,
  onChange,
}: {
  readonly text: string;
  readonly onChange: PartProps['onChange'];
}) {
  return (
    <Button
      spacing="compact"
      isSelected
      aria-label={`Containing “${text}”. Remove this filter`}
      onClick={() => {
        onChange({ text: '' });
      }}
    >
      {`“${text}” ×`}
    </Button>
  );
}
