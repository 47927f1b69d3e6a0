import { CheckboxSelect } from '@atlaskit/select';
import type { FilterOption } from './filter-options';

interface MultiFilterProps {
  readonly label: string;
  readonly options: readonly FilterOption[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function MultiFilter({ label, options, chosen, onChange }: MultiFilterProps) {
  // What a shared link asks for stays visible, also when nothing here has it.
  const missing = chosen
    .filter((value) => !options.some((option) => option.value === value))
    .map((value) => ({ value, label: `${value} (0)` }));
  const all = [...options, ...missing];
  return (
    <div className="okr-filter">
      <CheckboxSelect<FilterOption>
        label={label}
        inputId={`okr-filter-${label.toLowerCase()}`}
        spacing="compact"
        placeholder={label}
        options={all}
        value={all.filter(({ value }) => chosen.includes(value))}
        onChange={(next) => {
          onChange(next.map(({ value }) => value));
        }}
      />
    </div>
  );
}
