import { startOfDay } from '../../shared/zoned-time';
import type { IssueTimeline, ValueChange } from '../timeline/issue-timeline';
import type { Interval } from '../working-time';
import type { Version } from './catalogue-input';
import { CALENDAR, catalogueMetric } from './catalogue-metric';
import { estimateColumns } from './estimate-columns';
import { EXCLUDED_RESOLUTIONS, type FlowInput, flowInput } from './flow-input';
import { population } from './flow-issue';
import type { Instant } from './instants';
import { type TextListParameter, textsOf } from './parameters';
import { addProgress, type Progress, progressOf, ProgressTable } from './progress';
import { withLines } from './series-lines';
import { type StandingMetric, standingSeries } from './standing-series';
import { ratio, type Summary } from './summary';
import type { TimedBucket } from './timed-buckets';
import { idsAt } from './work-input';

const DAY_MS = 86_400_000;

const RELEASES: TextListParameter = {
  key: 'releases',
  label: 'Releases',
  help: 'Leave it empty for all releases of the scope.',
  kind: 'text-list',
  of: 'releases',
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
    return standingSeries(input, population(input), (inOrder) => ({
      duringOf: ({ history }) => membership(history, ids),
      whyNever: ({ history }) =>
        membership(history, ids).length === 0 ? 'not-in-version' : 'outside-range',
      compare: (summaries, instants) => {
        const course = { summaries, instants };
        const paced = withPace(course, startOf(releases, course, input), input);
        return withLines(paced, ['scope', 'done'], { instants, input });
      },
      ...scopeAt(inOrder, input),
    }));
  },
});

function scopeAt(inOrder: readonly Instant[], input: FlowInput) {
  const table = new ProgressTable(1, inOrder.length);
  const estimates = estimateColumns(input);
  return {
    looking: 'at-end',
    count: (issue, ranges) => {
      addProgress(
        (step) => {
          table.add(0, step);
        },
        { issue, ranges },
        { inOrder, estimates },
      );
    },
    summarise: ({ timed, place }) => summarise(table.progressIn(0, place), timed),
    contributorOf: (issue, { at }) => progressOf(issue, at, { estimates, isByCount: false }),
  } satisfies Omit<StandingMetric, 'duringOf' | 'whyNever'>;
}

function chosen(versions: readonly Version[], names: readonly string[]): readonly Version[] {
  const asked = new Set(names);
  return asked.size === 0
    ? versions
    : versions.filter(({ id, name }) => asked.has(id) || asked.has(name));
}

/** When the issue was in one of the releases, found from the end by undoing change after change. */
function membership(history: IssueTimeline, ids: ReadonlySet<string>): readonly Interval[] {
  let entries = idsAt(history, 'fixVersions', Infinity);
  const changes = history.changes['fixVersions'] ?? [];
  if (entries.length === 0 && changes.length === 0) return [];
  const during: Interval[] = [];
  let end = Infinity;
  for (let place = changes.length - 1; place >= -1; place -= 1) {
    const change = changes[place];
    const start = change?.at ?? history.createdAt;
    if (start < end && entries.some((id) => ids.has(id))) during.push({ start, end });
    end = start;
    if (change !== undefined) entries = undone(entries, change);
  }
  return during.reverse();
}

/** What the field held before a change, which adds one entry or takes one away. */
function undone(entries: readonly string[], { from, to }: ValueChange): readonly string[] {
  const others = entries.filter((id) => id !== to && id !== from);
  return from === null ? others : [...others, from];
}

function summarise({ n, scope, done, unestimated }: Progress, timed: TimedBucket): Summary {
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

interface Course {
  readonly summaries: readonly Summary[];
  readonly instants: readonly Instant[];
}

/** The day the first of the releases began, or the first one with anything in it. */
function startOf(
  releases: readonly Version[],
  { summaries, instants }: Course,
  { timeZone }: FlowInput,
): Beginning | null {
  const [startOn] = releases.flatMap((release) => release.startOn ?? []).sort();
  const scopeIn = (place: number) => summaries[place]?.parts['scope'] ?? 0;
  const first = instants.findIndex(
    ({ timed: { bucket } }, place) =>
      scopeIn(place) > 0 && (startOn === undefined || bucket.end > startOn),
  );
  const day = startOn ?? instants[first]?.timed.bucket.start;
  if (first < 0 || day === undefined) return null;
  return { at: startOfDay(day, timeZone), scope: scopeIn(first) };
}

/** Growth, and the day after the start on which all is done at the pace so far. */
function withPace(
  { summaries, instants }: Course,
  start: Beginning | null,
  { timeZone, now }: FlowInput,
): readonly Summary[] {
  return summaries.map((summary, place) => {
    const day = instants[place]?.timed.bucket.end;
    const end = day === undefined ? -Infinity : startOfDay(day, timeZone);
    const { scope = 0, done = 0 } = summary.parts;
    if (start === null || end <= start.at || scope === null || done === null) return summary;
    const days = (Math.min(end, now) - start.at) / DAY_MS;
    const growth = (100 * (scope - start.scope)) / start.scope;
    const finishAfterDays = done > 0 ? (days * scope) / done : null;
    return { ...summary, parts: { ...summary.parts, growth, finishAfterDays } };
  });
}
