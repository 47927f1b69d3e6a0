import { mean, median } from '../../statistics/quantile';
import type { Sprint } from '../sprint/sprint';
import { isDoneInside, points } from '../sprint/sprint-points';
import { catalogueMetric } from './catalogue-metric';
import type { SprintOutcome } from './sprint-outcomes';
import { SPRINT_PARAMETERS, type SprintReading, sprintSeries } from './sprint-series';
import { percentOf, plain, type Summary } from './summary';

const DAY_MS = 86_400_000;
/** A shorter sprint was a mistake or a trial. */
const SHORTEST_DAYS = 3;
const ROLLING = 5;
const MINIMUM = 3;

/** Source: metrics-spec C.2, metric 19. */
export const velocity = catalogueMetric({
  key: 'velocity',
  name: 'Sprint velocity',
  purpose: 'sprint',
  unit: 'points',
  direction: 'neither',
  definition:
    'Estimates, at the end of the sprint, of what was finished in it, whether it was committed or added. Beside it mean and median of the last five finished sprints. Sprints of less than three days have no value. Never fit for ranking teams: each estimates in its own unit.',
  example: '5, 5 and 2 points and one issue without an estimate finished: 12 points, 4 issues.',
  differsFromJira:
    'Jira’s velocity chart counts statuses of the board’s last column as done; we go by the status category.',
  minimum: MINIMUM,
  parameters: SPRINT_PARAMETERS,
  needs: ['sprints'],
  facts: ['status', 'sprint', 'estimate'],
  buckets: ['sprint'],
  chart: 'series',
  personLevel: null,
  population: 'units',
  compute: (input, values) =>
    sprintSeries(input, values, {
      amountOf: (issue) => ({
        amount: isDoneInside(issue) ? (issue.estimateAtClose ?? 0) : 0,
        of: null,
      }),
      summarise,
      compare: withRolling,
    }),
});

function summarise({ sprint, timed, issues }: SprintOutcome): Summary {
  const done = issues.filter(isDoneInside);
  const estimated = done.filter(({ estimateAtClose }) => estimateAtClose !== null);
  const value = isShort(sprint) ? null : points(done, 'estimateAtClose');
  return {
    ...plain(value, timed, { n: done.length, minimum: 0 }),
    reason: value === null ? 'too-short' : null,
    numerator: value,
    parts: { issues: done.length, estimated: percentOf(estimated.length, done.length) },
  };
}

function isShort({ startedAt, completedAt }: Sprint): boolean {
  return completedAt !== null && completedAt - startedAt < SHORTEST_DAYS * DAY_MS;
}

/** With what the last finished sprints up to each were like. */
function withRolling(readings: readonly SprintReading[]): readonly SprintReading[] {
  const finished: number[] = [];
  return readings.map((reading) => {
    const { value, flags } = reading;
    if (value !== null && !flags.includes('partial')) finished.push(value);
    const last = finished.slice(-ROLLING);
    const parts = {
      ...reading.parts,
      rollingMean: mean(last),
      rollingMedian: median(last),
      sprints: last.length,
    };
    const isLow = reading.n > 0 && last.length < MINIMUM;
    return { ...reading, parts, flags: isLow ? [...flags, 'low-n'] : flags };
  });
}
