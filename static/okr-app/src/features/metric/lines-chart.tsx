import { linePath } from '../detail/chart-scale';
import { TimeChart } from './time-chart';

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

/** Several lines over the same time: burndown, burnup. The table beside says the same in numbers. */
export function LinesChart({ label, lines, format, formatTime }: LinesChartProps) {
  const all = lines.flatMap(({ points }) => points);
  return (
    <TimeChart
      label={label}
      times={all.map(({ at }) => at)}
      values={all.map(({ value }) => value)}
      format={format}
      formatTime={formatTime}
      caption={<Legend lines={lines} />}
    >
      {({ x, y }) =>
        lines.map(({ name, look, isStepped, points }) => (
          <path
            key={name}
            className="okr-metric-line"
            data-look={look}
            d={linePath(
              (isStepped ? stepped(points) : points).map(({ at, value }) => ({
                x: x(at),
                y: y(value),
              })),
            )}
          />
        ))
      }
    </TimeChart>
  );
}

function Legend({ lines }: Pick<LinesChartProps, 'lines'>) {
  return (
    <>
      <span />
      <span className="okr-legend" aria-hidden="true">
        {lines.map(({ name, look }) => (
          <span key={name} data-line={look}>
            {name}
          </span>
        ))}
      </span>
    </>
  );
}

/** A corner before every change, so that the line runs level until then. */
function stepped(points: TimeLine['points']): TimeLine['points'] {
  return points.flatMap((point, place) => {
    const before = points[place - 1];
    return before === undefined ? [point] : [{ at: point.at, value: before.value }, point];
  });
}
