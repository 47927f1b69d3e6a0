import Button from '@atlaskit/button/new';
import { Checkbox } from '@atlaskit/checkbox';
import Select from '@atlaskit/select';
import type { CatalogueMetric } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import { useQuery } from '../../app/use-address';
import { ButtonRow } from '../../components/button-row';
import { bucketName } from './bucket-words';
import { type Names, partWords } from './part-words';
import { canCompare, RANGES, type WindowChoice } from './metric-window';

interface SeriesControlsProps {
  readonly about: CatalogueMetric | null;
  readonly choice: WindowChoice;
  /** Other sums that every bucket has. */
  readonly parts: readonly string[];
  readonly part: string | null;
  readonly names: Names;
}

/** Bucket, range, what is drawn, and the period before; all of it stands in the address. */
export function SeriesControls({ about, choice, parts, part, names }: SeriesControlsProps) {
  const [, setQuery] = useQuery();
  const buckets = about?.buckets ?? [choice.bucket];
  const valueOptions = [
    { value: '', label: 'The metric itself' },
    ...parts.map((name) => ({ value: name, label: partWords(name, names).label })),
  ];
  return (
    <div className="okr-metric-controls">
      <ButtonRow label="Bucket">
        {buckets.map((bucket) => (
          <Button
            key={bucket}
            spacing="compact"
            isSelected={bucket === choice.bucket}
            aria-pressed={bucket === choice.bucket}
            onClick={() => {
              setQuery({ bucket, range: null, point: null });
            }}
          >
            {bucketName(bucket)}
          </Button>
        ))}
      </ButtonRow>
      <div className="okr-metric-select">
        <Select
          label="Range"
          spacing="compact"
          options={[...RANGES]}
          value={RANGES.find(({ value }) => value === choice.range) ?? null}
          onChange={(option) => {
            setQuery({ range: option?.value ?? null, point: null });
          }}
        />
      </div>
      {parts.length > 0 && (
        <div className="okr-metric-select">
          <Select
            label="What is drawn"
            spacing="compact"
            options={valueOptions}
            value={valueOptions.find(({ value }) => value === (part ?? '')) ?? null}
            onChange={(option) => {
              const value = option?.value ?? '';
              setQuery({ value: value === '' ? null : value });
            }}
          />
        </div>
      )}
      <Checkbox
        label="Compare with the period before"
        isChecked={choice.isCompared && canCompare(choice.range)}
        isDisabled={!canCompare(choice.range)}
        onChange={(event) => {
          setQuery({ compare: event.currentTarget.checked ? 'yes' : null });
        }}
      />
    </div>
  );
}
