import type {
  MetricDto,
  MetricPointDto,
  MetricSeriesDto,
} from '../../../../../src/contract/metrics/dto';
import type { Annotation } from '../metric-notes/annotations';
import { noteText } from '../metric-notes/note-text';
import { type Cell, toCsv } from '../table/csv';
import { exclusionText, flagWords, reasonText } from './reading-words';

const HEAD = [
  ...[
    'Metric',
    'Scope',
    'Unit',
    'Bucket',
    'From',
    'To (not included)',
    'Value',
    'No value because',
  ],
  ...['Numerator', 'Denominator', 'n', 'Flags', 'Excluded', 'Excluded because'],
];

interface Shown {
  readonly points: readonly MetricPointDto[];
  readonly annotations: readonly Annotation[];
  /** What somebody is called. */
  readonly nameOf: (accountId: string | null) => string;
}

/** Every shown point with all its digits; a missing value is an empty cell, with its reason. */
export function metricCsv(
  { title, scopeName }: Pick<MetricDto, 'title' | 'scopeName'>,
  { unit, names }: Pick<MetricSeriesDto, 'unit' | 'names'>,
  { points, annotations, nameOf }: Shown,
): string {
  const parts = [...new Set(points.flatMap((point) => Object.keys(point.parts)))];
  const rows = points.map((point): readonly Cell[] => [
    ...[title, scopeName, unit, point.label, point.start, point.end],
    point.value,
    point.value === null ? reasonText(point.reason) : null,
    ...[point.numerator, point.denominator, point.n],
    point.flags.map((flag) => flagWords(flag).label).join(', '),
    point.excluded.reduce((sum, { count }) => sum + count, 0),
    point.excluded
      .map(({ reason, count }) => `${String(count)} ${exclusionText(reason)}`)
      .join('; '),
    ...parts.map((name) => point.parts[name] ?? null),
    annotations
      .filter(({ pointKey, kind }) => pointKey === point.key && kind !== 'bulk')
      .map((one) => noteText(one, nameOf))
      .join('; '),
  ]);
  const head = [...HEAD, ...parts.map((part) => names[`level ${part}`] ?? part)];
  return toCsv([[...head, 'Notes and changes'], ...rows]);
}

/** Safe in every file system; never empty. */
export function fileNameOf(title: string): string {
  const plain = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'metric' : plain;
}
