import Select from '@atlaskit/select';
import Textfield from '@atlaskit/textfield';
import { FormField } from '../../components/form-field';
import { TARGET_KINDS, type TargetDraft, type TargetProblems } from './target-draft';

interface TargetFieldsProps {
  readonly draft: TargetDraft;
  readonly unit: string;
  readonly problems: TargetProblems;
  readonly onChange: (draft: TargetDraft) => void;
}

type NumberKey = keyof TargetProblems;

const NUMBERS: Readonly<Record<TargetDraft['kind'], readonly (readonly [NumberKey, string])[]>> = {
  reach: [
    ['start', 'Start'],
    ['target', 'Target'],
  ],
  stayAbove: [['limit', 'Lowest good value']],
  stayBelow: [['limit', 'Highest good value']],
  within: [
    ['lower', 'Lowest good value'],
    ['upper', 'Highest good value'],
  ],
};

export function TargetFields({ draft, unit, problems, onChange }: TargetFieldsProps) {
  return (
    <div className="okr-target-fields">
      <FormField label="What counts as success">
        {(control) => (
          <Select
            inputId={control.id}
            options={TARGET_KINDS}
            value={TARGET_KINDS.find(({ value }) => value === draft.kind) ?? null}
            onChange={(option) => {
              if (option !== null) onChange({ ...draft, kind: option.value });
            }}
          />
        )}
      </FormField>
      <div className="okr-columns">
        {NUMBERS[draft.kind].map(([key, label]) => (
          <FormField
            key={key}
            label={unit === '' ? label : `${label} (${unit})`}
            isRequired
            problem={problems[key]}
          >
            {(control) => (
              <Textfield
                {...control}
                inputMode="decimal"
                value={draft[key]}
                onChange={(event) => {
                  onChange({ ...draft, [key]: event.currentTarget.value });
                }}
              />
            )}
          </FormField>
        ))}
      </div>
    </div>
  );
}
