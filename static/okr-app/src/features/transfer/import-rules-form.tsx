import { useState } from 'react';
import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import { FIELD_LABELS } from '../../../../../src/contract/transfer/import-words';
import {
  type ColumnMapping,
  guessColumns,
  IMPORT_FIELDS,
  type ImportField,
} from '../../../../../src/domain/transfer/import-columns';
import type { ImportRules } from '../../../../../src/domain/transfer/import-row';
import { guessVocabulary } from '../../../../../src/domain/transfer/imported-status';
import { guessDateOrder } from '../../../../../src/domain/transfer/imported-values';
import type { CsvTable } from '../../../../../src/domain/transfer/parse-csv';
import { usePage } from '../../app/page-context';
import { useCall } from '../../app/use-call';
import { FormField } from '../../components/form-field';

export interface ImportChoices extends ImportRules {
  readonly projectId: string | null;
  /** The file could be read in two ways, and the person has to look. */
  readonly isVocabularySure: boolean;
  readonly isDateOrderSure: boolean;
}

export function guessRules(table: CsvTable, cycles: ImportRules['cycles']): ImportChoices {
  const columns = guessColumns(table.header);
  const texts = (field: ImportField) => {
    const at = columns[field];
    return at === null ? [] : table.rows.map(({ cells }) => cells[at] ?? '');
  };
  const vocabulary = guessVocabulary(texts('status'));
  const dateOrder = guessDateOrder([...texts('start'), ...texts('end')]);
  return {
    columns,
    vocabulary: vocabulary ?? 'viva',
    dateOrder: dateOrder ?? 'month-first',
    cycles,
    projectId: null,
    isVocabularySure: vocabulary !== null,
    isDateOrderSure: dateOrder !== null,
  };
}

interface ImportRulesFormProps {
  readonly table: CsvTable;
  readonly choices: ImportChoices;
  readonly onChange: (choices: ImportChoices) => void;
}

interface Option<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

const VOCABULARIES: readonly Option<ImportRules['vocabulary']>[] = [
  { value: 'viva', label: 'Viva Goals, Ally: Behind is milder than At risk' },
  { value: 'atlassian', label: 'Atlassian Goals: At risk is milder than Off track' },
];
const DATE_ORDERS: readonly Option<ImportRules['dateOrder']>[] = [
  { value: 'month-first', label: 'Month first: 1/31/2026' },
  { value: 'day-first', label: 'Day first: 31/1/2026' },
];

/** How the table is read: its columns, its words and its dates. */
export function ImportRulesForm({ table, choices, onChange }: ImportRulesFormProps) {
  const { site } = usePage();
  return (
    <section className="okr-card" aria-label="How the table is read">
      <h2 className="okr-card-title">How the table is read</h2>
      <div className="okr-audit-filters">
        {site.project === null && (
          <ProjectField
            value={choices.projectId}
            onChange={(projectId) => {
              onChange({ ...choices, projectId });
            }}
          />
        )}
        <ChoiceField
          label="Meaning of the statuses"
          options={VOCABULARIES}
          value={choices.vocabulary}
          help={choices.isVocabularySure ? undefined : 'Could be either: please check.'}
          onChange={(vocabulary) => {
            onChange({ ...choices, vocabulary, isVocabularySure: true });
          }}
        />
        <ChoiceField
          label="Dates"
          options={DATE_ORDERS}
          value={choices.dateOrder}
          help={choices.isDateOrderSure ? undefined : 'Could be either: please check.'}
          onChange={(dateOrder) => {
            onChange({ ...choices, dateOrder, isDateOrderSure: true });
          }}
        />
      </div>
      <ColumnFields
        header={table.header}
        columns={choices.columns}
        onChange={(columns) => {
          onChange({ ...choices, columns });
        }}
      />
    </section>
  );
}

interface ColumnFieldsProps {
  readonly header: readonly string[];
  readonly columns: ColumnMapping;
  readonly onChange: (columns: ColumnMapping) => void;
}

/** What was recognised; the rest on demand. */
function ColumnFields({ header, columns, onChange }: ColumnFieldsProps) {
  const [showsAll, setShowsAll] = useState(false);
  const shown = IMPORT_FIELDS.filter((field) => showsAll || columns[field] !== null);
  const options = [
    { value: '', label: 'Not in this table' },
    ...header.map((name, at) => ({ value: String(at), label: name })),
  ];
  return (
    <>
      <div className="okr-audit-filters">
        {shown.map((field) => (
          <ChoiceField
            key={field}
            label={FIELD_LABELS[field]}
            options={options}
            value={String(columns[field] ?? '')}
            onChange={(value) => {
              onChange({ ...columns, [field]: value === '' ? null : Number(value) });
            }}
          />
        ))}
      </div>
      <div>
        <Button
          appearance="subtle"
          spacing="compact"
          onClick={() => {
            setShowsAll(!showsAll);
          }}
        >
          {showsAll ? 'Show recognised columns only' : 'Map another column'}
        </Button>
      </div>
    </>
  );
}

interface ChoiceFieldProps<Value extends string> {
  readonly label: string;
  readonly options: readonly Option<Value>[];
  readonly value: Value;
  readonly help?: string | undefined;
  readonly onChange: (value: Value) => void;
}

function ChoiceField<Value extends string>({
  label,
  options,
  value,
  help,
  onChange,
}: ChoiceFieldProps<Value>) {
  return (
    <FormField label={label} {...(help !== undefined && { help })}>
      {(control) => (
        <Select<Option<Value>>
          inputId={control.id}
          options={options}
          value={options.find((option) => option.value === value) ?? null}
          onChange={(option) => {
            if (option !== null) onChange(option.value);
          }}
        />
      )}
    </FormField>
  );
}

function ProjectField({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (projectId: string | null) => void;
}) {
  const projects = useCall('listManagedProjects', {});
  const options = [
    { value: '', label: 'The whole site' },
    ...(projects.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <ChoiceField
      label="Where objectives go"
      options={options}
      value={value ?? ''}
      help="Unless a row names a project"
      onChange={(next) => {
        onChange(next === '' ? null : next);
      }}
    />
  );
}
