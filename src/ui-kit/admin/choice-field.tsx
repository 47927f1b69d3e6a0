import { HelperMessage, Label, Select, Stack } from '@forge/react';
import type { Choice } from './settings-choices';

interface ChoiceFieldProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly choices: readonly Choice[];
  readonly chosen: string;
  readonly onChange: (value: string) => void;
}

export function ChoiceField({ id, label, help, choices, chosen, onChange }: ChoiceFieldProps) {
  return (
    <Stack>
      <Label labelFor={id}>{label}</Label>
      <Select
        inputId={id}
        name={id}
        options={[...choices]}
        value={choices.find(({ value }) => value === chosen) ?? null}
        onChange={(option: unknown) => {
          if (isChoice(option)) onChange(option.value);
        }}
      />
      <HelperMessage>{help}</HelperMessage>
    </Stack>
  );
}

function isChoice(option: unknown): option is Choice {
  return (
    typeof option === 'object' &&
    option !== null &&
    'value' in option &&
    typeof option.value === 'string'
  );
}
