import { type ReactNode, useRef } from 'react';
import type { MetricPointDto } from '../../../../../src/contract/metrics/dto';
import type { ChartKind } from '../../../../../src/domain/metrics/catalogue/catalogue-metric';
import type { MetricBucket } from '../../../../../src/domain/metrics/tracked-metric';
import type { ChartLine } from '../../../../../src/domain/metrics/catalogue/metric-series';
import type { StatusBand } from '../../../../../src/domain/metrics/catalogue/status-flow';
import { useQuery } from '../../app/use-address';
import { BandChoice } from './band-choice';
import { type Band, bandsOf, statusBandsOf } from './bands';
import { BandsChart } from './bands-chart';
import { bucketText } from './bucket-words';
import { LinesChart, type TimeLine } from './lines-chart';
import { LinesTable } from './lines-table';
import { PictureMenu } from './picture-menu';

interface LinesSectionProps {
  readonly points: readonly MetricPointDto[];
  /** Of a cumulative flow by status; `null` where it is not told. */
  readonly statuses: readonly StatusBand[] | null;
  readonly names: Readonly<Record<string, string>>;
  readonly chosen: string | null;
  readonly bucket: MetricBucket;
  readonly chart: ChartKind | null;
  readonly metricTitle: string;
  readonly format: (value: number) => string;
}

/** Burndowns of the chosen point or the newest one; burnups and cumulative flows of all points. */
export function LinesSection(props: LinesSectionProps) {
  const { points, chosen, bucket, chart, format } = props;
  const newest = points.findLast(({ lines }) => lines.length > 0);
  const isOfSeries = chart === 'burnup' || chart === 'cumulative-flow';
  const point = isOfSeries ? newest : (points.find(({ key }) => key === chosen) ?? newest);
  if (point === undefined || point.lines.length === 0) return null;
  const { lines } = point;
  if (chart === 'cumulative-flow') return <FlowSection {...props} lines={lines} />;
  const title = isOfSeries ? 'Burnup' : `Inside ${bucketText(bucket, point)}`;
  const hint = isOfSeries || chosen !== null ? '' : 'choose another point above';
  return (
    <Titled {...props} title={title} hint={hint}>
      <Lines lines={lines} bands={[]} title={title} format={format} />
    </Titled>
  );
}

const FLOW = 'Cumulative flow';

interface FlowSectionProps extends LinesSectionProps {
  readonly lines: readonly ChartLine[];
}

/** By status category, or status by status. */
function FlowSection(props: FlowSectionProps) {
  const { lines, statuses, names, format } = props;
  const [query] = useQuery();
  const areStatuses = statuses !== null && query.get('bands') === 'statuses';
  const bands = areStatuses ? statusBandsOf(statuses, { lines, names }) : bandsOf(lines);
  const choice = statuses === null ? null : <BandChoice areStatuses={areStatuses} />;
  return (
    <Titled {...props} title={FLOW} hint="" controls={choice}>
      <Lines lines={lines} bands={bands} title={FLOW} format={format} />
      <BandNote statuses={statuses} areStatuses={areStatuses} />
    </Titled>
  );
}

interface TitledProps extends Pick<LinesSectionProps, 'metricTitle'> {
  readonly title: string;
  readonly hint: string;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

/** A chart of its own under the metric's, which can be saved as a picture. */
function Titled({ metricTitle, title, hint, controls, children }: TitledProps) {
  const frame = useRef<HTMLDivElement>(null);
  return (
    <div className="okr-metric-lines">
      <div className="okr-section-head">
        <h4 className="okr-section-title">
          {title} {hint !== '' && <span className="okr-subtle">{hint}</span>}
        </h4>
        <div className="okr-inline">
          {controls}
          <PictureMenu title={`${metricTitle}: ${title}`} frame={frame} />
        </div>
      </div>
      <div ref={frame}>{children}</div>
    </div>
  );
}

/** How the two kinds of bands differ, or why there is one kind alone. */
function BandNote({
  statuses,
  areStatuses,
}: {
  readonly statuses: readonly StatusBand[] | null;
  readonly areStatuses: boolean;
}) {
  if (statuses === null) {
    return (
      <p className="okr-subtle">
        Bands for each status are not shown, because you may not see all of these issues.
      </p>
    );
  }
  return areStatuses ? (
    <p className="okr-subtle">
      Both add up to the same issues. One that went back to a To Do status stands there, although by
      category it is still in progress.
    </p>
  ) : null;
}

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
  readonly bands: readonly Band[];
  readonly title: string;
  readonly format: (value: number) => string;
}

function Lines({ lines: told, bands, title, format }: LinesProps) {
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
