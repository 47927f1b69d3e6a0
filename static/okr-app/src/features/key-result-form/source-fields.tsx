import type { ReactNode } from 'react';
import { RadioGroup } from '@atlaskit/radio';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { FormField } from '../../components/form-field';
import { type KeyResultDraft, withKind } from './key-result-draft';
import type { SourceKind } from './source-draft';

interface SourceFieldsProps {
  readonly draft: KeyResultDraft;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<KeyResultDraft>) => void;
  /** The fields of a number that is counted in Jira. */
  readonly children: ReactNode;
}

const KINDS: readonly {
  readonly name: string;
  readonly value: SourceKind;
  readonly label: string;
}[] = [
  { name: 'source', value: 'jira-measure', label: 'Jira issues: counted by themselves' },
  { name: 'source', value: 'checklist', label: 'A checklist: the share of to-dos done' },
  { name: 'source', value: 'manual', label: 'Typed in: a number people report at check-ins' },
];

/** Where the number comes from, and what that asks for. */
export function SourceFields({ draft, problem, onChange, children }: SourceFieldsProps) {
  return (
    <>
      <fieldset className="okr-fieldset">
        <legend>Where does the number come from?</legend>
        <RadioGroup
          aria-label="Where does the number come from?"
          value={draft.kind}
          options={[...KINDS]}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const kind = KINDS.find((one) => one.value === value)?.value;
            if (kind !== undefined) onChange(withKind(draft, kind));
          }}
        />
      </fieldset>
      {draft.kind === 'jira-measure' && children}
      {draft.kind === 'checklist' && (
        <ChecklistField draft={draft} problem={problem} onChange={onChange} />
      )}
      {draft.kind === 'manual' && <UnitField draft={draft} problem={problem} onChange={onChange} />}
    </>
  );
}

type OwnProps = Omit<SourceFieldsProps, 'children'>;

function ChecklistField({ draft, problem, onChange }: OwnProps) {
  const count = draft.items.length;
  return (
    <FormField
      label={count === 0 ? 'To-dos' : 'More to-dos'}
      problem={problem}
      help={
        count === 0
          ? 'One a line. They can be ticked, renamed and ordered later.'
          : `One a line. The ${String(count)} there are stay; change them in the details.`
      }
    >
      {(control) => (
        <Textarea
          {...control}
          minimumRows={4}
          resize="smart"
          placeholder={'Interview ten customers\nPublish the findings'}
          value={draft.newItems}
          onChange={(event) => {
            onChange({ newItems: event.currentTarget.value });
          }}
        />
      )}
    </FormField>
  );
}

function UnitField({ draft, problem, onChange }: OwnProps) {
  return (
    <FormField label="Unit" problem={problem} help="Such as %, € or customers. May stay empty.">
      {(control) => (
        <Textfield
          {...control}
          width="medium"
          value={draft.unit}
          onChange={(event) => {
            onChange({ unit: event.currentTarget.value });
          }}
        />
      )}
    </FormField>
  );
}
