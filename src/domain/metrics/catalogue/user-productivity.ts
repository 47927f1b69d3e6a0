import { daysBetween } from '../../shared/calendar-date';
import type { AccountId } from '../../shared/ids';
import { inOrder, median, quantileOfSorted } from '../../statistics/quantile';
import { valueAt } from '../timeline/issue-timeline';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { doneEstimates } from './estimate-columns';
import { doneSeries, type FinishedBucket, type IssueReading } from './done-series';
import { finishedIssues } from './finished-issues';
import { DONE_PARAMETERS, type FlowInput, flowInput } from './flow-input';
import type { FlowIssue } from './flow-issue';
import { plain, type Summary } from './summary';

const DAY_MS = 86_400_000;
const WEEK_DAYS = 7;
/** Of fewer people the number would tell about each of them. */
const MIN_PEOPLE = 5;

/** Source: metrics-spec C.5, metric 24. */
export const userProductivity = catalogueMetric({
  key: 'user-productivity',
  name: 'User productivity',
  purpose: 'collaboration',
  unit: 'issues-per-week',
  direction: 'neither',
  definition:
    'Issues finished per person and week: the median over the people who finished any in the bucket, by who each was assigned to when it was done. Only for five people or more, and never as a ranking. Beside it the middle half of the people, and medians of points and cycle times. Off until somebody turns it on.',
  example: '4, 3, 5, 2 and 6 a week: the median is 4, half of the people are between 3 and 5.',
  differsFromJira: 'Jira’s workload report counts what is open, not what is finished.',
  minimum: MIN_PEOPLE,
  parameters: DONE_PARAMETERS,
  needs: ['person-metrics'],
  facts: ['status', 'assignee', 'estimate'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'series',
  personLevel: { minimumPeople: MIN_PEOPLE },
  population: 'changes',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    const personOf = peopleBy(input);
    return doneSeries(
      input,
      (issue) => readIssue(issue, personOf),
      (bucket) => summarise(bucket, personOf, input),
    );
  },
});

type PersonOf = (issue: FlowIssue) => AccountId | null;

/** Found out in the order the issues lie in memory, and kept by their place. */
function peopleBy(input: FlowInput): PersonOf {
  const people = new Array<AccountId | null>(input.histories.length).fill(null);
  for (const { place, history, doneAt } of finishedIssues(input).finished) {
    const assignee = valueAt(history, 'assignee', doneAt ?? input.now);
    if (isPerson(assignee, input)) people[place] = assignee;
  }
  return ({ place }) => people[place] ?? null;
}

/** Apps and automation are nobody. */
function isPerson(id: string | null, { appAccountIds }: FlowInput): id is AccountId {
  const apps: ReadonlySet<string> = appAccountIds;
  return id !== null && id !== '' && !apps.has(id);
}

function readIssue(issue: FlowIssue, personOf: PersonOf): IssueReading {
  if (personOf(issue) === null) return { kind: 'excluded', reason: 'unassigned' };
  return { kind: 'counted', amount: 1, of: null };
}

/** What one person finished in a bucket. */
interface PersonalRecord {
  issues: number;
  points: number;
  /** Days of each cycle. */
  readonly cycles: number[];
}

function recordsOf(
  issues: readonly FlowIssue[],
  personOf: PersonOf,
  input: FlowInput,
): ReadonlyMap<AccountId, PersonalRecord> {
  const estimateOf = doneEstimates(input);
  const byPerson = new Map<AccountId, PersonalRecord>();
  for (const issue of issues) {
    const person = personOf(issue);
    if (person === null) continue;
    const record = byPerson.get(person) ?? { issues: 0, points: 0, cycles: [] };
    if (record.issues === 0) byPerson.set(person, record);
    record.issues += 1;
    record.points += estimateOf(issue) ?? 0;
    const cycle = issue.cycleTime(input.counting);
    if (cycle !== null) record.cycles.push(cycle / DAY_MS);
  }
  return byPerson;
}

function summarise(
  { timed, issues }: FinishedBucket,
  personOf: PersonOf,
  input: FlowInput,
): Summary {
  const people = [...recordsOf(issues, personOf, input).values()];
  const n = people.length;
  if (n < MIN_PEOPLE) {
    const reason = n === 0 ? 'nothing-in-bucket' : 'too-few-people';
    return { ...plain(null, timed, { n, minimum: MIN_PEOPLE }), reason, parts: {} };
  }
  const weeks = daysBetween(timed.bucket.start, timed.bucket.end) / WEEK_DAYS;
  const rates = inOrder(people.map((one) => one.issues / weeks));
  return {
    ...plain(quantileOfSorted(rates, 0.5), timed, { n, minimum: MIN_PEOPLE }),
    parts: {
      people: n,
      p25: quantileOfSorted(rates, 0.25),
      p75: quantileOfSorted(rates, 0.75),
      pointsPerPerson: median(people.map(({ points }) => points / weeks)),
      medianCycle: median(people.flatMap(({ cycles }) => median(cycles) ?? [])),
    },
  };
}
