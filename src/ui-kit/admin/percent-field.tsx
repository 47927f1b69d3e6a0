import { ErrorMessage, HelperMessage, Label, Stack, Textfield } from '@forge/react';

interface PercentFieldProps {
  readonly id: string;
  readonly label: string;
  readonly help: string;
  readonly text: string;
  readonly error: string | undefined;
  readonly onChange: (text: string) => void;
}

/**
 * Filled once and then left to the person: an input that the app fills at every key loses letters
 * when the host is slow.
 */
export function PercentField({ id, label, help, text, error, onChange }: PercentFieldProps) {
  return (
    <Stack>
      <Label labelFor={id}>{label}</Label>
      <Textfield
        id={id}
        name={id}
        type="text"
        defaultValue={text}
        isInvalid={error !== undefined}
        aria-invalid={error !== undefined}
        onChange={({ target }) => {
          const typed: unknown = target.value;
          if (typeof typed === 'string') onChange(typed);
        }}
      />
      {error === undefined ? (
        <HelperMessage>{help}</HelperMessage>
      ) : (
        <ErrorMessage>{error}</ErrorMessage>
      )}
    </Stack>
  );
}
