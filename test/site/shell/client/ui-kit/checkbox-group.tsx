import Checkbox from '@atlaskit/checkbox';
import type { AppHandler } from './serialisable-event';
import { useLocalEcho } from './local-echo';

interface Option {
  readonly label: string;
  readonly value: string;
  readonly isDisabled?: boolean;
}

export interface CheckboxGroupProps {
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly options: readonly Option[];
  readonly value?: readonly string[];
  readonly defaultValue?: readonly string[];
  readonly onChange?: AppHandler;
}

/** Atlaskit has no group of checkboxes; the app gets the list of chosen values. */
export function CheckboxGroup(props: CheckboxGroupProps) {
  const [chosen = [], change] = useLocalEcho(props.value ?? props.defaultValue, props.onChange);
  const toggle = (value: string, isChecked: boolean): void => {
    const next = chosen.filter((other) => other !== value);
    if (isChecked) next.push(value);
    change(next, next);
  };
  return (
    <fieldset className="checkbox-group">
      {props.label !== undefined && (
        <legend>
          {props.label}
          {props.isRequired === true && <span className="required-asterisk"> *</span>}
        </legend>
      )}
      {props.description !== undefined && <p>{props.description}</p>}
      {props.options.map(({ label, value, isDisabled = false }) => (
        <Checkbox
          key={value}
          name={props.name}
          label={label}
          value={value}
          isDisabled={isDisabled || props.isDisabled === true}
          isChecked={chosen.includes(value)}
          onChange={(event) => {
            toggle(value, event.target.checked);
          }}
        />
      ))}
    </fieldset>
  );
}
