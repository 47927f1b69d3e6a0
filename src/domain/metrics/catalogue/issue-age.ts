import { firstWhere } from '../../statistics/first-where';
import { inOrder as sortedSample, type InOrder, quantileOf } from '../../statistics/quantile';
import { eachPlace } from './bucket-ranges';
import { CALENDAR_AND_SPRINTS, catalogueMetric } from './catalogue-metric';
import { flowInput } from './flow-input';
import { type FlowIssue, isOpenBefore, openIntervals, population } from './flow-issue';
import { standingSeries } from './standing-series';
import { percentOf, plain } from './summary';

const DAY_MS = 86_400_000;
const MINIMUM = 5;
/** Upper ends of the age brackets, in whole days. */
const BRACKETS = [7, 30, 90, 180, 365] as const;
const OLD_AFTER_DAYS = 90;

/** Source: metrics-spec C.1, metric 11. */
export const issueAge = catalogueMetric({
  key: 'issue-age',
  name: 'Issue age distribution',
  purpose: 'backlog',
  unit: 'days',
  direction: 'lower-is-better',
  definition:
    'Days since their creation of the issues that were open at the end of the bucket; while it is not over, now. Always calendar days. The value is the median; beside it the share of each age bracket and of those older than 90 days, by whole days.',
  example:
    'Ages of 3, 12, 45, 200 and 400 days: the median is 45, p85 is 280 and 40 % are older than 90.',
  differsFromJira: 'Jira’s average-age report shows a mean and goes by the resolution field.',
  minimum: MINIMUM,
  parameters: [],
  needs: [],
  facts: ['status'],
  buckets: CALENDAR_AND_SPRINTS,
  chart: 'age',
  personLevel: null,
  population: 'stands',
  compute: (facts, values) => {
    const input = flowInput(facts, values);
    return standingSeries(input, population(input), (inOrder) => {
      const created = inOrder.map((): number[] => []);
      return {
        looking: 'at-end',
        duringOf: openIntervals,
        isSeenAt: (issue, { at }) => isOpenBefore(issue, at),
        count: ({ history }, ranges) => {
          eachPlace(ranges, (place) => created[place]?.push(history.createdAt));
        },
        summarise: ({ timed, at, place }) => {
          const ages = agesAt(at, created[place] ?? []);
          const middle = quantileOf(ages, 0.5);
          return {
            ...plain(middle, timed, { n: ages.n, minimum: MINIMUM }),
            parts: { p85: quantileOf(ages, 0.85), ...shares(ages) },
          };
        },
        contributorOf: (issue, { at }) => ({ amount: ageAt(issue, at), of: null }),
      };
    });
  },
});

const ageAt = ({ history }: FlowIssue, at: number): number => (at - history.createdAt) / DAY_MS;

/** The lowest first. Few of them are looked at, so no list of them is made. */
function agesAt(at: number, created: readonly number[]): InOrder {
  const oldestFirst = sortedSample(created);
  const n = oldestFirst.length;
  const valueAt = (place: number) => {
    const createdAt = oldestFirst[n - 1 - place];
    return createdAt === undefined ? undefined : (at - createdAt) / DAY_MS;
  };
  return { n, valueAt };
}

/** In percent; `null` where there is nothing to have a share of. */
function shares({ n, valueAt }: InOrder): Readonly<Record<string, number | null>> {
  const share = (count: number) => percentOf(count, n);
  // 7.5 days are 7 whole ones: brackets end with the last instant of their last day.
  const upTo = BRACKETS.map((days) =>
    firstWhere(n, (place) => Math.floor(valueAt(place) ?? Infinity) > days),
  );
  const brackets = BRACKETS.map((days, place) => {
    return [`to${days}`, share((upTo[place] ?? 0) - (upTo[place - 1] ?? 0))] as const;
  });
  const notOld = upTo[BRACKETS.indexOf(OLD_AFTER_DAYS)] ?? 0;
  return {
    ...Object.fromEntries(brackets),
    over365: share(n - (upTo.at(-1) ?? 0)),
    over90: share(n - notOld),
  };
}
