import { useRef } from 'react';
import { useChartWalk } from '../../components/use-chart-walk';
import { useWidth } from '../../components/use-width';
import { linePath } from '../detail/chart-scale';
import { ANNOTATION_ROOM, AnnotationMarks, hasAnnotations } from './annotation-marks';
import { Grid, SlotLabels } from './chart-grid';
import type { Mark, SeriesPoint } from './series-points';
import { type ChartArea, slotsOf, valueScale, type ValueScale } from './value-scale';

interface SeriesChartProps {
  /** Spoken name of the chart. */
  readonly label: string;
  readonly points: readonly SeriesPoint[];
  readonly shape: 'line' | 'bars';
  readonly format: (value: number) => string;
  readonly marks?: readonly Mark[];
  /** What the dashed line is. */
  readonly beforeName?: string;
  readonly chosen?: string | null;
  /** A point was clicked, or Enter pressed on it. */
  readonly onChoose?: ((key: string) => void) | undefined;
}

const HEIGHT = 240;
const areaOf = (width: number, points: readonly SeriesPoint[]): ChartArea => ({
  left: 76,
  right: width - 12,
  top: hasAnnotations(points) ? ANNOTATION_ROOM : 16,
  bottom: 196,
});

/** A metric by bucket. Arrow keys walk the points, Enter opens the issues behind one. */
export function SeriesChart(props: SeriesChartProps) {
  const { label, points, shape, format, marks = [], chosen = null, onChoose } = props;
  const { beforeName = 'Period before' } = props;
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  const area = areaOf(width, points);
  const scale = valueScale(
    [...points.flatMap(({ value, before }) => [value, before]), ...marks.map(({ value }) => value)],
    area,
  );
  const { x, width: slot } = slotsOf(points.length, area);
  const { current, setCurrent, onKeyDown, group } = useChartWalk(points.length);
  const placed = points.map((point, place) => ({ point, x: x(place) }));
  const hasBefore = points.some(({ before }) => before !== null);
  return (
    <figure ref={figure} className="okr-chart okr-metric-chart">
      <svg
        viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
        role="group"
        aria-label={`${label}, ${String(points.length)} points. Use the arrow keys to walk through them${onChoose === undefined ? '' : ', Enter for the issues behind one'}.`}
      >
        <Grid area={area} scale={scale} format={format} />
        <Marks area={area} scale={scale} marks={marks} />
        <AnnotationMarks area={area} placed={placed} />
        {hasBefore && (
          <path
            className="okr-chart-expected"
            d={linePath(placed.map(({ point, x: at }) => ({ x: at, y: yOf(scale, point.before) })))}
          />
        )}
        {shape === 'line' && (
          <path
            className="okr-chart-line"
            d={linePath(placed.map(({ point, x: at }) => ({ x: at, y: yOf(scale, point.value) })))}
          />
        )}
        <SlotLabels labels={points.map(({ short }) => short)} area={area} height={HEIGHT} />
        <g ref={group} onKeyDown={onKeyDown}>
          {placed.map(({ point, x: at }, place) => (
            <Point
              key={point.key}
              point={point}
              place={{
                x: at,
                width: Math.min(40, slot * 0.7),
                zeroY: scale.zeroY,
                belowY: area.bottom + 10,
              }}
              y={yOf(scale, point.value)}
              shape={shape}
              isCurrent={place === current}
              isChosen={point.key === chosen}
              onChoose={onChoose}
              onPick={() => {
                setCurrent(place);
              }}
            />
          ))}
        </g>
      </svg>
      <figcaption className="okr-chart-caption">
        <span>{points[current]?.text}</span>
        <Legend {...{ points, marks, shape }} beforeName={hasBefore ? beforeName : null} />
      </figcaption>
    </figure>
  );
}

const yOf = (scale: ValueScale, value: number | null): number | null =>
  value === null ? null : scale.y(value);

const LEAST_BAR = 2;
/** Half the room a cross takes, to point at as well. */
const CROSS = 6;

