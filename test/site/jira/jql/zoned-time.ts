/** Wall-clock arithmetic in an IANA time zone. A day may have 23, 24 or 25 hours. */
interface WallTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

export type TimeUnit = 'y' | 'M' | 'w' | 'd' | 'h' | 'm';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

export function wallTimeAt(epochMs: number, timeZone: string): WallTime {
  const parts = new Map<string, number>();
  for (const part of formatFor(timeZone).formatToParts(epochMs)) {
    parts.set(part.type, Number(part.value));
  }
  const read = (name: string) => parts.get(name) ?? 0;
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
    millisecond: ((epochMs % 1000) + 1000) % 1000,
  };
}

function asUtc(wall: WallTime): number {
  return Date.UTC(
    wall.year,
    wall.month - 1,
    wall.day,
    wall.hour,
    wall.minute,
    wall.second,
    wall.millisecond,
  );
}

/**
 * The instant at which clocks in the zone show this time. A time that a clock change skips is
 * moved forward by the change; one that happens twice is taken the first time.
 */
export function instantAt(wall: WallTime, timeZone: string): number {
  const guess = asUtc(wall);
  const offsetAt = (instant: number) => asUtc(wallTimeAt(instant, timeZone)) - instant;
  const before = offsetAt(guess - DAY_MS);
  const after = offsetAt(guess + DAY_MS);
  const candidates = [guess - before, guess - after].sort((a, b) => a - b);
  const exact = candidates.find((instant) => instant + offsetAt(instant) === guess);
  return exact ?? guess - before;
}

/** Days and times may overflow (day 32, hour -1) and are normalised; months are clamped first. */
function normalised(wall: WallTime): WallTime {
  const date = new Date(asUtc(wall));
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    millisecond: date.getUTCMilliseconds(),
  };
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function shifted(wall: WallTime, amount: number, unit: TimeUnit): WallTime {
  if (unit === 'y' || unit === 'M') {
    const months = wall.year * 12 + wall.month - 1 + amount * (unit === 'y' ? 12 : 1);
    const year = Math.floor(months / 12);
    const month = (months % 12) + 1;
    return { ...wall, year, month, day: Math.min(wall.day, daysInMonth(year, month)) };
  }
  if (unit === 'w') return normalised({ ...wall, day: wall.day + 7 * amount });
  if (unit === 'd') return normalised({ ...wall, day: wall.day + amount });
  if (unit === 'h') return normalised({ ...wall, hour: wall.hour + amount });
  return normalised({ ...wall, minute: wall.minute + amount });
}

export function startOf(wall: WallTime, unit: 'd' | 'w' | 'M' | 'y'): WallTime {
  const midnight = { ...wall, hour: 0, minute: 0, second: 0, millisecond: 0 };
  if (unit === 'd') return midnight;
  if (unit === 'M') return { ...midnight, day: 1 };
  if (unit === 'y') return { ...midnight, month: 1, day: 1 };
  return normalised({ ...midnight, day: wall.day - new Date(asUtc(midnight)).getUTCDay() });
}

export function endOf(wall: WallTime, unit: 'd' | 'w' | 'M' | 'y'): WallTime {
  const next = shifted(startOf(wall, unit), 1, unit);
  return normalised({ ...next, millisecond: -1 });
}

/** Reads `2026-01-31T10:00:00.000+0100`, the form Jira writes, faster than `Date.parse` can. */
export function parseInstant(text: string): number | null {
  const match =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?(Z|[+-]\d\d:?\d\d)?$/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, zone] = match;
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    fraction === undefined ? 0 : Number(fraction.padEnd(3, '0')),
  );
  return utc - offsetOf(zone);
}

function offsetOf(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * MINUTE_MS;
}
