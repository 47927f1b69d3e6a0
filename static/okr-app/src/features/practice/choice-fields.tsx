import Button from '@atlaskit/button/new';
import Select from '@atlaskit/select';
import { FormField } from '../../components/form-field';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Option {
  readonly value: string | null;
  readonly label: string;
}

interface FieldProps {
  readonly label: string;
  readonly help?: string;
  readonly isDisabled: boolean;
  readonly options: readonly Named[];
}

interface ChoiceFieldProps extends FieldProps {
  readonly chosen: string | null;
  readonly onChange: (id: string | null) => void;
}

/** One of several, or that nobody has said. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { label, help, isDisabled, chosen, onChange } = props;
  const options: readonly Option[] = [
    { value: null, label: 'Nobody has said' },
    ...props.options.map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <FormField label={label} {...(help !== undefined && { help })}>
      {(control) => (
        <Select<Option>
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          isDisabled={isDisabled}
          options={options}
          value={
            options.find(({ value }) => value === chosen) ?? {
              value: chosen,
              label: 'One that is not there any more',
            }
          }
          onChange={(next) => {
            if (next !== null) onChange(next.value);
          }}
        />
      )}
    </FormField>
  );
}

interface ManyFieldProps extends FieldProps {
  readonly chosen: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
}

/** Any of several; none at all means that nobody has said. */
export function ManyField(props: ManyFieldProps) {
  const { label, help, isDisabled, chosen, onChange } = props;
  const options = props.options.map(({ id, name }) => ({ value: id, label: name }));
  const known = new Map(options.map((option) => [option.value, option]));
  return (
    <FormField label={label} {...(help !== undefined && { help })}>
      {(control) => (
        <Select<{ value: string; label: string }, true>
          inputId={control.id}
          {...(control['aria-describedby'] !== undefined && {
            descriptionId: control['aria-describedby'],
          })}
          isMulti
          isDisabled={isDisabled}
          closeMenuOnSelect={false}
          placeholder="Nobody has said"
          options={options}
          value={chosen.map(
            (id) => known.get(id) ?? { value: id, label: 'One that is not there any more' },
          )}
          onChange={(next) => {
            onChange(next.map(({ value }) => value));
          }}
        />
      )}
    </FormField>
  );
}

/** What the site's names suggest; a click takes it over, and it can still be changed. */
export function SuggestionHint({
  text,
  onUse,
}: {
  readonly text: string;
  readonly onUse: () => void;
}) {
  return (
    <div className="okr-practice-hint">
      <span className="okr-subtle">{text}</span>
      <Button spacing="compact" aria-label={`Use this: ${text}`} onClick={onUse}>
        Use this
      </Button>
    </div>
  );
}
