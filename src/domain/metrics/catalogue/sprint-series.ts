import type { SprintIssue } from '../sprint/sprint';
import type { MetricParameters } from '../tracked-metric';
import type { CatalogueInput } from './catalogue-input';
import type { MetricSeries } from './metric-series';
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

/** One reading per sprint, by when it began, with what became of its issues. */
export function sprintSeries(
  facts: CatalogueInput,
  values: MetricParameters,
  metric: { readonly amountOf: SprintAmount; readonly summarise: (one: SprintOutcome) => Summary },
): MetricSeries {
  const { sprints, outside } = sprintOutcomes(facts, numberOf(ADD_GRACE, values) * MINUTE_MS);
  const readings = sprints.map((outcome) => {
    const { timed, issues, doubts } = outcome;
    const contributors = issues.map((issue) => {
      const { amount, of } = metric.amountOf(issue);
      return { issueId: issue.issueId, role: issue.role, amount, of };
    });
    const summary = metric.summarise(outcome);
    const flags = [...summary.flags, ...doubts];
    return { bucket: timed.bucket, contributors, excluded: [], ...summary, flags };
  });
  return { readings, outside };
}
