import { CheckboxGroup, ErrorMessage, HelperMessage, Label, Stack } from '@forge/react';

interface CheckGroupProps<Value extends string> {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly options: readonly { readonly label: string; readonly value: Value }[];
  readonly chosen: readonly Value[];
  readonly error: string | undefined;
  readonly onChange: (chosen: readonly Value[]) => void;
}

/** Several of a few. */
export function CheckGroup<Value extends string>(props: CheckGroupProps<Value>) {
  const { name, label, help, options, chosen, error, onChange } = props;
  return (
    <Stack>
      <Label labelFor={name}>{label}</Label>
      <CheckboxGroup
        name={name}
        options={[...options]}
        value={[...chosen]}
        onChange={(picked: unknown) => {
          const values: readonly unknown[] = Array.isArray(picked) ? picked : [];
          onChange(options.flatMap(({ value }) => (values.includes(value) ? [value] : [])));
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
