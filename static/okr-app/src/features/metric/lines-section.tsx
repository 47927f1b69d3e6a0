import { useRef } from 'react';
import type { MetricPointDto } from '../../../../../src/contract/metrics/dto';
import type { ChartKind } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import type { ChartLine } from '../../../../../src/domain/metrics/catalogue/metric-series';
import { bandsOf } from './bands';
import { BandsChart } from './bands-chart';
import { bucketText } from './bucket-words';
import { LinesChart, type TimeLine } from './lines-chart';
import { LinesTable } from './lines-table';
import { PictureMenu } from './picture-menu';

interface LinesSectionProps {
  readonly points: readonly MetricPointDto[];
  readonly chosen: string | null;
  readonly bucket: MetricBucket;
  readonly chart: ChartKind | null;
  readonly metricTitle: string;
  readonly format: (value: number) => string;
}

/** Burndowns of the chosen point or the newest one; burnups and cumulative flows of all points. */
export function LinesSection(props: LinesSectionProps) {
  const { points, chosen, bucket, chart, metricTitle, format } = props;
  const frame = useRef<HTMLDivElement>(null);
  const newest = points.findLast(({ lines }) => lines.length > 0);
  const isOfSeries = chart === 'burnup' || chart === 'cumulative-flow';
  const point = isOfSeries ? newest : (points.find(({ key }) => key === chosen) ?? newest);
  if (point === undefined || point.lines.length === 0) return null;
  const title = isOfSeries ? SERIES_TITLES[chart] : `Inside ${bucketText(bucket, point)}`;
  return (
    <div className="okr-metric-lines">
      <div className="okr-section-head">
        <h4 className="okr-section-title">
          {title}{' '}
          {!isOfSeries && chosen === null && (
            <span className="okr-subtle">choose another point above</span>
          )}
        </h4>
        <PictureMenu title={`${metricTitle}: ${title}`} frame={frame} />
      </div>
      <div ref={frame}>
        <Lines lines={point.lines} title={title} format={format} />
      </div>
    </div>
  );
}

const SERIES_TITLES = { burnup: 'Burnup', 'cumulative-flow': 'Cumulative flow' } as const;

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const dayOf = (at: number): string => DAY.format(at);

const NAMES: Readonly<Record<ChartLine['key'], string>> = {
  remaining: 'Remaining',
  ideal: 'Ideal',
  scope: 'Scope',
  started: 'Started',
  done: 'Done',
};

interface LinesProps {
  readonly lines: readonly ChartLine[];
  readonly title: string;
  readonly format: (value: number) => string;
}

function Lines({ lines: told, title, format }: LinesProps) {
  const bands = bandsOf(told);
  const lines = told.map(toTimeLine);
  const named = bands.length > 0 ? bands : lines;
  const label = `${title}: ${named.map((one) => lineWords(one, format)).join('; ')}`;
  return (
    <>
      {bands.length > 0 ? (
        <BandsChart label={label} bands={bands} format={format} formatTime={dayOf} />
      ) : (
        <LinesChart label={label} lines={lines} format={format} formatTime={dayOf} />
      )}
      <LinesTable columns={bands.length > 0 ? bands.toReversed() : lines} {...{ title, format }} />
    </>
  );
}

function toTimeLine({ key, points }: ChartLine): TimeLine {
  const look = key === 'ideal' || key === 'scope' ? key : 'value';
  return { name: NAMES[key], look, isStepped: key !== 'ideal', points };
}

function lineWords(
  { name, points }: Pick<TimeLine, 'name' | 'points'>,
  format: (value: number) => string,
): string {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return `${name} nothing`;
  return `${name} from ${format(first.value)} to ${format(last.value)}`;
}
