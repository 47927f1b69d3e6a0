import { useRef, type ReactNode } from 'react';
import { useWidth } from '../../components/use-width';
import { Grid } from './chart-grid';
import { type ChartArea, valueScale } from './value-scale';

/** Where an instant and a value stand in a picture. */
export interface Places {
  readonly x: (at: number) => number;
  readonly y: (value: number) => number;
  readonly area: ChartArea;
}

interface TimeChartProps {
  readonly label: string;
  readonly times: readonly number[];
  /** All that the axis must have room for. */
  readonly values: readonly number[];
  /** At the right of what is drawn, such as for names. */
  readonly room?: number;
  /** Where what stands beside the picture needs more than usual. */
  readonly leastHeight?: number;
  /** How a value stands on the axis. */
  readonly format: (value: number) => string;
  readonly formatTime: (at: number) => string;
  readonly caption: ReactNode;
  readonly children: (places: Places) => ReactNode;
}

const USUAL_HEIGHT = 240;
/** Below what is drawn, for the ends of the time. */
const FOOT = 36;
const ROOM = 12;

/** A picture over time: its grid and its two ends, around what is drawn between them. */
export function TimeChart(props: TimeChartProps) {
  const { label, times, values, room = ROOM, format, formatTime, caption, children } = props;
  const figure = useRef<HTMLElement>(null);
  const height = Math.max(USUAL_HEIGHT, props.leastHeight ?? 0);
  const area = { left: 76, right: useWidth(figure) - room, top: 16, bottom: height - FOOT };
  const scale = valueScale(values, area);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (at: number): number =>
    last === first
      ? area.left
      : area.left + ((at - first) / (last - first)) * (area.right - area.left);
  return (
    <figure ref={figure} className="okr-chart okr-metric-chart">
      <svg
        viewBox={`0 0 ${String(area.right + room)} ${String(height)}`}
        style={{ height: `${String(height)}px` }}
        role="img"
        aria-label={label}
      >
        <Grid area={area} scale={scale} format={format} />
        {children({ x, y: (value) => scale.y(value), area })}
        {times.length > 0 && (
          <>
            <text className="okr-chart-tick" x={area.left} y={height - 14} textAnchor="start">
              {formatTime(first)}
            </text>
            <text className="okr-chart-tick" x={area.right} y={height - 14} textAnchor="end">
              {formatTime(last)}
            </text>
          </>
        )}
      </svg>
      <figcaption className="okr-chart-caption">{caption}</figcaption>
    </figure>
  );
}
