import { useEffect } from 'react';
import Button from '@atlaskit/button/new';
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
      <ScopeChoice draft={draft} home={home} problem={problem} onChange={onChange} />
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

function ScopeChoice(props: ScopeFieldsProps) {
  const { draft, problem, onChange } = props;
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
    case 'version':
    case 'epic':
      // Each has a list of its own, which is asked for when its kind is chosen.
      return <ListedChoice key={draft.kind} {...props} kind={draft.kind} />;
  }
}

type ListedKind = Exclude<ScopeDraft['kind'], 'project' | 'jql'>;

const NOUNS: Readonly<Record<ListedKind, string>> = {
  board: 'Boards',
  version: 'Versions',
  epic: 'Epics',
};

/** One of what the project has; only Jira knows which there are. */
function ListedChoice({
  kind,
  draft,
  home,
  problem,
  onChange,
}: ScopeFieldsProps & { readonly kind: ListedKind }) {
  const { data, error, reload } = useCall('listMetricScopes', { projectId: home, kind });
  return (
    <>
      {error !== null && (
        <p className="okr-problem" role="alert">
          {`${NOUNS[kind]} could not be read. `}
          <Button spacing="compact" onClick={reload}>
            Try again
          </Button>
        </p>
      )}
      <FromList kind={kind} draft={draft} problem={problem} choices={data} onChange={onChange} />
    </>
  );
}

interface FromListProps extends Omit<ScopeFieldsProps, 'home'> {
  readonly kind: ListedKind;
  /** `null` while they are being read. */
  readonly choices: MetricScopeChoicesDto | null;
}

function FromList({ kind, draft, problem, choices, onChange }: FromListProps) {
  const options = choices?.map(({ value, name }) => ({ value, label: name })) ?? null;
  if (kind === 'epic') {
    return (
      <EpicChoice
        options={options}
        value={draft.epicKey}
        problem={problem}
        onChange={(epicKey) => {
          onChange({ epicKey });
        }}
      />
    );
  }
  const field = kind === 'board' ? 'boardId' : 'versionId';
  return (
    <Choice
      label={kind === 'board' ? 'Board' : 'Version'}
      nothing={
        kind === 'board'
          ? 'There is no board here that you may see.'
          : 'The project has no versions.'
      }
      options={options}
      value={draft[field]}
      problem={problem}
      onChange={(value) => {
        onChange({ [field]: value });
      }}
    />
  );
}

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
  /** `null` while they are being read. */
  readonly options: readonly Option[] | null;
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
          isLoading={options === null}
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
