import type { MetricPointDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import { type Annotation, spokenText } from '../metric-notes/annotations';
import { bucketShort, bucketText } from './bucket-words';
import { metricValueText } from './metric-words';
import { flagWords, reasonText } from './reading-words';
import type { SeriesPoint } from './series-points';

/** Their values can still change, so trends and targets leave them out. Source: metrics-spec P13. */
const OPEN_FLAGS: readonly string[] = ['partial', 'immature'];

const isComplete = ({ flags }: Pick<MetricPointDto, 'flags'>): boolean =>
  !flags.some((flag) => OPEN_FLAGS.includes(flag));

/** The points of the chosen time, with those as long before beside them. */
export interface ShownSeries {
  readonly shown: readonly MetricPointDto[];
  /** The values of the period before, place by place. */
  readonly before: readonly (number | null)[];
}

/** Sprints and versions have no even length: they are compared with as many before them. */
export function shownSeries(series: MetricSeriesDto, shownFrom: string): ShownSeries {
  const shown = series.points.filter(({ end }) => end > shownFrom);
  const earlier = series.points.slice(0, series.points.length - shown.length);
  const offset = earlier.length - shown.length;
  return { shown, before: shown.map((_, place) => earlier[offset + place]?.value ?? null) };
}

interface Looks {
  readonly unit: string;
  readonly bucket: MetricBucket;
  readonly annotations: readonly Annotation[];
  readonly beforeName: string;
}

export function seriesPoints(
  { shown, before }: ShownSeries,
  { unit, bucket, annotations, beforeName }: Looks,
): readonly SeriesPoint[] {
  return shown.map((point, place) => {
    const old = before[place] ?? null;
    const own = annotations.filter(({ pointKey }) => pointKey === point.key);
    return {
      key: point.key,
      short: bucketShort(bucket, point),
      value: point.value,
      isOpen: !isComplete(point),
      isWeak: point.flags.includes('low-n'),
      annotations: own.flatMap(({ number }) => number ?? []),
      before: old,
      text: [
        `${bucketText(bucket, point)}: ${pointValueText(point, unit)}`,
        `n = ${point.n.toLocaleString('en')}`,
        ...point.flags.map((flag) => flagWords(flag).label.toLowerCase()),
        ...(old === null ? [] : [`${beforeName} ${metricValueText(old, unit)}`]),
        // Of a bulk change the flags speak.
        ...own.filter(({ kind }) => kind !== 'bulk').map((one) => spokenText(one)),
      ].join(', '),
    };
  });
}

export const pointValueText = (
  { value, reason }: Pick<MetricPointDto, 'value' | 'reason'>,
  unit: string,
): string => (value === null ? reasonText(reason) : metricValueText(value, unit));

/** The newest point that will not change by itself; else the newest of all. */
export function latestPoint(points: readonly MetricPointDto[]): MetricPointDto | null {
  return points.findLast((point) => isComplete(point)) ?? points.at(-1) ?? null;
}

export function pointBefore(
  points: readonly MetricPointDto[],
  point: MetricPointDto,
): MetricPointDto | null {
  const place = points.findIndex(({ key }) => key === point.key);
  return place < 1 ? null : (points[place - 1] ?? null);
}