const crossAt = (x: number, y: number): string =>
  `M${String(x - 4)},${String(y - 4)}l8,8m0,-8l-8,8`;

interface PointProps {
  readonly point: SeriesPoint;
  readonly place: {
    readonly x: number;
    readonly width: number;
    readonly zeroY: number;
    /** Where what has no value stands. */
    readonly belowY: number;
  };
  readonly y: number | null;
  readonly shape: 'line' | 'bars';
  readonly isCurrent: boolean;
  readonly isChosen: boolean;
  readonly onChoose: ((key: string) => void) | undefined;
  readonly onPick: () => void;
}

/** A bucket without a value is a cross below the axis: on it, it would be read as 0. */
function Point(props: PointProps) {
  const { point, place, y, shape, isCurrent, isChosen, onChoose, onPick } = props;
  const how = {
    className: 'okr-metric-point',
    'data-empty': y === null,
    'data-open': point.isOpen || point.isWeak,
    'data-current': isCurrent,
    'data-marked': isChosen,
    ...(onChoose === undefined ? { role: 'img' } : { role: 'button', 'aria-pressed': isChosen }),
    tabIndex: isCurrent ? 0 : -1,
    'aria-label': point.text,
    onFocus: onPick,
    onMouseEnter: onPick,
    onClick: () => onChoose?.(point.key),
    onKeyDown: ({ key }: React.KeyboardEvent) => {
      if (key === 'Enter') onChoose?.(point.key);
    },
  };
  if (y === null) {
    return (
      <g {...how}>
        <rect x={place.x - CROSS} y={place.belowY - CROSS} width={2 * CROSS} height={2 * CROSS} />
        <path d={crossAt(place.x, place.belowY)} />
      </g>
    );
  }
  if (shape === 'bars') {
    return (
      <rect
        {...how}
        x={place.x - place.width / 2}
        width={place.width}
        // A bar of 0 keeps a line to point at.
        y={y > place.zeroY ? place.zeroY : Math.min(y, place.zeroY - LEAST_BAR)}
        height={Math.max(LEAST_BAR, Math.abs(place.zeroY - y))}
      />
    );
  }
  return <circle {...how} cx={place.x} cy={y} r={isCurrent || isChosen ? 5.5 : 4} />;
}

interface MarksProps {
  readonly area: ChartArea;
  readonly scale: ValueScale;
  readonly marks: readonly Mark[];
}

function Marks({ area, scale, marks }: MarksProps) {
  return (
    <>
      {marks.map(({ kind, label, value }) => (
        <g key={`${kind} ${label}`}>
          <line
            className="okr-chart-target"
            data-zone={kind}
            x1={area.left}
            x2={area.right}
            y1={scale.y(value)}
            y2={scale.y(value)}
          />
          <text
            className="okr-chart-tick okr-metric-mark"
            x={area.right}
            y={scale.y(value) - 4}
            textAnchor="end"
          >
            {label}
          </text>
        </g>
      ))}
    </>
  );
}

interface LegendProps {
  readonly shape: SeriesChartProps['shape'];
  readonly points: readonly SeriesPoint[];
  readonly beforeName: string | null;
  readonly marks: readonly Mark[];
}

function Legend({ points, beforeName, marks, shape }: LegendProps) {
  const isHollow = points.some(({ isOpen, isWeak, value }) => value !== null && (isOpen || isWeak));
  return (
    <span className="okr-legend" data-shape={shape} aria-hidden="true">
      <span data-line="value">Value</span>
      {beforeName !== null && <span data-line="expected">{beforeName}</span>}
      {marks.length > 0 && (
        <span data-line="target">{marks[0]?.kind === 'target' ? 'Target' : 'Limits'}</span>
      )}
      {isHollow && <span data-line="hollow">Hollow: not over, or few issues</span>}
      {points.some(({ value }) => value === null) && <span data-line="none">No value</span>}
      {hasAnnotations(points) && <span data-line="annotation">Notes and changes</span>}
    </span>
  );
}
