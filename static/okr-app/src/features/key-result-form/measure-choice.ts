import type { MeasureOptionsDto } from '../../../../../src/contract/dto';
import { kpiUnit } from '../../../../../src/domain/metrics/issue-amount';
import type { Measure, MeasureUnit } from '../../../../../src/domain/metrics/measure';
import type { JiraMeasureSource } from '../../../../../src/domain/metrics/metric';

export type Mode = JiraMeasureSource['mode'];

interface MeasureOption {
  readonly value: string;
  readonly label: string;
}

const FIELD_PREFIX = 'field:';

export function keyOf(measure: Measure): string {
  return measure.kind === 'field' ? FIELD_PREFIX + measure.fieldId : measure.kind;
}

export function measureOf(key: string): Measure {
  if (key.startsWith(FIELD_PREFIX)) {
    return { kind: 'field', fieldId: key.slice(FIELD_PREFIX.length) };
  }
  switch (key) {
    case 'timeSpent':
    case 'originalEstimate':
    case 'remainingEstimate':
    case 'progress':
    case 'storyPoints':
      return { kind: key };
    default:
      return { kind: 'count' };
  }
}

/** Story points are offered only where the site has such a field. */
export function measureOptions(
  options: MeasureOptionsDto | null,
  labelOf: (measure: Measure) => string,
): readonly { readonly label: string; readonly options: readonly MeasureOption[] }[] {
  const kinds = [
    'count',
    ...(options?.hasStoryPoints === true ? ['storyPoints'] : []),
    'timeSpent',
    'originalEstimate',
    'remainingEstimate',
    'progress',
  ];
  const fields = options?.numericFields ?? [];
  return [
    {
      label: 'Measures',
      options: kinds.map((value) => ({ value, label: labelOf(measureOf(value)) })),
    },
    {
      label: 'Number fields of this site',
      options: fields.map(({ id, name }) => ({ value: FIELD_PREFIX + id, label: name })),
    },
  ];
}

/** What the target's numbers are counted in. */
export function unitOf(measure: Measure, mode: Mode): MeasureUnit {
  return mode === 'percent' ? 'percent' : kpiUnit(measure);
}

export function unitWords(unit: MeasureUnit): string {
  const words: Readonly<Record<MeasureUnit, string>> = {
    issue: 'issues',
    hour: 'hours',
    point: 'points',
    percent: '%',
    number: '',
  };
  return words[unit];
}
