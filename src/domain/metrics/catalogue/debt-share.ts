import { estimateAt } from '../timeline/estimate';
import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneSeries, type FinishedBucket } from './done-series';
import { DONE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import type { FlowIssue } from './flow-issue';
import { type ChoiceParameter, choiceOf } from './parameters';
import type { DebtRule } from './practice';
import { percentOf, ratio, type Summary } from './summary';
import { idsAt, labelsAt } from './work-input';

const MINIMUM = 5;

const BASIS: ChoiceParameter<'points' | 'count'> = {
  key: 'basis',
  label: 'Share of',
  help: 'Where less than 70 % of the work is estimated, a share of points tells about the rest only.',
  kind: 'choice',
  options: [
    { value: 'points', label: 'Estimates' },
    { value: 'count', label: 'Issues' },
  ],
  default: 'points',
};

/** Source: metrics-spec C.3, metric 23. */
export const debtShare = catalogueMetric({
  key: 'debt-share',
  name: 'Technical debt ratio',
  purpose: 'quality',
  unit: 'percent',
  direction: 'neither',
  definition:
    'Percent of the estimates of what was finished in the bucket that went into technical debt: issues with one of the labels, types or components you named, by the types, labels and estimates of when they were finished, and issues that your query finds now. Beside it the share by count and how much was estimated.',
  example: '5 story, 3 debt, 8 story, 2 debt and one unestimated: 5 of 18 points are 27.8 %.',
  differsFromJira:
    'Jira has no such report. This is the share of work on debt, not SonarQube’s ratio of remediation to development cost.',
  minimum: MINIMUM,
  parameters: [BASIS, ...DONE_PARAMETERS],
  needs: ['debt-rule'],
  facts: ['status', 'resolution', 'estimate', 'labels', 'components'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: null,
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const isByCount = choiceOf(BASIS, values) === 'count';
    return doneSeries(
      input,
      (issue) => {
        const work = isByCount ? 1 : (pointsOf(issue, input) ?? 0);
        const isDebt = isDebtWork(issue, input);
        const role = isDebt ? 'debt' : 'delivered';
        return { kind: 'counted', amount: isDebt ? work : 0, of: work, role };
      },
      (bucket) => summarise(bucket, input),
    );
  },
});

const pointsOf = ({ history, doneAt }: FlowIssue, input: FlowInput): number | null =>
  estimateAt(history, doneAt ?? input.now, input);

function isDebtWork({ history, doneAt }: FlowIssue, { practice, now }: FlowInput): boolean {
  return practice.debt !== null && isDebt(history, doneAt ?? now, practice.debt);
}

function isDebt(history: IssueTimeline, at: number, rule: DebtRule): boolean {
  if (rule.issueIds.has(history.id)) return true;
  if (rule.typeIds.has(valueAt(history, 'issuetype', at) ?? '')) return true;
  if (labelsAt(history, at).some((label) => rule.labels.has(label))) return true;
  return idsAt(history, 'components', at).some((id) => rule.componentIds.has(id));
}

function summarise({ timed, contributors, issues }: FinishedBucket, input: FlowInput): Summary {
  const sum = (of: (one: (typeof contributors)[number]) => number) =>
    contributors.reduce((total, one) => total + of(one), 0);
  const sides = { numerator: sum(({ amount }) => amount), denominator: sum(({ of }) => of ?? 0) };
  const n = contributors.length;
  const summary = ratio(sides, timed, { n, minimum: MINIMUM });
  const unestimated = issues.filter((issue) => pointsOf(issue, input) === null).length;
  const debt = contributors.filter(({ role }) => role === 'debt').length;
  return {
    ...summary,
    flags: unestimated > 0 ? [...summary.flags, 'unestimated'] : summary.flags,
    parts: { byCount: percentOf(debt, n), estimated: percentOf(n - unestimated, n) },
  };
}
