/** What holds of parts of a site: two projects, issues that changed, the days of a month, clocks. */
import { CATALOGUE } from '../../../../src/domain/metrics/catalogue/catalogue';
import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import type { CatalogueMetric } from '../../../../src/domain/metrics/catalogue/catalogue-metric';
import type { MetricSeries } from '../../../../src/domain/metrics/catalogue/metric-series';
import { addDays } from '../../../../src/domain/shared/calendar-date';
import { clockLater, onlyIssues } from '../../../support/catalogue-changes';
import { flowInput } from '../../../support/flow-input';
import {
  contributionsOf,
  holds,
  merged,
  numbersOf,
  type Question,
  questions,
  rounded,
  sitesOf,
} from './properties';
import { VALUE_FROM_PARTS } from './value-from-parts';

/** In which what one issue adds depends on the others, and on which. */
const NOT_APART: Readonly<Record<string, string>> = {
  'epic-progress': 'goes by count where too few of all issues together are estimated',
  'estimation-accuracy': 'what a point takes is learned from all issues of a team',
  'worklog-accuracy': 'who has issues of both projects in work shares the hours between them',
};

/** Which are made of sprints, releases, deployments or people besides issues, and of which. */
const NO_SUM_OF_ISSUES: Readonly<Record<string, string>> = {
  'backlog-health': 'a score',
  'collaboration-index': 'a score',
  'component-quality': 'components of both projects',
  'user-productivity': 'people of both projects',
  'goal-achievement': 'what people said of sprints',
  'capacity-utilisation': 'one capacity for both projects',
  'release-success': 'releases',
};

const DEPLOYED = [
  'deployment-frequency',
  'change-lead-time',
  'change-failure-rate',
  'recovery-time',
];

/** What stands beside the value and is a sum over issues. */
const SUMS: Readonly<Record<string, readonly string[]>> = {
  'resolution-rate': ['created', 'openAtStart'],
  'work-in-progress': ['scope', 'started', 'done'],
  'release-burnup': ['scope', 'done', 'unestimated'],
  'epic-progress': ['scope', 'done', 'unestimated'],
  velocity: ['issues'],
  'commitment-accuracy': ['added', 'removed', 'reEstimated'],
  'sprint-burndown': ['remaining', 'ideal', 'commitment'],
  'bug-escape-rate': ['production', 'bugs'],
  escalation: ['events'],
};

const compute = (metric: CatalogueMetric, { input, parameters }: Question) =>
  metric.compute(input, parameters);

/** The whole of a question, without what only frozen sprints know; and both projects of it. */
function projectsOf(metric: CatalogueMetric, { input, parameters }: Question) {
  const of = (isIn: (project: string) => boolean) =>
    compute(metric, { input: onlyIssues(input, ({ projectId }) => isIn(projectId)), parameters });
  const [one, other] = ['1', '2'].map((project) => of((own) => own === project));
  if (one === undefined || other === undefined) throw new Error('Not two projects');
  return { whole: of(() => true), both: merged(one, other), one };
}

const sumsOf = ({ readings }: MetricSeries, names: readonly string[]) =>
  readings.map(({ parts }) => names.map((name) => rounded(parts[name] ?? 0)));

const sidesOf = ({ readings }: MetricSeries) =>
  readings.map(({ n, ...one }) => [n, rounded(one.numerator ?? 0), rounded(one.denominator ?? 0)]);

const perIssue = CATALOGUE.filter(
  ({ key }) => NOT_APART[key] === undefined && !DEPLOYED.includes(key) && key !== 'release-success',
);
const sums = CATALOGUE.filter(
  ({ key }) => !DEPLOYED.includes(key) && NO_SUM_OF_ISSUES[key] === undefined,
);

