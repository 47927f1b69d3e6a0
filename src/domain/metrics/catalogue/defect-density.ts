import { valueAt } from '../timeline/issue-timeline';
import { seriesWith } from './bucket-reading';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { type CreatedBucket, createdSeries } from './created-series';
import { doneEstimates } from './estimate-columns';
import { finishedIssues } from './finished-issues';
import { DONE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import type { MetricReading, MetricSeries } from './metric-series';
import { plain, type Summary } from './summary';
import { isBug } from './work-input';

/** Bugs per so much work. */
const PER = 100;

/** Source: metrics-spec C.4, metric 7; ISTQB: defects per unit size of work product. */
export const defectDensity = catalogueMetric({
  key: 'defect-density',
  name: 'Defect density',
  purpose: 'quality',
  unit: 'bugs-per-100',
  direction: 'lower-is-better',
  definition:
    'Bugs created in the bucket for every 100 story points finished in it, by the estimates of when they were finished; for every 100 issues on boards that do not estimate. Bugs closed with a resolution that does not count drop out. A bucket in which nothing was finished has no value.',
  example: '4 bugs and 16 points finished: 25 bugs per 100 points.',
  differsFromJira: 'Jira has no such report.',
  minimum: 0,
  parameters: DONE_PARAMETERS,
  needs: ['bug-types'],
  facts: ['status', 'resolution', 'estimate'],
  buckets: [...CALENDAR_AND_SPRINTS, 'version'],
  chart: 'series',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const delivered = deliveredPerBucket(input);
    const series = createdSeries(
      input,
      (timeline) => {
        if (!isBug(timeline, input)) return null;
        const isOut = isExcluded(timeline.values['resolution'] ?? null, input);
        return isOut ? { reason: 'excluded-resolution' } : { amount: 1, role: 'bug' };
      },
      (bucket) => summarise(bucket, input),
    );
    return perWork(series, delivered);
  },
});

const isExcluded = (resolution: string | null, { excludedResolutions }: FlowInput): boolean =>
  excludedResolutions.has(resolution ?? '');

/** A bucket that was over before one of its bugs was closed as none had counted it. */
function summarise({ timed, created, left }: CreatedBucket, input: FlowInput): Summary {
  const isRestated = left.some(
    (bug) => !isExcluded(valueAt(bug, 'resolution', timed.end - 1), input),
  );
  const summary = plain(null, timed, { n: created.length, minimum: 0 });
  return {
    ...summary,
    flags: isRestated ? [...summary.flags, 'restated'] : summary.flags,
    parts: {},
  };
}

interface Delivered {
  work: number;
  unestimated: number;
}

/** Estimates of what was finished in each bucket, as they were when it was. */
function deliveredPerBucket(input: FlowInput): readonly Delivered[] {
  const estimateOf = doneEstimates(input);
  return finishedIssues(input).buckets.map(({ issues }) => {
    const delivered: Delivered = { work: 0, unestimated: 0 };
    for (const issue of issues) {
      const estimate = estimateOf(issue);
      delivered.work += estimate ?? 0;
      if (estimate === null) delivered.unestimated += 1;
    }
    return delivered;
  });
}

function perWork(series: MetricSeries, delivered: readonly Delivered[]): MetricSeries {
  const readings = series.readings.map((reading, place): MetricReading => {
    const { work = 0, unestimated = 0 } = delivered[place] ?? {};
    const bugs = reading.contributors.length;
    const value = work === 0 ? null : (PER * bugs) / work;
    return {
      ...reading,
      value,
      reason: value === null ? 'zero-denominator' : null,
      numerator: bugs,
      denominator: work,
      flags: unestimated > 0 ? [...reading.flags, 'unestimated'] : reading.flags,
    };
  });
  return seriesWith(readings, () => series.outside);
}
