import { DatePicker } from '@atlaskit/datetime-picker';
import Select from '@atlaskit/select';
import type { CycleDto } from '../../../../../src/contract/cycles/calls';
import type { ControlProps } from '../../components/form-field';
import { cycleText } from './cycle-days';
import { type PeriodChoice, presetText, withCycle, withPreset } from './period-choice';
import { isSamePeriod, quarterAround } from './quarter';

interface PeriodPickerProps {
  readonly choice: PeriodChoice;
  readonly today: string;
  /** What no period of its own means here. */
  readonly noneText: string;
  readonly control: ControlProps;
  /** Offered first; key results have none, they follow their objective. */
  readonly cycles?: readonly CycleDto[];
  readonly onChange: (choice: PeriodChoice) => void;
}

interface Option {
  readonly value: string;
  readonly label: string;
  readonly chosen: (before: PeriodChoice) => PeriodChoice;
}

export function PeriodPicker(props: PeriodPickerProps) {
  const { choice, control, cycles = [], onChange } = props;
  const options = optionsFor(props, cycles);
  return (
    <div className="okr-period-picker">
      <Select<Option>
        inputId={control.id}
        {...(control['aria-describedby'] !== undefined && {
          descriptionId: control['aria-describedby'],
        })}
        isInvalid={control.isInvalid}
        options={options}
        value={options.find(({ value }) => value === valueOf(choice)) ?? null}
        onChange={(option) => {
          if (option !== null) onChange(option.chosen(choice));
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

const cycleValue = (id: string | null): string => `cycle:${id ?? ''}`;

const valueOf = ({ preset, cycleId }: PeriodChoice): string =>
  preset === 'cycle' ? cycleValue(cycleId) : preset;

/** Cycles first, then dates of its own, then none. A quarter that is a cycle is offered once. */
function optionsFor(
  { choice, today, noneText }: PeriodPickerProps,
  cycles: readonly CycleDto[],
): readonly Option[] {
  const isCurrent = ({ id, period }: CycleDto) => period.end >= today || id === choice.cycleId;
  const isCycle = (shift: number) =>
    cycles.some(({ period }) => isSamePeriod(period, quarterAround(today, shift)));
  const presets = [
    ...(isCycle(0) && choice.preset !== 'this-quarter' ? [] : (['this-quarter'] as const)),
    ...(isCycle(1) && choice.preset !== 'next-quarter' ? [] : (['next-quarter'] as const)),
    ...(['custom', 'none'] as const),
  ];
  return [
    ...cycles.filter(isCurrent).map((cycle) => ({
      value: cycleValue(cycle.id),
      label: cycleText(cycle),
      chosen: (before: PeriodChoice) => withCycle(before, cycle.id),
    })),
    ...presets.map((preset) => ({
      value: preset,
      label: presetText(preset, today, noneText),
      chosen: (before: PeriodChoice) => withPreset(before, preset, today),
    })),
  ];
}
