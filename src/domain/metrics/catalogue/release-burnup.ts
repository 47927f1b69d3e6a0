import { startOfDay } from '../../shared/zoned-time';
import type { IssueTimeline } from '../timeline/issue-timeline';
import type { Interval } from '../working-time';
import type { Version } from './catalogue-input';
import { CALENDAR, catalogueMetric } from './catalogue-metric';
import { EXCLUDED_RESOLUTIONS, type FlowInput, flowInput } from './flow-input';
import { population } from './flow-issue';
import type { MetricReading } from './metric-series';
import { type TextListParameter, textsOf } from './parameters';
import { progressSeries, type ProgressSnapshot } from './progress-series';
import { withLines } from './series-lines';
import { ratio, type Summary } from './summary';
import { idsAt } from './work-input';

const DAY_MS = 86_400_000;

const RELEASES: TextListParameter = {
  key: 'releases',
  label: 'Releases',
  help: 'Names or ids. Leave it empty for all releases of the scope.',
  kind: 'text-list',
  default: [],
  maxItems: 20,
};

/** Source: metrics-spec C.5, metric 15. */
export const releaseBurnup = catalogueMetric({
  key: 'release-burnup',
  name: 'Release burnup',
  purpose: 'release',
  unit: 'percent',
  direction: 'higher-is-better',
  definition:
    'At the end of each bucket the estimates of the issues in the release that are done, as a share of those of all issues in it then. Beside it both amounts, how much the scope has grown since the start, and when it is finished at the pace so far.',
  example:
    'A scope of 16 points grows by 2 and 2 to 20 and 10 are done on day 10: 50 %, growth 25 %, finished on day 20.',
  differsFromJira:
    'Jira’s version report shows today’s scope back to the start; ours shows the scope of each day.',
  minimum: 1,
  parameters: [RELEASES, EXCLUDED_RESOLUTIONS],
  needs: ['versions'],
  facts: ['status', 'fixVersions', 'estimate', 'resolution'],
  buckets: CALENDAR,
  chart: 'burnup',
  personLevel: null,
  population: 'stands',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const releases = chosen(input.versions, textsOf(RELEASES, values));
    const ids = new Set(releases.map(({ id }) => id));
    const { issues, left } = population(input);
    const series = progressSeries(
      input,
      {
        groups: [{ key: 'releases', issues }],
        left,
        duringOf: ({ history }) => membership(history, ids) ?? 'not-in-version',
      },
      summarise,
    );
    const start = startOf(releases, series.readings, input);
    const readings = series.readings.map((reading) => withPace(reading, start, input));
    return { ...series, readings: withLines(readings, ['scope', 'done'], input) };
  },
});

function chosen(versions: readonly Version[], names: readonly string[]): readonly Version[] {
  const asked = new Set(names);
  return asked.size === 0
    ? versions
    : versions.filter(({ id, name }) => asked.has(id) || asked.has(name));
}

/** When the issue was in one of the releases, found from its end by undoing one change
 * at a time; `null` for never. */
function membership(history: IssueTimeline, ids: ReadonlySet<string>): readonly Interval[] | null {
  const entries = new Set(idsAt(history, 'fixVersions', Infinity));
  const during: Interval[] = [];
  let end = Infinity;
  const lookBackTo = (start: number) => {
    if (start < end && [...entries].some((id) => ids.has(id))) during.push({ start, end });
    end = start;
  };
  for (const { at, from, to } of (history.changes['fixVersions'] ?? []).toReversed()) {
    lookBackTo(at);
    if (to !== null) entries.delete(to);
    if (from !== null) entries.add(from);
  }
  lookBackTo(history.createdAt);
  return during.length === 0 ? null : during.reverse();
}

function summarise({ timed, n, scope, done, unestimated }: ProgressSnapshot): Summary {
  const summary = ratio({ numerator: done, denominator: scope }, timed, { n, minimum: 1 });
  return {
    ...summary,
    flags: unestimated > 0 ? [...summary.flags, 'unestimated'] : summary.flags,
    parts: { scope, done, unestimated },
  };
}

interface Beginning {
  readonly at: number;
  readonly scope: number;
}

/** The day the first of the releases began, or the first one with anything in it. */
function startOf(
  releases: readonly Version[],
  readings: readonly MetricReading[],
  { timeZone }: FlowInput,
): Beginning | null {
  const [startOn] = releases.flatMap((release) => release.startOn ?? []).sort();
  const first = readings.find(
    ({ bucket, parts }) =>
      (parts['scope'] ?? 0) > 0 && (startOn === undefined || bucket.end > startOn),
  );
  if (first === undefined) return null;
  const day = startOn ?? first.bucket.start;
  return { at: startOfDay(day, timeZone), scope: first.parts['scope'] ?? 0 };
}

/** Growth, and the day after the start on which all is done at the pace so far. */
function withPace(
  reading: MetricReading,
  start: Beginning | null,
  input: FlowInput,
): MetricReading {
  const end = startOfDay(reading.bucket.end, input.timeZone);
  const { scope = 0, done = 0 } = reading.parts;
  if (start === null || end <= start.at || scope === null || done === null) return reading;
  const days = (Math.min(end, input.now) - start.at) / DAY_MS;
  const finish = done > 0 ? (days * scope) / done : null;
  return {
    ...reading,
    parts: {
      ...reading.parts,
      growth: (100 * (scope - start.scope)) / start.scope,
      finishAfterDays: finish,
    },
  };
}
