import { useEffect } from 'react';
import { RadioGroup } from '@atlaskit/radio';
import Select, { CreatableSelect } from '@atlaskit/select';
import type { MetricScopeChoicesDto } from '../../../../../src/contract/metrics/dto';
import { usePage } from '../../app/page-context';
import { FormField } from '../../components/form-field';
import { QuerySource } from '../data-source/query-source';
import { useCall } from '../../app/use-call';
import type { ScopeDraft } from './scope-draft';

interface ScopeFieldsProps {
  readonly draft: ScopeDraft;
  readonly home: string | null;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<ScopeDraft>) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** Over which issues the metric is computed. */
export function ScopeFields({ draft, home, problem, onChange }: ScopeFieldsProps) {
  const { site } = usePage();
  const { data, error } = useCall('listMetricScopes', { projectId: home });
  const kinds = home === null ? KINDS.filter(({ value }) => OF_SITE.includes(value)) : KINDS;
  return (
    <>
      <fieldset className="okr-fieldset">
        <legend>Which issues</legend>
        <RadioGroup
          aria-label="Which issues"
          value={draft.kind}
          options={kinds.map((one) => ({
            ...one,
            label:
              one.value === 'project' && site.project !== null
                ? `All of ${site.project.key}`
                : one.label,
          }))}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const kind = KINDS.find((one) => one.value === value)?.value;
            if (kind !== undefined) onChange({ kind });
          }}
        />
      </fieldset>
      {error !== null && draft.kind !== 'jql' && draft.kind !== 'project' && (
        <p className="okr-problem" role="alert">
          Boards, epics and versions could not be read. Write a query instead, or open the form
          again.
        </p>
      )}
      <ScopeChoice draft={draft} problem={problem} choices={data} onChange={onChange} />
    </>
  );
}

/** Boards and versions belong to a project; of the whole site a query tells which are meant. */
const OF_SITE: readonly ScopeDraft['kind'][] = ['jql', 'epic'];

const KINDS: readonly {
  readonly name: string;
  readonly value: ScopeDraft['kind'];
  readonly label: string;
}[] = [
  { name: 'scope', value: 'project', label: 'The whole project' },
  { name: 'scope', value: 'board', label: 'A board' },
  { name: 'scope', value: 'epic', label: 'An epic' },
  { name: 'scope', value: 'version', label: 'A version' },
  { name: 'scope', value: 'jql', label: 'The issues of a query' },
];

interface ScopeChoiceProps extends Omit<ScopeFieldsProps, 'home'> {
  /** `null` while they are being read. */
  readonly choices: MetricScopeChoicesDto | null;
}

function ScopeChoice({ draft, problem, choices, onChange }: ScopeChoiceProps) {
  switch (draft.kind) {
    case 'project':
      return null;
    case 'jql':
      return (
        <QuerySource
          label="Query (JQL)"
          value={draft.jql}
          problem={problem}
          help="The issues the metric looks at. Paste a query or an address of Jira."
          onChange={(jql) => {
            onChange({ jql });
          }}
        />
      );
    case 'board':
      return (
        <Choice
          label="Board"
          nothing="There is no board here that you may see."
          options={optionsOf(choices?.boards)}
          value={draft.boardId}
          problem={problem}
          onChange={(boardId) => {
            onChange({ boardId });
          }}
        />
      );
    case 'version':
      return (
        <Choice
          label="Version"
          nothing="The project has no versions."
          options={optionsOf(choices?.versions)}
          value={draft.versionId}
          problem={problem}
          onChange={(versionId) => {
            onChange({ versionId });
          }}
        />
      );
    case 'epic':
      return (
        <EpicChoice
          options={choices?.epics.map(epicOption)}
          value={draft.epicKey}
          problem={problem}
          onChange={(epicKey) => {
            onChange({ epicKey });
          }}
        />
      );
  }
}

/** `null` while they are being read. */
const optionsOf = (
  all: readonly { readonly id: string; readonly name: string }[] | undefined,
): readonly Option[] | null => all?.map(({ id, name }) => ({ value: id, label: name })) ?? null;

const epicOption = ({ key, summary }: MetricScopeChoicesDto['epics'][number]): Option => ({
  value: key,
  label: `${key} ${summary}`,
});

interface ChoiceProps {
  readonly label: string;
  readonly nothing: string;
  readonly options: readonly Option[] | null;
  readonly value: string;
  readonly problem: string | undefined;
  readonly onChange: (value: string) => void;
}

function Choice({ label, nothing, options, value, problem, onChange }: ChoiceProps) {
  const found = options?.find((option) => option.value === value);
  const only = options?.length === 1 ? options[0]?.value : undefined;
  useEffect(() => {
    // Nobody has to choose from one.
    if (value === '' && only !== undefined) onChange(only);
  }, [value, only, onChange]);
  return (
    <FormField label={label} isRequired problem={problem}>
      {(control) => (
        <Select<Option>
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          isInvalid={control.isInvalid}
          isLoading={options === null}
          options={options ?? []}
          // One that is gone keeps its id, so that nobody takes an empty field for a choice.
          value={found ?? (value === '' ? null : { value, label: value })}
          noOptionsMessage={() => nothing}
          onChange={(option) => {
            onChange(option?.value ?? '');
          }}
        />
      )}
    </FormField>
  );
}

interface EpicChoiceProps extends Pick<ChoiceProps, 'value' | 'problem' | 'onChange'> {
  readonly options: readonly Option[] | undefined;
}

/** Of the epics that are listed, or any other by its key. */
function EpicChoice({ options, value, problem, onChange }: EpicChoiceProps) {
  const found = options?.find((option) => option.value === value);
  return (
    <FormField label="Epic" isRequired problem={problem} help="Choose one, or type its key.">
      {(control) => (
        <CreatableSelect<Option>
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          isInvalid={control.isInvalid}
          isLoading={options === undefined}
          options={options ?? []}
          value={found ?? (value === '' ? null : { value, label: value })}
          formatCreateLabel={(text) => `Use ${text.toUpperCase()}`}
          noOptionsMessage={() => 'Type the key of the epic.'}
          onChange={(option) => {
            onChange(option?.value.trim().toUpperCase() ?? '');
          }}
        />
      )}
    </FormField>
  );
}
