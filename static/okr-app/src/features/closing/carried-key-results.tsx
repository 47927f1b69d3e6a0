import Checkbox from '@atlaskit/checkbox';
import Select from '@atlaskit/select';
import type { KeyResultDto } from '../../../../../src/contract/dto';
import { formatPercent, formatValue } from '../../../../../src/contract/wording';
import type { CarriedStart } from '../../../../../src/domain/okr/carry-over';
import { canStartFromCurrent, type CarriedKeyResultsDraft } from './carry-draft';

interface CarriedKeyResultsProps {
  readonly keyResults: readonly KeyResultDto[];
  readonly chosen: CarriedKeyResultsDraft;
  readonly onChange: (chosen: CarriedKeyResultsDraft) => void;
}

/** Which key results go along, and from where each starts. */
export function CarriedKeyResults({ keyResults, chosen, onChange }: CarriedKeyResultsProps) {
  if (keyResults.length === 0) return null;
  return (
    <fieldset className="okr-carried">
      <legend>Key results to carry over</legend>
      <ul className="okr-list">
        {keyResults.map((keyResult) => (
          <CarriedKeyResult
            key={keyResult.id}
            keyResult={keyResult}
            start={chosen[keyResult.id] ?? null}
            onChange={(start) => {
              onChange({ ...chosen, [keyResult.id]: start });
            }}
          />
        ))}
      </ul>
    </fieldset>
  );
}

interface CarriedKeyResultProps {
  readonly keyResult: KeyResultDto;
  readonly start: CarriedStart | null;
  readonly onChange: (start: CarriedStart | null) => void;
}

function CarriedKeyResult({ keyResult, start, onChange }: CarriedKeyResultProps) {
  const { title, progress } = keyResult;
  const options = startOptions(keyResult);
  const told = progress.visibility === 'withheld' ? 'Withheld' : formatPercent(progress.progress);
  return (
    <li className="okr-carried-row">
      <Checkbox
        label={`${title} (${told})`}
        isChecked={start !== null}
        onChange={(event) => {
          onChange(event.currentTarget.checked ? 'same' : null);
        }}
      />
      {start !== null && options.length > 1 && (
        <Select
          label={`Start value of ${title}`}
          spacing="compact"
          isSearchable={false}
          options={options}
          value={options.find(({ value }) => value === start) ?? null}
          onChange={(option) => {
            if (option !== null) onChange(option.value);
          }}
        />
      )}
    </li>
  );
}

function startOptions(
  keyResult: KeyResultDto,
): readonly { readonly value: CarriedStart; readonly label: string }[] {
  const { target, progress } = keyResult;
  if (target.kind !== 'reach' || !canStartFromCurrent(keyResult)) return [];
  return [
    { value: 'same', label: `Same start: ${formatValue(target.start, progress.unit)}` },
    { value: 'current', label: `Start from now: ${formatValue(progress.value, progress.unit)}` },
  ];
}
