import { useRef } from 'react';
import { useWidth } from '../../components/use-width';
import { Grid, SlotLabels } from './chart-grid';
import type { Percentile } from './distribution';
import { type ChartArea, slotsOf, valueScale } from './value-scale';

interface ScatterColumn {
  readonly key: string;
  readonly short: string;
  readonly amounts: readonly number[];
}

interface ScatterChartProps {
  readonly label: string;
  readonly columns: readonly ScatterColumn[];
  readonly percentiles: readonly Percentile[];
  readonly format: (value: number) => string;
}

const HEIGHT = 240;
const areaOf = (width: number): ChartArea => ({
  left: 76,
  right: width - 52,
  top: 16,
  bottom: 204,
});
/** Share of a slot that its dots take, so that columns stay apart. */
const SPREAD = 0.6;

/** Every issue by its amount, above its bucket. The histogram says the same in words. */
export function ScatterChart({ label, columns, percentiles, format }: ScatterChartProps) {
  const figure = useRef<HTMLElement>(null);
  const area = areaOf(useWidth(figure));
  const scale = valueScale(
    columns.flatMap(({ amounts }) => amounts),
    area,
  );
  const { x, width: slot } = slotsOf(columns.length, area);
  const count = columns.reduce((sum, { amounts }) => sum + amounts.length, 0);
  return (
    <figure ref={figure} className="okr-chart okr-metric-chart">
      <svg
        viewBox={`0 0 ${String(area.right + 52)} ${String(HEIGHT)}`}
        role="img"
        aria-label={`${label}, ${String(count)} issues`}
      >
        <Grid area={area} scale={scale} format={format} />
        {percentiles.map(({ percent, value }) => (
          <g key={percent}>
            <line
              className="okr-chart-expected"
              x1={area.left}
              x2={area.right}
              y1={scale.y(value)}
              y2={scale.y(value)}
            />
            {hasRoom(percent, percentiles, scale.y) && (
              <text className="okr-chart-tick" x={area.right + 6} y={scale.y(value) + 4}>
                {percent} %
              </text>
            )}
          </g>
        ))}
        {columns.map(({ key, amounts }, place) =>
          amounts.map((amount, at) => (
            <circle
              key={`${key} ${String(at)}`}
              className="okr-metric-scatter"
              cx={x(place) + slot * SPREAD * ((at + 0.5) / amounts.length - 0.5)}
              cy={scale.y(amount)}
              r={3}
            />
          )),
        )}
        <SlotLabels labels={columns.map(({ short }) => short)} area={area} height={HEIGHT} />
      </svg>
      <figcaption className="okr-chart-caption">
        <span>{label}. Dashed: percentiles.</span>
      </figcaption>
    </figure>
  );
}

/** Two names closer than this would overlap; the higher percentile keeps its own. */
const ROOM_FOR_NAME = 14;

function hasRoom(
  percent: number,
  percentiles: readonly Percentile[],
  y: (value: number) => number,
): boolean {
  const own = percentiles.find((one) => one.percent === percent);
  return (
    own !== undefined &&
    percentiles.every(
      (other) =>
        other.percent <= percent || Math.abs(y(other.value) - y(own.value)) >= ROOM_FOR_NAME,
    )
  );
}
