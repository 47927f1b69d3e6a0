import Checkbox from '@atlaskit/checkbox';
import { Radio, RadioGroup } from '@atlaskit/radio';
import Range from '@atlaskit/range';
import Select from '@atlaskit/select';
import Toggle from '@atlaskit/toggle';
import type { ComponentProps, SyntheticEvent } from 'react';
import { CheckboxGroup, type CheckboxGroupProps } from './checkbox-group';
import { component, type ComponentTable } from './component-entry';
import { useLocalEcho } from './local-echo';
import { eventProps, serialisableEvent, type AppHandler } from './serialisable-event';

type Handlers = 'onChange' | 'onBlur' | 'onFocus';
type FromApp<Props> = Omit<Props, Handlers | 'ref'> & Partial<Record<Handlers, AppHandler>>;
type CheckboxProps = FromApp<ComponentProps<typeof Checkbox>>;
type ToggleProps = FromApp<ComponentProps<typeof Toggle>>;
type RadioProps = FromApp<ComponentProps<typeof Radio>>;
type RadioGroupProps = Omit<ComponentProps<typeof RadioGroup>, 'onChange'> & {
  readonly onChange?: AppHandler;
};
type RangeProps = FromApp<ComponentProps<typeof Range>>;

interface SelectProps extends Partial<Record<Handlers | 'onInputChange', AppHandler>> {
  readonly id?: string;
  readonly inputId?: string;
  /** The chosen option, or several. */
  readonly value?: unknown;
}

const SHARED = 'testId isDisabled name value id onBlur onFocus onChange';

export const CHOICES: ComponentTable = {
  Checkbox: component<CheckboxProps>(
    `${SHARED} label aria-labelledby defaultChecked aria-invalid isChecked isIndeterminate isRequired isInvalid`,
    ({ props }) => <EchoingCheckbox {...props} />,
  ),
  CheckboxGroup: component<CheckboxGroupProps>(
    'name label description isRequired defaultValue isDisabled onChange options value',
    ({ props }) => <CheckboxGroup {...props} />,
  ),
  Toggle: component<ToggleProps>(`${SHARED} label size defaultChecked isChecked`, ({ props }) => (
    <EchoingToggle {...props} />
  )),
  Radio: component<RadioProps>(
    `${SHARED} label aria-labelledby aria-invalid isChecked isRequired isInvalid ariaLabel`,
    ({ props }) => <EchoingRadio {...props} />,
  ),
  RadioGroup: component<RadioGroupProps>(
    'testId aria-labelledby isDisabled name value defaultValue isRequired isInvalid options onChange',
    ({ props }) => <EchoingRadioGroup {...props} />,
  ),
  Range: component<RangeProps>(
    `${SHARED} max aria-labelledby defaultValue aria-invalid min step`,
    ({ props }) => <EchoingRange {...props} />,
  ),
  Select: component<SelectProps>(
    'appearance testId autoFocus aria-invalid isDisabled onBlur onFocus name value defaultValue id onChange isRequired isInvalid isLoading placeholder spacing options closeMenuOnScroll closeMenuOnSelect defaultInputValue defaultMenuIsOpen inputId inputValue isClearable isMulti isSearchable menuIsOpen openMenuOnFocus onInputChange',
    ({ props }) => <EchoingSelect {...props} />,
  ),
};

function EchoingCheckbox({ onChange, onBlur, onFocus, isChecked, ...props }: CheckboxProps) {
  const [shown, change] = useLocalEcho(isChecked, onChange);
  return (
    <Checkbox
      {...props}
      {...(shown !== undefined && { isChecked: shown })}
      {...eventProps({ onBlur, onFocus }, ['onBlur', 'onFocus'])}
      onChange={(event) => {
        change(event.target.checked, serialisableEvent(event));
      }}
    />
  );
}

function EchoingToggle({ onChange, onBlur, onFocus, isChecked, ...props }: ToggleProps) {
  const [shown, change] = useLocalEcho(isChecked, onChange);
  return (
    <Toggle
      {...props}
      {...(shown !== undefined && { isChecked: shown })}
      {...eventProps({ onBlur, onFocus }, ['onBlur', 'onFocus'])}
      onChange={(event) => {
        change(event.target.checked, serialisableEvent(event));
      }}
    />
  );
}

function EchoingRadio({ onChange, onBlur, onFocus, isChecked, ...props }: RadioProps) {
  const [shown, change] = useLocalEcho(isChecked, onChange);
  return (
    <Radio
      {...props}
      {...(shown !== undefined && { isChecked: shown })}
      {...eventProps({ onBlur, onFocus }, ['onBlur', 'onFocus'])}
      onChange={(event: SyntheticEvent) => {
        change(true, serialisableEvent(event));
      }}
    />
  );
}

function EchoingRadioGroup({ onChange, value, ...props }: RadioGroupProps) {
  const [shown, change] = useLocalEcho(value, onChange);
  return (
    <RadioGroup
      {...props}
      {...(shown !== undefined && { value: shown })}
      onChange={(event) => {
        change(event.target.value, serialisableEvent(event));
      }}
    />
  );
}

function EchoingRange({ onChange, onBlur, onFocus, value, ...props }: RangeProps) {
  const [shown, change] = useLocalEcho(value, onChange);
  return (
    <Range
      {...props}
      {...(shown !== undefined && { value: shown })}
      {...eventProps({ onBlur, onFocus }, ['onBlur', 'onFocus'])}
      onChange={(next) => {
        change(next, next);
      }}
    />
  );
}

/** The label of a UI Kit select points at `id`; Atlaskit puts that on its own input. */
function EchoingSelect(all: SelectProps) {
  const { onChange, onBlur, onFocus, onInputChange, value, id, inputId, ...props } = all;
  const isControlled = 'value' in all;
  const [shown, change] = useLocalEcho(value, onChange);
  const focusId = inputId ?? id;
  return (
    <Select
      menuPosition="fixed"
      {...props}
      {...(focusId !== undefined && { inputId: focusId })}
      {...(isControlled && { value: (shown ?? null) as never })}
      {...(onInputChange && { onInputChange: (text: string) => void onInputChange(text) })}
      {...eventProps({ onBlur, onFocus }, ['onBlur', 'onFocus'])}
      onChange={(option: unknown) => {
        change(option, option);
      }}
    />
  );
}
