import { ErrorMessage, HelperMessage, Label, Stack, TextArea, Textfield } from '@forge/react';

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly placeholder?: string;
  readonly isLong?: boolean;
  readonly text: string;
  readonly error?: string | undefined;
  readonly onChange: (text: string) => void;
}

/**
 * Filled once and then left to the person: an input that the app fills at every key loses letters
 * when the host is slow.
 */
export function TextField(props: TextFieldProps) {
  const { id, label, help, placeholder, isLong = false, text, error, onChange } = props;
  const common = {
    ...{ id, name: id, defaultValue: text },
    ...(placeholder !== undefined && { placeholder }),
    isInvalid: error !== undefined,
    'aria-invalid': error !== undefined,
    onChange: ({ target }: { target: { value?: unknown } }) => {
      if (typeof target.value === 'string') onChange(target.value);
    },
  };
  return (
    <Stack>
      <Label labelFor={id}>{label}</Label>
      {isLong ? <TextArea {...common} /> : <Textfield type="text" {...common} />}
      {error === undefined ? (
        help !== undefined && <HelperMessage>{help}</HelperMessage>
      ) : (
        <ErrorMessage>{error}</ErrorMessage>
      )}
    </Stack>
  );
}
