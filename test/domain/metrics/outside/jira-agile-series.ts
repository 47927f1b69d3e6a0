/** What jira-agile-metrics says of days and of all issues together, and what we say of them. */
import { cycleTime } from '../../../../src/domain/metrics/catalogue/cycle-time';
import { throughput } from '../../../../src/domain/metrics/catalogue/throughput';
import { workInProgress } from '../../../../src/domain/metrics/catalogue/work-in-progress';
import { stayAt, statusTimeline } from '../../../../src/domain/metrics/timeline/status-timeline';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import { quantile } from '../../../../src/domain/statistics/quantile';
import { flowInput } from '../../../support/flow-input';
import {
  boardOf,
  type Case,
  cellsOf,
  dateIn,
  DAY,
  dayStart,
  type Output,
  timelinesOf,
  told,
  valueOf,
} from './jira-agile-case';
import type { BothSides, Things } from './differences';

const AFTER_ALL = dayStart('2018-02-01');

interface Window {
  readonly from: string;
  readonly to: string;
  readonly now?: number;
}

/** The readings of a metric, one a day, with the keys of the issues in them. */
function byDay(metric: typeof throughput, one: Case, { from, to, now = AFTER_ALL }: Window) {
  const input = flowInput({
    histories: timelinesOf(one),
    categoryOf: boardOf(one.settings).categoryOf,
    bucket: 'day',
    ...{ from: from as CalendarDate, to: to as CalendarDate, now },
  });
  return metric.compute(input).readings.map(({ bucket, value, contributors }) => ({
    day: String(bucket.start),
    value,
    issues: contributors.map(({ issueId, amount }) => ({ key: String(issueId), amount })),
  }));
}

const daysOf = ({ index }: Output) => index.map((day) => String(day).slice(0, 10));

/** The values of a metric on the days of a table. */
function valuesOn(metric: typeof throughput, one: Case, days: readonly string[]) {
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) return [];
  return byDay(metric, one, { from, to }).map(({ value }) => value);
}

const onDay = (days: readonly string[], what: string) => (_: unknown, place: number) =>
  `${days[place] ?? ''} ${what}`;

export function daily(metric: typeof throughput, column: string) {
  return (one: Case, output: Output): BothSides => {
    const days = daysOf(output);
    const values = valuesOn(metric, one, days);
    return {
      theirs: told(output, column, onDay(days, column)),
      ours: values.map((value, place) => [onDay(days, column)(null, place), value] as const),
    };
  };
}

/** Net flow: what was started less what was finished, which is what work in progress grew by. */
export function netFlow(one: Case, output: Output): BothSides {
  const days = daysOf(output);
  const inProgress = valuesOn(workInProgress, one, days);
  const done = valuesOn(throughput, one, days);
  const grown = inProgress.map((value, place) => (value ?? 0) - (inProgress[place - 1] ?? 0));
  const [left, net] = [onDay(days, 'departures'), onDay(days, 'net flow')];
  return {
    theirs: [...told(output, 'departures', left), ...told(output, 'net_flow', net)],
    ours: [
      ...done.map((value, place) => [left(null, place), value] as const),
      ...grown.map((value, place) => [net(null, place), value] as const),
    ],
  };
}

/** How many issues stand in a column or further right when a day is over. */
export function columnsReached(one: Case, output: Output): BothSides {
  const board = boardOf(one.settings);
  const days = daysOf(output);
  const all = timelinesOf(one).map((timeline) => statusTimeline(timeline, board.categoryOf));
  const columns = output.columns ?? [];
  const count = (day: string, column: string) =>
    all.filter((stays) => {
      const stay = stayAt(stays, dayStart(day) + DAY - 1);
      const place = board.columns.indexOf(stay?.statusId ?? '');
      return place >= board.columns.indexOf(column);
    }).length;
  return {
    theirs: columns.flatMap((column) => told(output, column, onDay(days, column))),
    ours: columns.flatMap((column): Things =>
      days.map((day) => [`${day} ${column}`, count(day, column)] as const),
    ),
  };
}

export function ageing(one: Case, output: Output): BothSides {
  const today = one.args[0] ?? one.kwargs.today ?? '';
  const [reading] = byDay(workInProgress, one, { from: today, to: today, now: dayStart(today) });
  return {
    theirs: told(output, 'age', ({ key }) => `${String(key)} age`),
    ours: (reading?.issues ?? []).map(({ key, amount }) => [`${key} age`, amount] as const),
  };
}

/** Cycle times in days, by the day on which the issues were finished. */
function finished(one: Case) {
  const window = { from: '2018-01-01', to: '2018-01-31' };
  return byDay(cycleTime, one, window).flatMap(({ day, issues }) =>
    issues.map(({ key, amount }) => ({ key, day, amount })),
  );
}

export function scatter(one: Case, output: Output): BothSides {
  return {
    theirs: cellsOf(output).flatMap((row): Things => [
      [`${String(row['key'])} completed`, dateIn(row['completed_date'])],
      [`${String(row['key'])} cycle time`, valueOf(row['cycle_time'])],
    ]),
    ours: finished(one).flatMap(({ key, day, amount }): Things => [
      [`${key} completed`, day],
      [`${key} cycle time`, amount],
    ]),
  };
}

export function percentiles(one: Case, { index, values = [] }: Output): BothSides {
  const days = finished(one).map(({ amount }) => amount);
  return {
    theirs: index.map((p, place) => [`quantile ${p}`, valueOf(values[place])] as const),
    ours: index.map((p) => [`quantile ${p}`, quantile(days, Number(p))] as const),
  };
}

export function histogram(one: Case, { index, values = [] }: Output): BothSides {
  const days = finished(one).map(({ amount }) => amount);
  const count = (bin: string) => {
    const [low = 0, high = 0] = bin.split(' to ').map(Number);
    return days.filter((amount) => amount >= low && amount < high).length;
  };
  return {
    theirs: index.map((bin, place) => [`${bin} days`, valueOf(values[place])] as const),
    ours: index.map((bin) => [`${bin} days`, count(String(bin))] as const),
  };
}
