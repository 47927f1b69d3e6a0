import { linePath } from '../detail/chart-scale';
import { slotsOf, valueScale } from './value-scale';

interface SparklineProps {
  readonly values: readonly (number | null)[];
  /** Drawn to the scale of these, where several are compared. */
  readonly within?: readonly (number | null)[];
  /** The trend in words. */
  readonly label: string;
}

const WIDTH = 112;
const HEIGHT = 28;
const AREA = { left: 2, right: WIDTH - 2, top: 3, bottom: HEIGHT - 3 };

/** The last values, small; the words say the same. */
export function Sparkline({ values, within = values, label }: SparklineProps) {
  const scale = valueScale(within, AREA);
  const { x } = slotsOf(values.length, AREA);
  const placed = values.map((value, place) => ({
    x: x(place),
    y: value === null ? null : scale.y(value),
  }));
  const last = placed.findLast(({ y }) => y !== null);
  return (
    <svg
      className="okr-sparkline"
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <path className="okr-chart-line" d={linePath(placed)} />
      {last?.y != null && <circle className="okr-chart-dot" cx={last.x} cy={last.y} r={2.5} />}
    </svg>
  );
}
