import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import type { AuditFilterDto, AuditKindDto } from '../../../../../src/contract/audit/calls';
import type { OkrPageDto } from '../../../../../src/contract/dto';
import { usePage } from '../../app/page-context';
import { useQuery } from '../../app/use-address';
import { FormField } from '../../components/form-field';
import { PersonSelect } from '../../components/person-select';
import { kindText } from './change-words';

interface Option {
  readonly value: string;
  readonly label: string;
}

const KINDS: readonly AuditKindDto[] = [
  'objective',
  'key-result',
  'metric',
  'metric-note',
  'cycle',
  'settings',
  'practice',
];
const ANY = 'all';

const KIND_OPTIONS: readonly Option[] = [
  { value: ANY, label: 'Everything' },
  ...KINDS.map((value) => ({ value, label: kindText(value) })),
];

/** What the address asks for; anything else in it is as if it were not there. */
export function filterOf(query: URLSearchParams): AuditFilterDto {
  const where = query.get('where');
  const kind = query.get('kind');
  return {
    where:
      where === null || where === ANY ? 'all' : where === 'site' ? 'site' : { projectId: where },
    from: query.get('from'),
    to: query.get('to'),
    by: query.get('by'),
    kind: KINDS.find((one) => one === kind) ?? null,
  };
}

/** Narrows the log; kept in the address, so that it can be linked to. */
export function AuditFilters({ page }: { readonly page: OkrPageDto }) {
  const { site } = usePage();
  const [query, setQuery] = useQuery();
  const filter = filterOf(query);
  const places = placeOptions(page);
  const where = typeof filter.where === 'string' ? filter.where : filter.where.projectId;
  const isFiltering = ['where', 'kind', 'by', 'from', 'to'].some((name) => query.has(name));
  return (
    <div className="okr-audit-filters" role="search" aria-label="Filter the log">
      {site.project === null && (
        <ChoiceField
          label="Where"
          options={places}
          value={where}
          onChange={(value) => {
            setQuery({ where: value === ANY ? null : value });
          }}
        />
      )}
      <ChoiceField
        label="What"
        options={KIND_OPTIONS}
        value={filter.kind ?? ANY}
        onChange={(value) => {
          setQuery({ kind: value === ANY ? null : value });
        }}
      />
      <FormField label="Who">
        {(control) => (
          <PersonSelect
            accountId={filter.by}
            placeholder="Anybody"
            control={control}
            onChange={(by) => {
              setQuery({ by });
            }}
          />
        )}
      </FormField>
      <DayField name="from" label="From" />
      <DayField name="to" label="To" />
      {isFiltering && (
        <Button
          appearance="subtle"
          onClick={() => {
            setQuery({ where: null, kind: null, by: null, from: null, to: null });
          }}
        >
          Clear filters
        </Button>
      )}
    </div>
  );
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly options: readonly Option[];
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ChoiceField({ label, options, value, onChange }: ChoiceFieldProps) {
  return (
    <FormField label={label}>
      {(control) => (
        <Select<Option>
          inputId={control.id}
          options={options}
          value={options.find((option) => option.value === value) ?? options[0] ?? null}
          onChange={(option) => {
            onChange(option?.value ?? ANY);
          }}
        />
      )}
    </FormField>
  );
}

function DayField({ name, label }: { readonly name: 'from' | 'to'; readonly label: string }) {
  const [query, setQuery] = useQuery();
  return (
    <FormField label={label}>
      {(control) => (
        <Textfield
          {...control}
          type="date"
          value={query.get(name) ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setQuery({ [name]: value === '' ? null : value }, 'replace');
          }}
        />
      )}
    </FormField>
  );
}

function placeOptions(page: OkrPageDto): readonly Option[] {
  return [
    { value: ANY, label: 'Everywhere' },
    { value: 'site', label: 'Whole site' },
    ...page.projects.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