describe('Of two projects', () => {
  it.each(perIssue)('$name has the issues of both, each saying what it says alone', (metric) => {
    holds(questions(metric), (question) => {
      const { whole, both } = projectsOf(metric, question);
      expect(contributionsOf(both)).toEqual(contributionsOf(whole));
    });
  });

  it.each(sums)('$name has the counts and the sums of both', (metric) => {
    const names = SUMS[metric.key] ?? [];
    const hasSides = NOT_APART[metric.key] === undefined;
    holds(questions(metric), (question) => {
      const { whole, both } = projectsOf(metric, question);
      expect(sumsOf(both, names)).toEqual(sumsOf(whole, names));
      expect(hasSides ? sidesOf(both) : []).toEqual(hasSides ? sidesOf(whole) : []);
    });
  });

  it.each(sums.filter(({ key }) => NOT_APART[key] === undefined))(
    '$name has the value that the issues of both make',
    (metric) => {
      const rule = VALUE_FROM_PARTS[metric.key];
      holds(questions(metric), (question) => {
        const { whole, both } = projectsOf(metric, question);
        const made = both.readings.map((reading, place) =>
          whole.readings[place]?.reason === null
            ? rounded(rule?.(reading, question) ?? null)
            : null,
        );
        expect(made).toEqual(whole.readings.map(({ value }) => rounded(value)));
      });
    },
  );

  it.each(CATALOGUE.filter(({ key }) => DEPLOYED.includes(key)))(
    '$name is the same: deployments are of none',
    (metric) => {
      holds(questions(metric), ({ input }) => {
        const { whole, one } = projectsOf(metric, { input, parameters: {} });
        expect(numbersOf(one)).toEqual(numbersOf(whole));
      });
    },
  );

  it('the releases are those of both, judged by the issues of their own', () => {
    const metric = CATALOGUE.find(({ key }) => key === 'release-success');
    if (metric === undefined) throw new Error('No such metric');
    holds(questions(metric, undefined, ['week', 'month']), ({ input, parameters }) => {
      const of = (project: string | null) => {
        const isIn = (own: string) => project === null || own === project;
        const versions = input.versions.filter(({ projectId }) => isIn(projectId));
        return compute(metric, { input: { ...input, versions }, parameters });
      };
      const sidesAndRows = (series: MetricSeries) =>
        series.readings.map(({ parts, n, numerator, denominator }) => [
          ...[n, numerator, denominator, parts['pending'], parts['notTold']],
        ]);
      expect(sidesAndRows(merged(of('1'), of('2')))).toEqual(sidesAndRows(of(null)));
    });
  });
});

describe('After some issues changed', () => {
  it.each(perIssue)('$name is what the others said, and what these say now', (metric) => {
    holds(questions(metric), ({ input, parameters }) => {
      const cut = input.now - 10 * 86_400_000;
      const isChanged = (issue: CatalogueInput['histories'][number]) =>
        issue.createdAt >= cut ||
        Object.values(issue.changes).some((all) => all.some(({ at }) => at >= cut));
      const of = (isIn: Parameters<typeof onlyIssues>[1]) =>
        compute(metric, { input: onlyIssues(input, isIn), parameters });
      const others = of((issue) => !isChanged(issue));
      expect(contributionsOf(merged(others, of(isChanged)))).toEqual(
        contributionsOf(of(() => true)),
      );
    });
  });
});

/** What an effort is compared with is known at the start of each bucket. */
const byInstant = CATALOGUE.filter(
  ({ population, key, buckets }) =>
    population === 'changes' && key !== 'estimation-accuracy' && buckets.includes('month'),
);

describe('A month', () => {
  it.each(byInstant)('of $name has the issues of its days, and no other', (metric) => {
    const asked = questions(metric, undefined, ['week']);
    holds(asked, ({ input, parameters }) => {
      const { readings: months } = metric.compute({ ...input, bucket: 'month' }, parameters);
      const [first, last] = [months[0]?.bucket.start, months.at(-1)?.bucket.end];
      if (first === undefined || last === undefined) throw new Error('No month');
      const days = { ...input, bucket: 'day', from: first, to: addDays(last, -1) } as const;
      const { readings } = metric.compute(days, parameters);
      const issuesOf = (some: MetricSeries['readings']) =>
        some.flatMap(({ contributors }) => contributors.map((one) => JSON.stringify(one))).sort();
      for (const { bucket, contributors } of months) {
        const own = readings.filter(
          ({ bucket: { start } }) => start >= bucket.start && start < bucket.end,
        );
        expect(issuesOf(own)).toEqual(contributors.map((one) => JSON.stringify(one)).sort());
      }
    });
  });
});

describe('Across a change of the clocks', () => {
  // On Sunday 26 October 2025 the clocks of Berlin go back from three to two.
  const timeZone = 'Europe/Berlin';
  const sites = sitesOf({ begin: Date.parse('2025-08-24T22:00Z'), timeZone });
  const of = CATALOGUE.filter(
    ({ buckets, population }) => buckets.includes('week') && population !== 'units',
  );

  it.each(of)('$name has the same issues in each day and week by the clock', (metric) => {
    holds(questions(metric, sites, ['day', 'week']), ({ input, parameters }) => {
      const idsOf = ({ readings }: MetricSeries) =>
        readings.map(({ contributors, n }) => [
          n,
          contributors.map(({ issueId }) => issueId).sort(),
        ]);
      const later = clockLater(input, 28);
      const [before, after] = [input, later].map((one) => metric.compute(one, parameters));
      expect(after === undefined ? null : idsOf(after)).toEqual(
        before === undefined ? null : idsOf(before),
      );
    });
  });

  it('moves an evening in Berlin by the clock: an hour later in UTC once the clocks went back', () => {
    const evening = flowInput({ timeZone, now: Date.parse('2025-10-10T18:30Z') });
    const { now } = clockLater(evening, 28);
    expect(new Date(now).toISOString()).toBe('2025-11-07T19:30:00.000Z');
  });
});
