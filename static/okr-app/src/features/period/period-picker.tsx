import { DatePicker } from '@atlaskit/datetime-picker';
import Select from '@atlaskit/select';
import type { ControlProps } from '../../components/form-field';
import { type PeriodChoice, type PeriodPreset, presetText, withPreset } from './period-choice';

interface PeriodPickerProps {
  readonly choice: PeriodChoice;
  readonly today: string;
  /** What no period of its own means here. */
  readonly noneText: string;
  readonly control: ControlProps;
  readonly onChange: (choice: PeriodChoice) => void;
}

const PRESETS: readonly PeriodPreset[] = ['this-quarter', 'next-quarter', 'custom', 'none'];

export function PeriodPicker({ choice, today, noneText, control, onChange }: PeriodPickerProps) {
  const options = PRESETS.map((value) => ({ value, label: presetText(value, today, noneText) }));
  return (
    <div className="okr-period-picker">
      <Select
        inputId={control.id}
        {...(control['aria-describedby'] !== undefined && {
          descriptionId: control['aria-describedby'],
        })}
        isInvalid={control.isInvalid}
        options={options}
        value={options.find(({ value }) => value === choice.preset) ?? null}
        onChange={(option) => {
          if (option !== null) onChange(withPreset(choice, option.value, today));
        }}
      />
      {choice.preset === 'custom' && (
        <div className="okr-days">
          <DatePicker
            id={`${control.id}-start`}
            label="First day"
            placeholder="First day"
            value={choice.start}
            isInvalid={control.isInvalid}
            onChange={(start) => {
              onChange({ ...choice, start });
            }}
          />
          <DatePicker
            id={`${control.id}-end`}
            label="Last day"
            placeholder="Last day"
            value={choice.end}
            isInvalid={control.isInvalid}
            onChange={(end) => {
              onChange({ ...choice, end });
            }}
          />
        </div>
      )}
    </div>
  );
}
