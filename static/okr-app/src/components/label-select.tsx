import { CreatableSelect } from '@atlaskit/select';
import type { ControlProps } from './form-field';

interface LabelSelectProps {
  readonly labels: readonly string[];
  /** Labels in use, to choose from. */
  readonly known: readonly string[];
  readonly control: ControlProps;
  readonly onChange: (labels: readonly string[]) => void;
  readonly isOpenAtFirst?: boolean;
}

interface Option {
  readonly label: string;
  readonly value: string;
}

const toOption = (label: string): Option => ({ label, value: label });

/** Labels to choose or to write anew. */
export function LabelSelect(props: LabelSelectProps) {
  const { labels, known, control, onChange, isOpenAtFirst = false } = props;
  return (
    <CreatableSelect<Option, true>
      inputId={control.id}
      {...(control['aria-describedby'] !== undefined && {
        descriptionId: control['aria-describedby'],
      })}
      isMulti
      isInvalid={control.isInvalid}
      autoFocus={isOpenAtFirst}
      closeMenuOnSelect={false}
      placeholder="Choose or type a new one"
      options={known.map(toOption)}
      value={labels.map(toOption)}
      formatCreateLabel={(text) => `New label “${text}”`}
      noOptionsMessage={() => 'Type a label and press Enter.'}
      onChange={(chosen) => {
        onChange(chosen.map(({ value }) => value.trim()));
      }}
    />
  );
}
