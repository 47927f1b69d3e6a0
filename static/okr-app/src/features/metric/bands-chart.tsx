import { type Band, baseOf } from './bands';
import { type Places, TimeChart } from './time-chart';

interface BandsChartProps {
  readonly label: string;
  readonly bands: readonly Band[];
  readonly format: (value: number) => string;
  readonly formatTime: (at: number) => string;
}

/** For the names at the right. */
const ROOM = 104;
/** They keep this far apart, even where their bands are thin. */
const NAME_ROOM = 16;

/** A cumulative flow: the wider a band, the more waits in it. The table beside has the numbers. */
export function BandsChart({ label, bands, format, formatTime }: BandsChartProps) {
  const base = baseOf(bands);
  return (
    <TimeChart
      label={label}
      times={(bands[0]?.points ?? []).map(({ at }) => at)}
      values={bands.flatMap(({ points }) => points.map(({ value, from }) => value + from - base))}
      room={ROOM}
      format={(value) => format(value + base)}
      formatTime={formatTime}
      caption={
        <span className="okr-subtle">
          {base > 0 && `The axis begins at ${format(base)}, done before.`}
        </span>
      }
    >
      {(places) => <Bands bands={bands} base={base} places={places} />}
    </TimeChart>
  );
}

interface BandsProps {
  readonly bands: readonly Band[];
  readonly base: number;
  readonly places: Places;
}

function Bands({ bands, base, places: { x, y: yOf, area } }: BandsProps) {
  const y = (value: number): number => yOf(Math.max(0, value - base));
  return (
    <>
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
    </>
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
