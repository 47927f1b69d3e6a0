import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import type { CatalogueInput, Version } from './catalogue-input';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { createdSeries } from './created-series';
import type {
  MetricContributor,
  MetricExclusion,
  MetricReading,
  MetricSeries,
} from './metric-series';
import { type NumberParameter, numberOf } from './parameters';
import { type CountedBucket, ratio, type Summary } from './summary';
import { type TimedBucket, timedBuckets } from './timed-buckets';
import { idsAt, isBug, labelsAt } from './work-input';

const DAY_MS = 86_400_000;
const MINIMUM = 10;

const WINDOW: NumberParameter = {
  key: 'windowDays',
  label: 'Days after a release',
  help: 'By release, bugs found up to so many days after it count; until then the number can rise.',
  kind: 'days',
  default: 30,
  min: 1,
  max: 365,
};

/** Source: metrics-spec C.4, metric X2. */
export const bugEscapeRate = catalogueMetric({
  key: 'bug-escape-rate',
  name: 'Bug escape rate',
  purpose: 'quality',
  unit: 'percent',
  direction: 'lower-is-better',
  definition:
    'The share of the bugs found that were found in production, by the signal you named. By time, of the bugs created in the bucket; by release, of those that affect it and came up within 30 days after it. A bug that affects several releases counts for the first of them.',
  example: '5 bugs, 1 of them found in production: 20 %.',
  differsFromJira: 'Jira has no such report.',
  minimum: MINIMUM,
  parameters: [WINDOW],
  needs: ['bug-types', 'found-in-signal'],
  facts: ['found-in', 'labels', 'versions'],
  buckets: [...CALENDAR_AND_SPRINTS, 'version'],
  chart: 'series',
  personLevel: null,
  population: 'changes',
  compute: (input, values) =>
    input.bucket === 'version'
      ? byRelease(input, numberOf(WINDOW, values) * DAY_MS)
      : createdSeries(
          input,
          (bug) => (isFound(bug, input) ? escapeOf(bug, input) : null),
          ({ timed, contributors }) => summarise(contributors, timed),
        ),
});

/** Where incidents are a type of their own, they are bugs found in production. */
function isFound(history: IssueTimeline, input: CatalogueInput): boolean {
  const { foundIn } = input.practice;
  const isOfSignal =
    foundIn?.kind === 'type' && foundIn.typeIds.has(history.values['issuetype'] ?? '');
  return isBug(history, input) || isOfSignal;
}

function escapeOf(bug: IssueTimeline, input: CatalogueInput) {
  const isEscaped = isInProduction(bug, input);
  return {
    amount: isEscaped ? 1 : 0,
    role: isEscaped ? ('production-bug' as const) : ('bug' as const),
  };
}

function isInProduction(bug: IssueTimeline, { practice, versions, now }: CatalogueInput): boolean {
  const { foundIn } = practice;
  switch (foundIn?.kind) {
    case undefined:
      return false;
    case 'field':
      return foundIn.values.has(valueAt(bug, foundIn.fieldId, now) ?? '');
    case 'label':
      return labelsAt(bug, now).some((label) => foundIn.labels.has(label));
    case 'type':
      return foundIn.typeIds.has(bug.values['issuetype'] ?? '');
    case 'released-version': {
      const affected = new Set(idsAt(bug, 'versions', now));
      return versions.some(
        ({ id, releasedAt }) =>
          affected.has(id) && releasedAt !== null && releasedAt <= bug.createdAt,
      );
    }
  }
}

function summarise(contributors: CountedBucket['contributors'], timed: TimedBucket): Summary {
  const n = contributors.length;
  const escaped = contributors.filter(({ amount }) => amount === 1).length;
  return {
    ...ratio({ numerator: escaped, denominator: n }, timed, { n, minimum: MINIMUM }),
    parts: { production: escaped, bugs: n },
  };
}

function byRelease(input: CatalogueInput, windowMs: number): MetricSeries {
  const buckets = timedBuckets(input);
  const found = buckets.map((): MetricContributor[] => []);
  const outside: MetricExclusion[] = [];
  const released = new Map(input.versions.map((version) => [version.id, version]));
  for (const bug of input.histories) {
    const issueId = bug.id;
    if (!isFound(bug, input)) {
      outside.push({ issueId, reason: 'other-type' });
      continue;
    }
    const release = firstRelease(bug, released, input.now);
    const isIn = release !== null && bug.createdAt < release.releasedAt + windowMs;
    const place = buckets.findIndex(({ bucket }) => bucket.container?.id === release?.id);
    const into = isIn ? found[place] : undefined;
    if (into === undefined) outside.push({ issueId, reason: 'not-in-version' });
    else into.push({ issueId, of: null, ...escapeOf(bug, input) });
  }
  const readings = buckets.map((timed, place): MetricReading => {
    const contributors = found[place] ?? [];
    const summary = summarise(contributors, timed);
    const isMature = timed.end + windowMs <= input.now;
    const flags = isMature ? summary.flags : [...summary.flags, 'immature' as const];
    return { bucket: timed.bucket, contributors, excluded: [], ...summary, flags };
  });
  return { readings, outside };
}

function firstRelease(
  bug: IssueTimeline,
  versions: ReadonlyMap<string, Version>,
  at: number,
): { readonly id: string; readonly releasedAt: number } | null {
  const released = idsAt(bug, 'versions', at).flatMap((id) => {
    const releasedAt = versions.get(id)?.releasedAt ?? null;
    return releasedAt === null ? [] : { id, releasedAt };
  });
  return released.toSorted((a, b) => a.releasedAt - b.releasedAt)[0] ?? null;
}
