import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';
import { axisTicks, chartPoints, distinct, type ChartPoint, type ChartProps } from './chart-points';
import { component, type ComponentTable } from './component-entry';

const KNOWN = 'width height data xAccessor yAccessor colorAccessor title subtitle showBorder';
const MARGIN = { top: 8, right: 8, bottom: 24, left: 40 };

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly categories: readonly string[];
  readonly series: readonly string[];
  readonly ticks: readonly number[];
  /** Centre of a category. */
  readonly xOf: (x: string) => number;
  readonly yOf: (y: number) => number;
}

export const CHARTS: ComponentTable = {
  LineChart: component<ChartProps>(KNOWN, ({ props }) => <Chart {...props} marks={lines} />),
  BarChart: component<ChartProps>(KNOWN, ({ props }) => <Chart {...props} marks={bars} />),
};

function Chart({
  marks,
  ...props
}: ChartProps & { marks: (points: readonly ChartPoint[], frame: Frame) => ReactNode }) {
  const points = chartPoints(props);
  const frame = frameOf(points, props);
  return (
    <figure className="chart" data-border={props.showBorder === true}>
      {props.title !== undefined && (
        <Heading as="h3" size="xsmall">
          {props.title}
        </Heading>
      )}
      {props.subtitle !== undefined && <p className="subtle">{props.subtitle}</p>}
      <svg
        role="img"
        aria-label={props.title ?? 'Chart'}
        viewBox={`0 0 ${String(frame.width)} ${String(frame.height)}`}
        width={frame.width}
        height={frame.height}
      >
        <Axes frame={frame} />
        {marks(points, frame)}
      </svg>
      {frame.series.length > 1 && (
        <ul className="chart-legend">
          {frame.series.map((name, index) => (
            <li key={name} data-series={index % 4}>
              {name}
            </li>
          ))}
        </ul>
      )}
    </figure>
  );
}

function frameOf(points: readonly ChartPoint[], { width = 400, height = 200 }: ChartProps): Frame {
  const categories = distinct(points.map(({ x }) => x));
  const ticks = axisTicks(Math.max(0, ...points.map(({ y }) => y)));
  const top = ticks.at(-1) ?? 1;
  const slot = (width - MARGIN.left - MARGIN.right) / Math.max(1, categories.length);
  const inner = height - MARGIN.top - MARGIN.bottom;
  return {
    width,
    height,
    categories,
    ticks,
    series: distinct(points.map(({ series }) => series)),
    xOf: (x) => MARGIN.left + slot * (categories.indexOf(x) + 0.5),
    yOf: (y) => MARGIN.top + inner * (1 - Math.max(0, y) / top),
  };
}

function Axes({ frame }: { readonly frame: Frame }) {
  const every = Math.ceil(frame.categories.length / 8);
  return (
    <g className="chart-axes">
      {frame.ticks.map((tick) => (
        <g key={tick}>
          <line x1={MARGIN.left} x2={frame.width} y1={frame.yOf(tick)} y2={frame.yOf(tick)} />
          <text x={MARGIN.left - 6} y={frame.yOf(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {frame.categories.map((category, index) =>
        index % every === 0 ? (
          <text key={category} x={frame.xOf(category)} y={frame.height - 6} textAnchor="middle">
            {category}
          </text>
        ) : null,
      )}
    </g>
  );
}

function lines(points: readonly ChartPoint[], frame: Frame): ReactNode {
  return frame.series.map((name, index) => {
    const own = points.filter(({ series }) => series === name);
    const path = own.map(({ x, y }) => `${String(frame.xOf(x))},${String(frame.yOf(y))}`).join(' ');
    return (
      <g key={name} data-series={index % 4} className="chart-line">
        <polyline points={path} />
        {own.map(({ x, y }) => (
          <circle key={x} cx={frame.xOf(x)} cy={frame.yOf(y)} r={3}>
            <title>{`${x}: ${String(y)}`}</title>
          </circle>
        ))}
      </g>
    );
  });
}

function bars(points: readonly ChartPoint[], frame: Frame): ReactNode {
  const slot = (frame.width - MARGIN.left - MARGIN.right) / Math.max(1, frame.categories.length);
  const width = (slot * 0.7) / Math.max(1, frame.series.length);
  return points.map(({ x, y, series }) => {
    const index = frame.series.indexOf(series);
    return (
      <rect
        key={`${x} ${series}`}
        className="chart-bar"
        data-series={index % 4}
        x={frame.xOf(x) - (width * frame.series.length) / 2 + index * width}
        y={frame.yOf(y)}
        width={width}
        height={Math.max(0, frame.yOf(0) - frame.yOf(y))}
      >
        <title>{`${x}${series === '' ? '' : ` ${series}`}: ${String(y)}`}</title>
      </rect>
    );
  });
}
