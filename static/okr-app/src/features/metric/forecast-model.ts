import type { MetricPointDto, MetricSeriesDto } from '../../../../../src/contract/metrics/dto';
import {
  type DeliveryForecast,
  forecastCompletion,
  forecastOutput,
} from '../../../../../src/domain/metrics/delivery-forecast';
import {
  addDays,
  type CalendarDate,
  parseCalendarDate,
} from '../../../../../src/domain/shared/calendar-date';

/** What came before says little about what comes next. Source: metrics-spec E.9. */
const WINDOW_DAYS = 84;
const AHEAD_DAYS = 28;

type StepBucket = 'day' | 'week';
const STEP_DAYS: Readonly<Record<StepBucket, number>> = { day: 1, week: 7 };

interface Drawn {
  readonly outcome: DeliveryForecast;
  readonly bucket: StepBucket;
  /** Steps of the past that it draws from, and their first day. */
  readonly n: number;
  readonly from: string | null;
}

export type MetricForecast =
  /** Only days and weeks are even enough to draw from. */
  | { readonly kind: 'other-bucket' }
  | (Drawn & {
      readonly kind: 'completion';
      readonly left: number;
      readonly scope: number;
      /** The day so many steps from now; `null` where that is too far to say. */
      readonly dayAfter: (steps: number) => CalendarDate | null;
    })
  | (Drawn & { readonly kind: 'output'; readonly steps: number });

interface Asked {
  readonly metricId: string;
  /** Of the catalogue. */
  readonly key: string;
  readonly series: MetricSeriesDto;
}

const COMPLETIONS: readonly string[] = ['release-burnup', 'epic-progress'];

/** `null` for metrics that nothing is forecast for, and while there is nothing to forecast from. */
export function metricForecast({ metricId, key, series }: Asked): MetricForecast | null {
  const isCompletion = COMPLETIONS.includes(key);
  if (!isCompletion && key !== 'throughput') return null;
  const { bucket, points } = series;
  const today = parseCalendarDate(series.to);
  if (today === undefined) return null;
  if (bucket !== 'day' && bucket !== 'week') return { kind: 'other-bucket' };
  const earliest = addDays(today, -WINDOW_DAYS);
  const steps = (isCompletion ? advances(points) : counts(points)).filter(
    ({ start }) => start >= earliest,
  );
  const past = { id: `${metricId} ${today}`, samples: steps.map(({ amount }) => amount), today };
  const about = { bucket, n: steps.length, from: steps[0]?.start ?? null };
  return isCompletion ? completion(past, about, points) : output(past, about);
}

interface Past {
  readonly id: string;
  readonly samples: readonly number[];
  readonly today: CalendarDate;
}

type About = Omit<Drawn, 'outcome'>;

function output(past: Past, about: About): MetricForecast {
  const steps = AHEAD_DAYS / STEP_DAYS[about.bucket];
  return { kind: 'output', ...about, steps, outcome: forecastOutput(past, { steps }) };
}

/** What is left is as of now, whether or not the last bucket is over. */
function completion(
  past: Past,
  about: About,
  points: readonly MetricPointDto[],
): MetricForecast | null {
  const last = points.at(-1);
  const [done, scope] = [last?.numerator ?? null, last?.denominator ?? null];
  if (done === null || scope === null || scope === 0) return null;
  const left = scope - done;
  const stepDays = STEP_DAYS[about.bucket];
  return {
    kind: 'completion',
    ...about,
    ...{ left, scope },
    dayAfter: (count) => (count === Infinity ? null : addDays(past.today, count * stepDays)),
    outcome: forecastCompletion(past, { remaining: left }),
  };
}

interface Step {
  readonly start: string;
  readonly amount: number;
}

const isOver = ({ flags }: MetricPointDto): boolean => !flags.includes('partial');

/**
 * How many were finished; a bucket that is withheld is left out, one without any is 0. Before the
 * first that was ever finished there was no work yet, which says nothing of its pace.
 */
function counts(points: readonly MetricPointDto[]): readonly Step[] {
  const all = points
    .filter(isOver)
    .flatMap(({ start, value }) => (value === null ? [] : [{ start, amount: value }]));
  const first = all.findIndex(({ amount }) => amount > 0);
  return first < 0 ? all : all.slice(first);
}

/** By how much more was done at the end of each bucket than at that of the one before. */
function advances(points: readonly MetricPointDto[]): readonly Step[] {
  return points.filter(isOver).flatMap((point, place, over): readonly Step[] => {
    const before = over[place - 1];
    if (before === undefined || !isComparable(before, point)) return [];
    return [{ start: point.start, amount: (point.numerator ?? 0) - (before.numerator ?? 0) }];
  });
}

/** Both have something to finish, counted in the same way: in estimates, or in issues. */
function isComparable(before: MetricPointDto, point: MetricPointDto): boolean {
  const hasScope = [before, point].every(
    ({ numerator, denominator }) => numerator !== null && (denominator ?? 0) > 0,
  );
  return hasScope && before.parts['isByCount'] === point.parts['isByCount'];
}
