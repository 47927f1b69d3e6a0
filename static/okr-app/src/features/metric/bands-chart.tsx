import { type BandName, namesBeside, NAME_ROOM } from './band-names';
import { type Band, baseOf } from './bands';
import { type Places, TimeChart } from './time-chart';

interface BandsChartProps {
  readonly label: string;
  readonly bands: readonly Band[];
  readonly format: (value: number) => string;
  readonly formatTime: (at: number) => string;
}

/** For the names at the right, in pixels. */
const LEAST_ROOM = 112;
const MOST_ROOM = 184;
/** What stands before a name. */
const BEFORE_NAME = 30;
const LETTER = 6.6;
/** Above and below what is drawn. */
const AROUND = 60;

/** A cumulative flow: the wider a band, the more waits in it. The table beside has the numbers. */
export function BandsChart({ label, bands, format, formatTime }: BandsChartProps) {
  const base = baseOf(bands);
  const longest = Math.max(0, ...bands.map(({ name }) => name.length));
  const room = Math.min(MOST_ROOM, Math.max(LEAST_ROOM, BEFORE_NAME + longest * LETTER));
  return (
    <TimeChart
      label={label}
      times={(bands[0]?.points ?? []).map(({ at }) => at)}
      values={bands.flatMap(({ points }) =>
        // What lies below the beginning of the axis is not drawn.
        points.map(({ value, from }) => Math.max(0, value + from - base)),
      )}
      room={room}
      leastHeight={AROUND + bands.length * NAME_ROOM}
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
          data-band={band.look}
          data-shade={shadeOf(band)}
          d={outlineOf(band, x, y)}
        >
          <title>{band.name}</title>
        </path>
      ))}
      {namesBeside(bands, { y, top: area.top, bottom: area.bottom }).map((name) => (
        <Name key={name.band.key} {...name} right={area.right} />
      ))}
    </>
  );
}

/** A line from the end of its band, its colour, and what it is called. */
function Name({ band, middle, at, right }: BandName & { readonly right: number }) {
  const { name, look } = band;
  const letters = Math.floor((MOST_ROOM - BEFORE_NAME) / LETTER);
  return (
    <g>
      <path
        className="okr-metric-leader"
        d={`M${String(right + 1)},${middle.toFixed(1)}L${String(right + 9)},${at.toFixed(1)}`}
      />
      <rect
        className="okr-metric-band"
        data-band={look}
        data-shade={shadeOf(band)}
        x={right + 11}
        y={at - 5}
        width={10}
        height={10}
      />
      <text className="okr-chart-tick" x={right + 26} y={at + 4}>
        {name.length > letters ? `${name.slice(0, letters - 1)}…` : name}
      </text>
    </g>
  );
}

/** How many colours each look has; after the last comes the first again. */
const SHADES = { done: 3, 'in-progress': 7, 'to-do': 3 } as const;

const shadeOf = ({ look, shade }: Band): number => shade % SHADES[look];

type Place = (value: number) => number;

/** Along the top, and back along what lies below. */
function outlineOf({ points }: Band, x: Place, y: Place): string {
  const corner = (at: number, value: number) => `${x(at).toFixed(1)} ${y(value).toFixed(1)}`;
  const top = points.map(({ at, from, value }) => corner(at, from + value));
  const bottom = points.toReversed().map(({ at, from }) => corner(at, from));
  return top.length === 0 ? '' : `M${[...top, ...bottom].join('L')}Z`;
}
