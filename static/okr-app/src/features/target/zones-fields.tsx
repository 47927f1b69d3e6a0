import Textfield from '@atlaskit/textfield';
import { FormField } from '../../components/form-field';
import type { ZonesDraft } from './plan-draft';

interface ZonesFieldsProps {
  readonly draft: ZonesDraft;
  readonly unit: string;
  readonly problem: string | undefined;
  readonly onChange: (draft: ZonesDraft) => void;
}

const MARKS = [
  ['commit', 'Commit', 'What was promised, between start and target.'],
  ['stretch', 'Stretch', 'More than hoped for, beyond the target.'],
] as const;

/** Marks on the way to the target and beyond. */
export function ZonesFields({ draft, unit, problem, onChange }: ZonesFieldsProps) {
  return (
    <div className="okr-columns">
      {MARKS.map(([key, label, help]) => (
        <FormField
          key={key}
          label={unit === '' ? label : `${label} (${unit})`}
          help={`${help} May stay empty.`}
          problem={key === 'commit' ? problem : undefined}
        >
          {(control) => (
            <Textfield
              {...control}
              inputMode="decimal"
              value={draft[key]}
              onChange={(event) => {
                onChange({ ...draft, [key]: event.currentTarget.value });
              }}
            />
          )}
        </FormField>
      ))}
    </div>
  );
}
