import { LabelSelect } from '../../components/label-select';
import { FormField } from '../../components/form-field';

interface LabelFieldProps {
  readonly label: string;
  readonly help?: string;
  readonly labels: readonly string[];
  readonly onChange: (labels: readonly string[]) => void;
}

/** Jira's labels hold no blanks. */
export function LabelField({ label, help, labels, onChange }: LabelFieldProps) {
  return (
    <FormField label={label} {...(help !== undefined && { help })}>
      {(control) => (
        <LabelSelect
          labels={labels}
          known={[]}
          control={control}
          onChange={(next) => {
            onChange(next.map((one) => one.replaceAll(/\s+/g, '-')));
          }}
        />
      )}
    </FormField>
  );
}
