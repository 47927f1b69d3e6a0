import { Checkbox } from '@atlaskit/checkbox';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { FormField } from '../../components/form-field';
import { LabelSelect } from '../../components/label-select';
import { PeopleSelect } from '../../components/people-select';
import { PersonSelect } from '../../components/person-select';
import { useKnownLabels } from '../people/use-known-labels';

/** Fields that objectives and key results have in common. */

interface FieldProps<Value> {
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function OwnerField({ value, onChange }: FieldProps<string | null>) {
  return (
    <FormField label="Owner">
      {(control) => <PersonSelect accountId={value} control={control} onChange={onChange} />}
    </FormField>
  );
}

export function ContributorsField({ value, onChange }: FieldProps<readonly string[]>) {
  return (
    <FormField label="Contributors" help="They may check in, but not change the definition.">
      {(control) => <PeopleSelect accountIds={value} control={control} onChange={onChange} />}
    </FormField>
  );
}

export function LabelsField({ value, onChange }: FieldProps<readonly string[]>) {
  const known = useKnownLabels();
  return (
    <FormField label="Labels">
      {(control) => (
        <LabelSelect labels={value} known={known} control={control} onChange={onChange} />
      )}
    </FormField>
  );
}

export function DescriptionField({ value, onChange }: FieldProps<string>) {
  return (
    <FormField label="Description">
      {(control) => (
        <Textarea
          {...control}
          minimumRows={2}
          resize="smart"
          value={value}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </FormField>
  );
}

interface RollUpDraft {
  readonly weight: string;
  readonly isInRollUp: boolean;
}

interface RollUpFieldsProps {
  /** What it counts in, such as “the objective”. */
  readonly whole: string;
  readonly help: string;
  readonly draft: RollUpDraft;
  readonly problem: string | undefined;
  readonly onChange: (change: Partial<RollUpDraft>) => void;
}

export function RollUpFields({ whole, help, draft, problem, onChange }: RollUpFieldsProps) {
  return (
    <>
      <FormField label="Weight" problem={problem} help={help}>
        {(control) => (
          <Textfield
            {...control}
            inputMode="decimal"
            width="small"
            value={draft.weight}
            onChange={(event) => {
              onChange({ weight: event.currentTarget.value });
            }}
          />
        )}
      </FormField>
      <Checkbox
        label={`Counts in ${whole}’s progress`}
        isChecked={draft.isInRollUp}
        onChange={(event) => {
          onChange({ isInRollUp: event.currentTarget.checked });
        }}
      />
    </>
  );
}
