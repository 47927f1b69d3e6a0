/** Columns reached day by day, and trends, as jirametrics has them, and ours of the same issues. */
import { flowEfficiency } from '../../../../src/domain/metrics/catalogue/flow-efficiency';
import {
  stayAt,
  statusTimeline,
  type Stay,
} from '../../../../src/domain/metrics/timeline/status-timeline';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import type { IssueId, ProjectId } from '../../../../src/domain/shared/ids';
import { theilSen } from '../../../../src/domain/statistics/trend';
import { flowInput } from '../../../support/flow-input';
import { categoryByName } from '../../../support/issue-timeline';
import type { BothSides, Things } from './differences';

type Move = readonly [when: string, status: string];

export interface ColumnsCase {
  readonly name: string;
  readonly issues: readonly (readonly Move[])[];
  readonly expected?: Readonly<Record<string, readonly number[]>>;
  readonly expected_correction_windows?: readonly (readonly [string, string, number])[];
}

const LAST_DAY = '2021-07-10';

/** An issue by the statuses it came to; it was created in the first. */
function issueOf([first, ...moves]: readonly Move[], number: number): IssueTimeline {
  const [createdAt, status] = first ?? ['2000-01-01', 'To Do'];
  const at = (text: string) => Date.parse(text.length === 10 ? `${text}T00:00Z` : `${text}Z`);
  return {
    id: String(number + 1) as IssueId,
    key: `SP-${number + 1}`,
    projectId: '1' as ProjectId,
    hierarchyLevel: 0,
    createdAt: at(createdAt),
    values: { status: moves.at(-1)?.[1] ?? status },
    changes: {
      status: moves.map(([when, to], place) => {
        return { at: at(when), from: place === 0 ? status : (moves[place - 1]?.[1] ?? null), to };
      }),
    },
  };
}

export function columnsSides(columns: readonly string[]) {
  const placeOf = (stay: Stay | undefined) => columns.indexOf(stay?.statusId ?? '');
  return (one: ColumnsCase): BothSides => {
    const all = one.issues.map((moves, number) =>
      statusTimeline(issueOf(moves, number), categoryByName),
    );
    const days = Object.entries(one.expected ?? {});
    const theirWindows = one.expected_correction_windows ?? [];
    const ourWindows = all.flatMap((stays) => windowsOf(stays, placeOf));
    const windows = (some: typeof theirWindows): Things =>
      some.map(([from, to, mark]) => [`behind column ${mark} since ${from}`, to] as const);
    return {
      theirs: [
        ...days.flatMap(([day, counts]) =>
          counts.map((count, place) => [`${day} ${columns[place] ?? ''}`, count] as const),
        ),
        ...windows(theirWindows),
      ],
      ours: [
        ...days.flatMap(([day]) =>
          columns.map((column, place) => {
            const end = Date.parse(`${day}T23:59:59.999Z`);
            const there = all.filter((stays) => placeOf(stayAt(stays, end)) >= place);
            return [`${day} ${column}`, there.length] as const;
          }),
        ),
        ...windows(ourWindows),
      ],
    };
  };
}

/** From when to when an issue stood left of the furthest column it had been in. */
function windowsOf(
  stays: readonly Stay[],
  placeOf: (stay: Stay) => number,
): readonly (readonly [string, string, number])[] {
  const windows: [string, string, number][] = [];
  let [furthest, since] = [-1, ''];
  for (const stay of stays) {
    const place = placeOf(stay);
    const day = new Date(stay.start).toISOString().slice(0, 10);
    if (place < furthest && since === '') since = day;
    if (place >= furthest && since !== '') {
      windows.push([since, day, furthest]);
      since = '';
    }
    furthest = Math.max(furthest, place);
  }
  return since === '' ? windows : [...windows, [since, LAST_DAY, furthest]];
}

export interface EfficiencyCase {
  readonly name: string;
  readonly started: string | null;
  readonly stopped: string | null;
  readonly end_time: string;
  readonly status_changes: readonly Move[];
  readonly creation_status: string | null;
  readonly expected_active_seconds: number;
  readonly expected_total_seconds: number;
}

const BEFORE_ALL = '1999-12-31';
const DAY_SECONDS = 86_400;

/**
 * Ours is about finished issues: one that goes on is looked at as if it were done when theirs is
 * looked at. Where they say only that work had begun, it goes to In Progress then.
 */
function movesOf(one: EfficiencyCase): readonly Move[] {
  const { started, stopped, end_time: end, status_changes: changes } = one;
  const isLater = changes.some(([when]) => started !== null && when < started);
  const created: Move = [
    started === null || isLater ? BEFORE_ALL : started,
    one.creation_status ?? (started === null || isLater ? 'To Do' : 'In Progress'),
  ];
  const until = stopped !== null && stopped < end ? stopped : end;
  const isDone = one.creation_status === 'Done';
  const finish: readonly Move[] = started === null || isDone ? [] : [[until, 'Done']];
  const start: readonly Move[] =
    started !== null && isLater && started < until ? [[started, 'In Progress']] : [];
  const known = changes.filter(([when]) => when <= end);
  const isGoingOn = (when: string) => known.filter(([at]) => at <= when).at(-1)?.[1] === 'Blocked';
  const begin = start.filter(([when]) => !isGoingOn(when));
  const all = [...known, ...begin, ...finish];
  return [created, ...all.sort(([a], [b]) => (a < b ? -1 : 1))];
}

export function efficiencySides(one: EfficiencyCase): BothSides {
  const { readings } = flowEfficiency.compute(
    flowInput({
      histories: [issueOf(movesOf(one), 0)],
      bucket: 'quarter',
      from: '2000-01-01' as CalendarDate,
      to: '2000-01-31' as CalendarDate,
      now: Date.parse('2000-05-01T00:00Z'),
    }),
  );
  return {
    theirs: [
      ['active seconds', one.expected_active_seconds],
      ['total seconds', one.expected_total_seconds],
    ],
    ours: readings.flatMap(({ contributors }) =>
      contributors.flatMap(({ amount, of }): Things => [
        ['active seconds', amount * DAY_SECONDS],
        ['total seconds', (of ?? NaN) * DAY_SECONDS],
      ]),
    ),
  };
}

export interface TrendCase {
  readonly points: readonly (readonly [number, number])[];
  readonly calc_y?: readonly (readonly [number, number])[];
  readonly horizontal?: boolean;
  readonly crosses_y0_at?: number;
  readonly valid?: boolean;
}

/** Our trends are over buckets: one value each, evenly spaced. */
export function trendSides(one: TrendCase): BothSides | null {
  const sorted = [...one.points].sort(([a], [b]) => a - b);
  const isSeries = sorted.every(([x], place) => x === (sorted[0]?.[0] ?? 0) + place);
  const slope = theilSen(sorted.map(([, y]) => y))?.slope;
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (!isSeries || slope === undefined || middle === undefined) return null;
  const yAt = (x: number) => middle[1] + slope * (x - middle[0]);
  const { calc_y: values = [], horizontal, crosses_y0_at: zero } = one;
  return {
    theirs: [
      ...values.map(([x, y]) => [`y at ${x}`, y] as const),
      ...(horizontal === undefined ? [] : [['horizontal', String(horizontal)] as const]),
      ...(zero === undefined ? [] : [['zero at', zero] as const]),
    ],
    ours: [
      ...values.map(([x]) => [`y at ${x}`, yAt(x)] as const),
      ...(horizontal === undefined ? [] : [['horizontal', String(slope === 0)] as const]),
      ...(zero === undefined ? [] : [['zero at', middle[0] - middle[1] / slope] as const]),
    ],
  };
}
