import { mean, median, quantile } from '../../statistics/quantile';
import type { Stay } from '../timeline/status-timeline';
import { countedTime } from '../working-time';
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

interface Visit {
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
  const seen = new Set<string>();
  for (const visit of issues.flatMap((issue) => visitsOf(issue, input))) {
    const place = bucketAt(buckets, visit.end);
    if (place === null) continue;
    visits[place]?.push(visit);
    seen.add(visit.issue.history.id);
  }
  const outside: MetricExclusion[] = [...left];
  for (const { history, stays } of issues) {
    if (seen.has(history.id)) continue;
    const isOpen = input.practice.statuses.review.has(stays.at(-1)?.statusId ?? '');
    outside.push({ issueId: history.id, reason: isOpen ? 'still-in-review' : 'outside-range' });
  }
  const readings = buckets.map((timed, place) => {
    const some = visits[place] ?? [];
    const reading = { bucket: timed.bucket, ...contributorsOf(some), ...summarise(some) };
    const n = some.length;
    return { ...plain(reading.value, timed, { n, minimum: MINIMUM }), ...reading };
  });
  return { readings, outside };
}

/** A visit that leads on was approved; one that leads back to other work asked for changes. */
function visitsOf(
  issue: FlowIssue,
  { practice: { statuses }, counting }: FlowInput,
): readonly Visit[] {
  const isReview = ({ statusId }: Stay) => statuses.review.has(statusId);
  const reviews = issue.stays.filter(isReview);
  const before = new Set(
    issue.stays.slice(0, issue.stays.findIndex(isReview)).map((s) => s.statusId),
  );
  return issue.stays.flatMap((stay, place) => {
    const next = issue.stays[place + 1];
    if (!isReview(stay) || next === undefined) return [];
    return {
      issue,
      end: stay.end,
      hours: countedTime(stay, counting) / HOUR_MS,
      isApproved: !before.has(next.statusId),
      isFirst: reviews[0] === stay,
    };
  });
}

function contributorsOf(
  visits: readonly Visit[],
): Pick<MetricReading, 'contributors' | 'excluded'> {
  const contributors: MetricContributor[] = visits.map(({ issue, hours }) => ({
    issueId: issue.history.id,
    amount: hours,
    of: null,
  }));
  return { contributors, excluded: [] };
}

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
