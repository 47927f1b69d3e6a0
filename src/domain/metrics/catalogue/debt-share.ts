import { type IssueTimeline, valueAt } from '../timeline/issue-timeline';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneEstimates } from './estimate-columns';
import { doneSeries, type FinishedBucket } from './done-series';
import { DONE_PARAMETERS, flowInput } from './flow-input';
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
    const estimateOf = doneEstimates(input);
    const isByCount = choiceOf(BASIS, values) === 'count';
    const isDebt = input.practice.debt === null ? () => false : debtBy(input.practice.debt);
    return doneSeries(
      input,
      (issue) => {
        const work = isByCount ? 1 : (estimateOf(issue) ?? 0);
        return isDebt(issue.history, issue.doneAt ?? input.now)
          ? { kind: 'counted', amount: work, of: work, role: 'debt' }
          : { kind: 'counted', amount: 0, of: work, role: 'delivered' };
      },
      (bucket) => summarise(bucket, estimateOf),
    );
  },
});

/** Many issues have the same labels, written as one text: what a text says is found out once. */
function debtBy(rule: DebtRule): (history: IssueTimeline, at: number) => boolean {
  const labelled = new Map<string | null, boolean>();
  const isLabelled = (history: IssueTimeline, at: number) => {
    const text = valueAt(history, 'labels', at);
    const known = labelled.get(text);
    if (known !== undefined) return known;
    const is = labelsAt(history, at).some((label) => rule.labels.has(label));
    labelled.set(text, is);
    return is;
  };
  return (history, at) => {
    if (rule.issueIds.has(history.id)) return true;
    if (rule.typeIds.size > 0 && rule.typeIds.has(valueAt(history, 'issuetype', at) ?? ''))
      return true;
    if (isLabelled(history, at)) return true;
    if (rule.componentIds.size === 0) return false;
    return idsAt(history, 'components', at).some((id) => rule.componentIds.has(id));
  };
}

function summarise(
  { timed, contributors, issues }: FinishedBucket,
  estimateOf: (issue: FlowIssue) => number | null,
): Summary {
  let [numerator, denominator, debt, unestimated] = [0, 0, 0, 0];
  for (const { amount, of, role } of contributors) {
    numerator += amount;
    denominator += of ?? 0;
    if (role === 'debt') debt += 1;
  }
  for (const issue of issues) if (estimateOf(issue) === null) unestimated += 1;
  const n = contributors.length;
  const summary = ratio({ numerator, denominator }, timed, { n, minimum: MINIMUM });
  return {
    ...summary,
    flags: unestimated > 0 ? [...summary.flags, 'unestimated'] : summary.flags,
    parts: { byCount: percentOf(debt, n), estimated: percentOf(n - unestimated, n) },
  };
}
