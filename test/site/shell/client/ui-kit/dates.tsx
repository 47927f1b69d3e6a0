import { DatePicker, TimePicker } from '@atlaskit/datetime-picker';
import type { ComponentProps } from 'react';
import { component, type ComponentTable } from './component-entry';
import { useLocalEcho } from './local-echo';
import { eventProps, type AppHandler } from './serialisable-event';

type Handlers = 'onChange' | 'onBlur' | 'onFocus';
type FromApp<Props> = Omit<Props, Handlers | 'ref'> & Partial<Record<Handlers, AppHandler>>;
type DatePickerProps = FromApp<ComponentProps<typeof DatePicker>>;
type TimePickerProps = FromApp<ComponentProps<typeof TimePicker>>;

const SHARED =
  'appearance autoFocus defaultIsOpen defaultValue isOpen spacing value isInvalid placeholder locale testId selectProps aria-labelledby isDisabled onChange onBlur onFocus name id aria-invalid isRequired';

export const DATES: ComponentTable = {
  DatePicker: component<DatePickerProps>(
    `${SHARED} disabled maxDate minDate nextMonthLabel previousMonthLabel dateFormat weekStartDay shouldShowCalendarButton`,
    ({ props }) => <EchoingDatePicker {...props} />,
  ),
  TimePicker: component<TimePickerProps>(
    `${SHARED} label times timeIsEditable hideIcon timeFormat`,
    ({ props }) => <EchoingTimePicker {...props} />,
  ),
};

/** The app gets the ISO day itself, not an event. */
function EchoingDatePicker({ onChange, onBlur, onFocus, value, ...props }: DatePickerProps) {
  const [shown, change] = useLocalEcho(value, onChange);
  return (
    <DatePicker
      {...props}
      {...(shown !== undefined && { value: shown })}
      {...eventProps({ onBlur, onFocus }, ['onBlur', 'onFocus'])}
      onChange={(day) => {
        change(day, day);
      }}
    />
  );
}

function EchoingTimePicker({ onChange, onBlur, onFocus, value, ...props }: TimePickerProps) {
  const [shown, change] = useLocalEcho(value, onChange);
  return (
    <TimePicker
      {...props}
      {...(shown !== undefined && { value: shown })}
      {...eventProps({ onBlur, onFocus }, ['onBlur', 'onFocus'])}
      onChange={(time) => {
        change(time, time);
      }}
    />
  );
}
