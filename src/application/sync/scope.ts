import type { JiraMeasureSource } from '../../domain/metrics/metric';
import type { Hash } from '../ports/surroundings';
import type { StoryPointFields } from '../ports/fields';
import {
  isMeasuredInJira,
  type JiraStoredMetric,
  type QueryTraits,
  type StoredMetric,
} from '../ports/okr-repository';
import type { FieldNeeds } from '../ports/work-items';

/** A query with the fields read for it. Metrics that ask the same share one read. */
export interface Scope {
  readonly hash: string;
  readonly jql: string;
  readonly needs: FieldNeeds;
  readonly traits: QueryTraits;
  readonly metrics: readonly JiraStoredMetric[];
}

/** A population larger than this is refused rather than sampled. Source: metrics-spec G.1-3. */
export const MAX_POPULATION = 20_000;

const NO_NEEDS: FieldNeeds = {
  times: false,
  aggregateTimes: false,
  storyPoints: null,
  numbers: [],
};

/** What is read of each issue for a measure. */
export function fieldNeeds(source: JiraMeasureSource, storyPoints: StoryPointFields): FieldNeeds {
  switch (source.measure.kind) {
    case 'count':
      return NO_NEEDS;
    case 'storyPoints':
      return { ...NO_NEEDS, storyPoints };
    case 'field':
      return { ...NO_NEEDS, numbers: [source.measure.fieldId] };
    case 'timeSpent':
    case 'originalEstimate':
    case 'remainingEstimate':
    case 'progress':
      return { ...NO_NEEDS, times: true, aggregateTimes: source.timeRollup === 'aggregate' };
  }
}

/** What all of them need together, so that one read serves several scopes. */
export function mergeNeeds(needs: readonly FieldNeeds[]): FieldNeeds {
  return {
    times: needs.some((need) => need.times),
    aggregateTimes: needs.some((need) => need.aggregateTimes),
    storyPoints: needs.find((need) => need.storyPoints !== null)?.storyPoints ?? null,
    numbers: [...new Set(needs.flatMap((need) => need.numbers))].sort(),
  };
}

function scopeHash(jql: string, needs: FieldNeeds, hash: Hash): string {
  const { times, aggregateTimes, storyPoints, numbers } = needs;
  const points = storyPoints && [
    storyPoints.override,
    storyPoints.companyManaged,
    storyPoints.teamManaged,
  ];
  return hash.of(JSON.stringify([jql.trim(), times, aggregateTimes, points, numbers]));
}

export function scopesOf(
  metrics: readonly StoredMetric[],
  storyPoints: StoryPointFields,
  hash: Hash,
): ReadonlyMap<string, Scope> {
  const scopes = new Map<string, Scope>();
  for (const stored of metrics.filter(isMeasuredInJira)) {
    const { source } = stored.metric;
    const needs = fieldNeeds(source, storyPoints);
    const key = scopeHash(source.jql, needs, hash);
    const known = scopes.get(key);
    scopes.set(key, {
      hash: key,
      jql: source.jql,
      needs,
      traits: stored.traits,
      metrics: [...(known?.metrics ?? []), stored],
    });
  }
  return scopes;
}
