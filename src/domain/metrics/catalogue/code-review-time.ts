import { mean, median, quantile } from '../../statistics/quantile';
import { countedTime } from '../working-time';
import { bucketReading, seriesWith } from './bucket-reading';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import type { CatalogueInput } from './catalogue-input';
import { COUNTING, type FlowInput, flowInput } from './flow-input';
import { type FlowIssue, population } from './flow-issue';
import type {
  MetricContributor,
  MetricExclusion,
  MetricReading,
  MetricSeries,
} from './metric-series';
import { plain } from './summary';
import { bucketAt, timedBuckets } from './timed-buckets';
import type { MetricParameters } from '../tracked-metric';

const HOUR_MS = 3_600_000;
const MINIMUM = 5;

/** Source: metrics-spec C.1, metric 3. */
export const codeReviewTime = catalogueMetric({
  key: 'code-review-time',
  name: 'Code review time',
  purpose: 'speed',
  unit: 'hours',
  direction: 'lower-is-better',
  definition:
    'Hours of each uninterrupted stay in a review status, by when it ended. The value is the median over the visits that ended in the bucket; an issue can have several. A visit that still lasts is not counted yet.',
  example: 'Visits of 24 and 12 hours: the median is 18 hours, the total for that issue 36.',
  differsFromJira: 'Jira has no such report. Pull requests are not read; only the status counts.',
  minimum: MINIMUM,
  parameters: [COUNTING],
  needs: ['review-statuses'],
  facts: ['status'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'distribution',
  personLevel: null,
  population: 'changes',
  compute,
});

export interface Visit {
  readonly issue: FlowIssue;
  readonly end: number;
  readonly hours: number;
  readonly isApproved: boolean;
  readonly isFirst: boolean;
}

function compute(facts: CatalogueInput, values: MetricParameters): MetricSeries {
  const input = flowInput(facts, values);
  const buckets = timedBuckets(input);
  const { issues, left } = population(input);
  const visits = buckets.map((): Visit[] => []);
  for (const issue of issues) {
    for (const visit of visitsOf(issue, input)) {
      const place = bucketAt(buckets, visit.end);
      if (place !== null) visits[place]?.push(visit);
    }
  }
  const readings = buckets.map((timed, place) => {
    const some = visits[place] ?? [];
    const said = { bucket: timed.bucket, excluded: [], ...summarise(some) };
    const told = plain(said.value, timed, { n: some.length, minimum: MINIMUM });
    return bucketReading({ ...told, ...said }, () => some.map(contributorOfVisit));
  });
  return seriesWith(readings, () => {
    const seen = new Set(visits.flatMap((some) => some.map(({ issue }) => issue)));
    const unseen = issues.filter((issue) => !seen.has(issue));
    return [...left, ...unseen.map((issue) => neverSeen(issue, input))];
  });
}

function neverSeen({ history, stays }: FlowIssue, { practice }: FlowInput): MetricExclusion {
  const isOpen = practice.statuses.review.has(stays.at(-1)?.statusId ?? '');
  return { issueId: history.id, reason: isOpen ? 'still-in-review' : 'outside-range' };
}

/** A visit that leads on was approved; one that leads back to other work asked for changes. */
export function visitsOf(
  issue: FlowIssue,
  { practice: { statuses }, counting }: FlowInput,
): readonly Visit[] {
  // The stays of those that never were in review need not be put together.
  if (!issue.hasBeen(({ statusId }) => statuses.review.has(statusId))) return [];
  const visits: Visit[] = [];
  const before = new Set<string>();
  const { stays } = issue;
  let isFirst = true;
  for (const [place, stay] of stays.entries()) {
    if (!statuses.review.has(stay.statusId)) {
      if (isFirst) before.add(stay.statusId);
      continue;
    }
    const next = stays[place + 1];
    if (next === undefined) break;
    const hours = countedTime(stay, counting) / HOUR_MS;
    const isApproved = !before.has(next.statusId);
    visits.push({ issue, end: stay.end, hours, isApproved, isFirst });
    isFirst = false;
  }
  return visits;
}

const contributorOfVisit = ({ issue, hours }: Visit): MetricContributor => ({
  issueId: issue.history.id,
  amount: hours,
  of: null,
});

function summarise(visits: readonly Visit[]): Pick<MetricReading, 'value' | 'parts'> {
  const hours = visits.map((visit) => visit.hours);
  const issues = new Set(visits.map(({ issue }) => issue.history.id)).size;
  const first = visits.filter(({ isFirst }) => isFirst);
  const total = hours.reduce((sum, one) => sum + one, 0);
  return {
    value: median(hours),
    parts: {
      mean: mean(hours),
      p85: quantile(hours, 0.85),
      hoursPerIssue: issues === 0 ? null : total / issues,
      visitsPerIssue: issues === 0 ? null : visits.length / issues,
      firstPassApproved:
        first.length === 0
          ? null
          : (100 * first.filter(({ isApproved }) => isApproved).length) / first.length,
    },
  };
}
