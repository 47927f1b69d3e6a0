import { type ChartArea, shownLabels, slotsOf, type ValueScale } from './value-scale';

interface GridProps {
  readonly area: ChartArea;
  readonly scale: ValueScale;
  readonly format: (value: number) => string;
}

export function Grid({ area, scale, format }: GridProps) {
  return (
    <>
      {scale.ticks.map(({ y, value }) => (
        <g key={value}>
          <line className="okr-chart-grid" x1={area.left} x2={area.right} y1={y} y2={y} />
          <text className="okr-chart-tick" x={area.left - 8} y={y + 4} textAnchor="end">
            {format(value)}
          </text>
        </g>
      ))}
    </>
  );
}

interface SlotLabelsProps {
  readonly labels: readonly string[];
  readonly area: ChartArea;
  readonly height: number;
}

/** Room for the longest label, in pixels. */
const LABEL_ROOM = 110;

/** Below the axis, as many as there is room for. */
export function SlotLabels({ labels, area, height }: SlotLabelsProps) {
  const { x } = slotsOf(labels.length, area);
  const shown = shownLabels(labels.length, (area.right - area.left) / LABEL_ROOM);
  return (
    <>
      {labels.map((label, place) =>
        shown.has(place) ? (
          <text
            key={`${label} ${String(place)}`}
            className="okr-chart-tick"
            {...placeOf(x(place), area)}
            y={height - 14}
          >
            {label}
          </text>
        ) : null,
      )}
    </>
  );
}

/** Centred, but never cut off at the edge. */
function placeOf(x: number, { right }: ChartArea) {
  const isNearEdge = x + LABEL_ROOM / 2 > right + EDGE;
  return isNearEdge
    ? { x: right + EDGE, textAnchor: 'end' as const }
    : { x, textAnchor: 'middle' as const };
}

/** What a chart leaves free at its right. */
const EDGE = 10;
