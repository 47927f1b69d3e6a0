import { useRef } from 'react';
import type { HistoryPointDto } from '../../../../../src/contract/dto';
import { countedText, formatSourceValue } from '../../../../../src/contract/value-wording';
import { formatPercent } from '../../../../../src/contract/wording';
import type { MetricSource } from '../../../../../src/domain/metrics/metric';
import { dayText } from '../../components/relative-time';
import { useChartWalk } from '../../components/use-chart-walk';
import { useWidth } from '../../components/use-width';
import {
  type ChartFrame,
  type ChartPlan,
  type ChartPoint,
  type ChartShape,
  chartShape,
  linePath,
} from './chart-scale';
import { TargetLines } from './target-lines';

interface HistoryChartProps {
  readonly history: readonly HistoryPointDto[];
  readonly plan: ChartPlan;
  readonly source: MetricSource;
  /** Days that stand out, as the ends of what is explained below. */
  readonly marked?: readonly string[];
  /** A day was clicked, or Enter pressed on it. */
  readonly onChoose?: (day: string) => void;
}

const HEIGHT = 220;
const BOTTOM = 184;
/** Room for the tick texts on the left and half a dot on the right. */
const frameOf = (width: number): ChartFrame => ({
  left: 72,
  right: width - 12,
  top: 16,
  bottom: BOTTOM,
});

/** Value by day, with what was expected and the target. Arrow keys walk the days. */
export function HistoryChart(props: HistoryChartProps) {
  const { history, plan, source, marked = [], onChoose } = props;
  const figure = useRef<HTMLElement>(null);
  const width = useWidth(figure);
  const frame = frameOf(width);
  const shape = chartShape(history, plan, frame);
  const { points } = shape;
  const { current, setCurrent, onKeyDown, group } = useChartWalk(points.length);
  const shown = points[current];
  return (
    <figure ref={figure} className="okr-chart">
      <svg
        viewBox={`0 0 ${String(width)} ${String(HEIGHT)}`}
        role="group"
        aria-label={`Value by day, ${String(points.length)} days. Use the arrow keys to walk through them.`}
      >
        {shape.ticks.map(({ y, value }) => (
          <g key={value}>
            <line className="okr-chart-grid" x1={frame.left} x2={frame.right} y1={y} y2={y} />
            <text className="okr-chart-tick" x={frame.left - 8} y={y + 4} textAnchor="end">
              {formatSourceValue(value, source)}
            </text>
          </g>
        ))}
        <TargetLines shape={shape} frame={frame} source={source} />
        {points
          .filter(({ point }) => point.isDefinitionChange)
          .map(({ point, x }) => (
            <line
              key={point.on}
              className="okr-chart-change"
              x1={x}
              x2={x}
              y1={frame.top}
              y2={frame.bottom}
            />
          ))}
        <path
          className="okr-chart-expected"
          d={linePath(
            shape.expectedLine.length > 0
              ? shape.expectedLine
              : points.map(({ x, expectedY }) => ({ x, y: expectedY })),
          )}
        />
        <path className="okr-chart-line" d={linePath(points)} />
        <Days days={shape.days} frame={frame} />
        <g ref={group} onKeyDown={onKeyDown}>
          {points.map((point, index) => (
            <Dot
              key={point.point.on}
              point={point}
              source={source}
              isCurrent={index === current}
              isMarked={marked.includes(point.point.on)}
              onChoose={onChoose}
              onPick={() => {
                setCurrent(index);
              }}
            />
          ))}
        </g>
      </svg>
      <figcaption className="okr-chart-caption">
        {shown !== undefined && <span>{pointText(shown.point, source)}</span>}
        <Legend
          hasExpected={
            shape.expectedLine.length > 0 || points.some(({ expectedY }) => expectedY !== null)
          }
          hasReconstructed={points.some(({ point }) => point.isReconstructed === true)}
        />
      </figcaption>
    </figure>
  );
}

interface DotProps {
  readonly point: ChartPoint;
  readonly source: MetricSource;
  readonly isCurrent: boolean;
  readonly isMarked: boolean;
  readonly onChoose: ((day: string) => void) | undefined;
  readonly onPick: () => void;
}

/** A day without a value sits on the axis, hollow. */
function Dot(props: DotProps) {
  const { source, isCurrent, isMarked, onChoose, onPick } = props;
  const { point, x, y } = props.point;
  return (
    <circle
      className="okr-chart-dot"
      data-empty={y === null}
      data-current={isCurrent}
      data-marked={isMarked}
      data-reconstructed={point.isReconstructed === true}
      cx={x}
      cy={y ?? BOTTOM}
      r={isCurrent ? 5 : 3.5}
      {...(onChoose === undefined ? { role: 'img' } : { role: 'button', 'aria-pressed': isMarked })}
      tabIndex={isCurrent ? 0 : -1}
      aria-label={pointText(point, source)}
      onFocus={onPick}
      onMouseEnter={onPick}
      onClick={() => onChoose?.(point.on)}
      onKeyDown={({ key }) => {
        if (key === 'Enter') onChoose?.(point.on);
      }}
    />
  );
}

interface DaysProps {
  readonly days: ChartShape['days'];
  readonly frame: ChartFrame;
}

/** First and last day, at the ends of the axis. */
function Days({ days: { from, to }, frame }: DaysProps) {
  const y = HEIGHT - 14;
  if (from === to) {
    return (
      <text className="okr-chart-tick" x={(frame.left + frame.right) / 2} y={y} textAnchor="middle">
        {dayText(from)}
      </text>
    );
  }
  return (
    <>
      <text className="okr-chart-tick" x={frame.left} y={y} textAnchor="start">
        {dayText(from)}
      </text>
      <text className="okr-chart-tick" x={frame.right} y={y} textAnchor="end">
        {dayText(to)}
      </text>
    </>
  );
}

interface LegendProps {
  readonly hasExpected: boolean;
  readonly hasReconstructed: boolean;
}

function Legend({ hasExpected, hasReconstructed }: LegendProps) {
  return (
    <span className="okr-legend" aria-hidden="true">
      <span data-line="value">Value</span>
      {hasReconstructed && <span data-line="reconstructed">Put together later</span>}
      {hasExpected && <span data-line="expected">Expected</span>}
      <span data-line="target">Target</span>
    </span>
  );
}

function pointText(point: HistoryPointDto, source: MetricSource): string {
  const parts = countedText(point.n, source);
  return [
    `${dayText(point.on)}: ${point.value === null ? 'no value' : formatSourceValue(point.value, source)}`,
    ...(point.expected === null ? [] : [`expected ${formatPercent(point.expected)}`]),
    ...(point.progress === null ? [] : [`progress ${formatPercent(point.progress)}`]),
    ...(parts === null ? [] : [parts]),
    ...(point.isDefinitionChange ? ['definition changed'] : []),
    ...(point.isReconstructed === true ? ['put together from the issues’ histories'] : []),
  ].join(', ');
}
