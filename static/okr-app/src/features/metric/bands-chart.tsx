import { useRef } from 'react';
import { useWidth } from '../../components/use-width';
import { type Band, baseOf } from './bands';
import { Grid } from './chart-grid';
import { type ChartArea, valueScale } from './value-scale';

interface BandsChartProps {
  readonly label: string;
  readonly bands: readonly Band[];
  readonly format: (value: number) => string;
  readonly formatTime: (at: number) => string;
}

const HEIGHT = 240;
const areaOf = (width: number): ChartArea => ({
  left: 76,
  right: width - 104,
  top: 16,
  bottom: 204,
});
/** Names at the right keep this far apart, even where their bands are thin. */
const NAME_ROOM = 16;

/** A cumulative flow: the wider a band, the more waits in it. The table beside has the numbers. */
export function BandsChart({ label, bands, format, formatTime }: BandsChartProps) {
  const figure = useRef<HTMLElement>(null);
  const area = areaOf(useWidth(figure));
  const base = baseOf(bands);
  const tops = bands.flatMap(({ points }) => points.map(({ value, from }) => value + from - base));
  const scale = valueScale(tops, area);
  const times = (bands[0]?.points ?? []).map(({ at }) => at);
  const [first = 0, last = 0] = [times[0], times.at(-1)];
  const x = (at: number): number =>
    last === first
      ? area.left
      : area.left + ((at - first) / (last - first)) * (area.right - area.left);
  const y = (value: number): number => scale.y(Math.max(0, value - base));
  return (
    <figure ref={figure} className="okr-chart okr-metric-chart">
      <svg
        viewBox={`0 0 ${String(area.right + 104)} ${String(HEIGHT)}`}
        role="img"
        aria-label={label}
      >
        <Grid area={area} scale={scale} format={(value) => format(value + base)} />
        {bands.map((band) => (
          <path
            key={band.key}
            className="okr-metric-band"
            data-band={band.key}
            d={outlineOf(band, x, y)}
          />
        ))}
        {namesOf(bands, y).map(({ key, name, at }) => (
          <text key={key} className="okr-chart-tick" x={area.right + 8} y={at + 4}>
            {name}
          </text>
        ))}
        <text className="okr-chart-tick" x={area.left} y={HEIGHT - 14} textAnchor="start">
          {formatTime(first)}
        </text>
        <text className="okr-chart-tick" x={area.right} y={HEIGHT - 14} textAnchor="end">
          {formatTime(last)}
        </text>
      </svg>
      <figcaption className="okr-chart-caption">
        <span className="okr-subtle">
          {base > 0 && `The axis begins at ${format(base)}, done before.`}
        </span>
      </figcaption>
    </figure>
  );
}

type Place = (value: number) => number;

/** Along the top, and back along what lies below. */
function outlineOf({ points }: Band, x: Place, y: Place): string {
  const corner = (at: number, value: number) => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
  const top = points.map(({ at, from, value }) => corner(at, from + value));
  const bottom = points.toReversed().map(({ at, from }) => corner(at, from));
  return top.length === 0 ? '' : `M${[...top, ...bottom].join('L')}Z`;
}

/** Beside the end of each band, lowest first. */
function namesOf(bands: readonly Band[], y: Place) {
  let above = Number.POSITIVE_INFINITY;
  return bands.map(({ key, name, points }) => {
    const end = points.at(-1);
    const middle = end === undefined ? 0 : y(end.from + end.value / 2);
    above = Math.min(middle, above - NAME_ROOM);
    return { key, name, at: above };
  });
}
