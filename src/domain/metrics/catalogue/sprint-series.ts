import type { SprintIssue } from '../sprint/sprint';
import type { MetricParameters } from '../tracked-metric';
import { bucketReading } from './bucket-reading';
import type { CatalogueInput } from './catalogue-input';
import type { MetricContributor, MetricReading, MetricSeries } from './metric-series';
import { type NumberParameter, numberOf } from './parameters';
import { type SprintOutcome, sprintOutcomes } from './sprint-outcomes';
import type { Summary } from './summary';

/** Source: metrics-spec C.2. */
const ADD_GRACE: NumberParameter = {
  key: 'addGraceMinutes',
  label: 'Grace after the start, in minutes',
  help: 'Issues added to a sprint so soon after its start count as committed.',
  kind: 'number',
  default: 0,
  min: 0,
  max: 1440,
};

export const SPRINT_PARAMETERS = [ADD_GRACE] as const;

/** What one issue of the sprint adds. */
export type SprintAmount = (issue: SprintIssue) => {
  readonly amount: number;
  readonly of: number | null;
};

const MINUTE_MS = 60_000;

/** What is said of a sprint, besides its issues. */
export type SprintReading = Omit<MetricReading, 'contributors'>;

interface SprintMetric {
  readonly amountOf: SprintAmount;
  readonly summarise: (one: SprintOutcome) => Summary;
  /** For what compares sprints with those before; in their order. */
  readonly compare?: (readings: readonly SprintReading[]) => readonly SprintReading[];
}

/** One reading per sprint, by when it began, with what became of its issues. */
export function sprintSeries(
  facts: CatalogueInput,
  values: MetricParameters,
  { amountOf, summarise, compare = (readings) => readings }: SprintMetric,
): MetricSeries {
  const { sprints, outside } = sprintOutcomes(facts, numberOf(ADD_GRACE, values) * MINUTE_MS);
  const each = sprints.map((outcome): SprintReading => {
    const summary = summarise(outcome);
    const flags = [...summary.flags, ...outcome.doubts];
    return { bucket: outcome.timed.bucket, excluded: [], ...summary, flags };
  });
  const readings = compare(each).map((said, place) =>
    bucketReading(said, () => contributorsOf(sprints[place]?.issues ?? [], amountOf)),
  );
  return { readings, outside };
}

const contributorsOf = (
  issues: readonly SprintIssue[],
  amountOf: SprintAmount,
): readonly MetricContributor[] =>
  issues.map((issue) => {
    const { amount, of } = amountOf(issue);
    return { issueId: issue.issueId, role: issue.role, amount, of };
  });
