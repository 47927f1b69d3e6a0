import { useRef } from 'react';
import { useWidth } from '../../components/use-width';
import { linePath } from '../detail/chart-scale';
import { Grid } from './chart-grid';
import { type ChartArea, valueScale } from './value-scale';

/** One line over time, such as what remains in a sprint. */
export interface TimeLine {
  readonly name: string;
  readonly look: 'value' | 'ideal' | 'scope';
  /** Holds its value until the next point, as work does that is done at one instant. */
  readonly isStepped: boolean;
  readonly points: readonly { readonly at: number; readonly value: number }[];
}

interface LinesChartProps {
  readonly label: string;
  readonly lines: readonly TimeLine[];
  readonly format: (value: number) => string;
  readonly formatTime: (at: number) => string;
}

const HEIGHT = 240;
const areaOf = (width: number): ChartArea => ({
  left: 76,
  right: width - 12,
  top: 16,
  bottom: 204,
});

/** Several lines over the same time: burndown, burnup. The table beside says the same in numbers. */
export function LinesChart({ label, lines, format, formatTime }: LinesChartProps) {
  const figure = useRef<HTMLElement>(null);
  const area = areaOf(useWidth(figure));
  const all = lines.flatMap(({ points }) => points);
  const times = all.map(({ at }) => at).toSorted((a, b) => a - b);
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const scale = valueScale(
    all.map(({ value }) => value),
    area,
  );
  const x = (at: number): number =>
    last === first
      ? area.left
      : area.left + ((at - first) / (last - first)) * (area.right - area.left);
  return (
    <figure ref={figure} className="okr-chart okr-metric-chart">
      <svg
        viewBox={`0 0 ${String(area.right + 12)} ${String(HEIGHT)}`}
        role="img"
        aria-label={label}
      >
        <Grid area={area} scale={scale} format={format} />
        {lines.map(({ name, look, isStepped, points }) => (
          <path
            key={name}
            className="okr-metric-line"
            data-look={look}
            d={linePath(
              (isStepped ? stepped(points) : points).map(({ at, value }) => ({
                x: x(at),
                y: scale.y(value),
              })),
            )}
          />
        ))}
        {times.length > 0 && (
          <>
            <text className="okr-chart-tick" x={area.left} y={HEIGHT - 14} textAnchor="start">
              {formatTime(first)}
            </text>
            <text className="okr-chart-tick" x={area.right} y={HEIGHT - 14} textAnchor="end">
              {formatTime(last)}
            </text>
          </>
        )}
      </svg>
      <figcaption className="okr-chart-caption">
        <span />
        <span className="okr-legend" aria-hidden="true">
          {lines.map(({ name, look }) => (
            <span key={name} data-line={look}>
              {name}
            </span>
          ))}
        </span>
      </figcaption>
    </figure>
  );
}

/** A corner before every change, so that the line runs level until then. */
function stepped(points: TimeLine['points']): TimeLine['points'] {
  return points.flatMap((point, place) => {
    const before = points[place - 1];
    return before === undefined ? [point] : [{ at: point.at, value: before.value }, point];
  });
}
