/** The edge-case matrix, cell by cell, for metrics of each family. Source: metrics-spec C.0b. */
import { blockedTime } from '../../../../src/domain/metrics/catalogue/blocked-time';
import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import type { CatalogueMetric } from '../../../../src/domain/metrics/catalogue/catalogue-metric';
import { changeFailureRate } from '../../../../src/domain/metrics/catalogue/change-failure-rate';
import { debtShare } from '../../../../src/domain/metrics/catalogue/debt-share';
import { escalation } from '../../../../src/domain/metrics/catalogue/escalation';
import { commitmentAccuracy } from '../../../../src/domain/metrics/catalogue/commitment-accuracy';
import { cycleTime } from '../../../../src/domain/metrics/catalogue/cycle-time';
import { leadTime } from '../../../../src/domain/metrics/catalogue/lead-time';
import type { MetricReading } from '../../../../src/domain/metrics/catalogue/metric-series';
import { priorityDistribution } from '../../../../src/domain/metrics/catalogue/priority-distribution';
import { severityDistribution } from '../../../../src/domain/metrics/catalogue/severity-distribution';
import { throughput } from '../../../../src/domain/metrics/catalogue/throughput';
import { timeToRestore } from '../../../../src/domain/metrics/catalogue/time-to-restore';
import { velocity } from '../../../../src/domain/metrics/catalogue/velocity';
import { workInProgress } from '../../../../src/domain/metrics/catalogue/work-in-progress';
import type { Sprint } from '../../../../src/domain/metrics/sprint/sprint';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { IssueId } from '../../../../src/domain/shared/ids';
import { flowInput, practice } from '../../../support/flow-input';
import { categoryByName, march } from '../../../support/issue-timeline';
import { edgeIssue, POINTS, SPRINT } from './edge-issue';
import { MATRIX, type Row } from './edge-matrix';

const sprint: Sprint = {
  ...{ id: '7', name: 'Sprint 7', goal: '' },
  startedAt: march('03T10:00'),
  plannedEndAt: march('14T17:00'),
  completedAt: march('14T17:00'),
};
const next: Sprint = {
  ...{ ...sprint, id: '8', name: 'Sprint 8' },
  startedAt: march('17T10:00'),
  plannedEndAt: march('28T17:00'),
  completedAt: march('28T17:00'),
};

function inputOf(issue: IssueTimeline, change: Partial<CatalogueInput> = {}): CatalogueInput {
  return flowInput({
    histories: [issue],
    ...{ sprints: [sprint], sprintFieldId: SPRINT, estimateFieldId: POINTS },
    priorityIds: ['Highest', 'High', 'Medium'],
    practice: practice({ bugTypeIds: new Set(['Bug']) }),
    ...change,
  });
}

function reading(metric: CatalogueMetric, input: CatalogueInput): MetricReading {
  const [first] = metric.compute(input).readings;
  if (first === undefined) throw new Error('No bucket');
  return first;
}

/** The value; or why the issue is no part of it, or why there is none. */
function outcome(metric: CatalogueMetric, input: CatalogueInput): number | string | null {
  const { readings, outside } = metric.compute(input);
  const [first] = readings;
  const left = [...(first?.excluded ?? []), ...outside].filter(
    ({ reason }) => reason !== 'outside-range',
  );
  if (left[0] !== undefined) return left[0].reason;
  const isNothing = first?.value === null && first.reason !== 'nothing-in-bucket';
  return isNothing ? first.reason : (first?.value ?? null);
}

const deployed = { service: 'shop', isProduction: true, isSuccessful: true, firstCommitAt: null };
/** Two deployments, the second of which went wrong; and what debt is. */
const SAID = practice({
  bugTypeIds: new Set(['Bug']),
  debt: {
    labels: new Set(['tech-debt']),
    typeIds: new Set(),
    componentIds: new Set(),
    issueIds: new Set(),
  },
  deployments: [
    { ...deployed, id: 'd1', finishedAt: march('05T09:00'), runId: null },
    { ...deployed, id: 'd2', finishedAt: march('10T09:00'), runId: null },
  ],
  incidents: [
    {
      ...{ id: 'i1', service: 'shop', deploymentId: 'd2', issueId: null },
      createdAt: march('10T10:00'),
      resolvedAt: march('10T12:00'),
    },
  ],
});

/** Everything else has 5 points when it is done, none of them debt. */
const ESTIMATION: Readonly<Record<string, string>> = {
  'reopened, still open': 'not-done',
  'moved back to To Do': 'not-done',
  'sub-task': 'other-level',
  'removed mid-sprint, not done': 'not-done',
  unestimated: 'zero-denominator',
};

/** Moved after work on it had begun; never open. */
const ANALYSES: Readonly<Record<string, number | string | null>> = {
  'moved to another project': 100,
  'created in Done (import)': null,
  'sub-task': 'other-level',
};

const row = (name: string): Row => {
  const found = MATRIX.find(({ cell }) => cell === name);
  if (found === undefined) throw new Error(`No cell "${name}"`);
  return found;
};

describe.each(MATRIX)('$cell', ({ cell, issue, ...expected }) => {
  const input = inputOf(issue);
  const all = (...metrics: readonly CatalogueMetric[]) =>
    metrics.map((metric) => outcome(metric, input));

  it(`flow: cycle time, lead time, throughput, blocked are ${expected.flow.join(', ')}`, () => {
    expect(all(cycleTime, leadTime, throughput, blockedTime)).toEqual(expected.flow);
  });

  it(`sprint: velocity and commitment accuracy are ${expected.sprint.join(', ')}`, () => {
    expect(all(velocity, commitmentAccuracy)).toEqual(expected.sprint);
  });

  it(`snapshot: in progress and urgent are ${expected.snapshot.join(', ')}`, () => {
    expect(all(workInProgress, priorityDistribution)).toEqual(expected.snapshot);
  });

  it('estimation: the share of debt is of what was finished and estimated', () => {
    expect(outcome(debtShare, inputOf(issue, { practice: SAID }))).toBe(ESTIMATION[cell] ?? 0);
  });

  it('analyses: open issues are escalated only by a move to another project', () => {
    expect(outcome(escalation, input)).toBe(cell in ANALYSES ? ANALYSES[cell] : 0);
  });

  it('DORA: deployments are counted, so no case of an issue makes a difference', () => {
    const { readings, outside } = changeFailureRate.compute(inputOf(issue, { practice: SAID }));
    expect(readings.map(({ value }) => value)).toEqual([50]);
    expect(outside).toEqual([{ issueId: issue.id, reason: 'not-a-unit' }]);
  });

  it(`quality: hours to restore and bugs created are ${expected.quality.join(', ')}`, () => {
    const bugs = reading(severityDistribution, inputOf({ ...issue, createdAt: march('02T09:00') }));
    expect([outcome(timeToRestore, input), bugs.n]).toEqual(expected.quality);
  });
});

describe('What a cell says beside the value', () => {
  it('reopened, still open: the week that had counted it is restated', () => {
    const { issue } = row('reopened, still open');
    const { readings } = throughput.compute(inputOf(issue, { bucket: 'week' }));
    const restated = readings.filter(({ flags }) => flags.includes('restated'));
    expect(restated.map(({ bucket }) => bucket.start)).toEqual(['2025-03-03']);
  });

  it('reopened, still open: the closed sprint still counts it, and says so', () => {
    const { issue } = row('reopened, still open');
    expect(reading(velocity, inputOf(issue))).toMatchObject({ value: 5 });
    expect(reading(velocity, inputOf(issue)).flags).toContain('reopened-later');
    const { issue: again } = row('done → not done → done');
    expect(reading(velocity, inputOf(again)).flags).not.toContain('reopened-later');
  });

  it.each([
    [101, ['2025-03-03']],
    [100, []],
  ])('bulk migration: %i issues moved within a minute flag the weeks %j', (count, weeks) => {
    const histories = Array.from({ length: count }, (_, place) => ({
      ...edgeIssue([
        ['02T09:00', 'To Do'],
        ['06T09:00', 'Done'],
      ]),
      id: String(place + 1) as IssueId,
      changes: {
        status: [{ at: march('06T09:00') + place * 590, from: 'To Do', to: 'Done' }],
      },
    }));
    const weekly = { ...inputOf(row('unestimated').issue, { bucket: 'week' }), histories };
    const flagged = (metric: CatalogueMetric) =>
      metric
        .compute(weekly)
        .readings.filter(({ flags }) => flags.includes('bulk'))
        .map(({ bucket }) => bucket.start);
    expect(flagged(throughput)).toEqual(weeks);
    expect(flagged(workInProgress)).toEqual(weeks);
    expect(flagged(velocity)).toEqual(weeks);
  });

  it('reopened, still open: its age in progress runs from the first start', () => {
    const { issue } = row('reopened, still open');
    const { contributors } = reading(workInProgress, inputOf(issue));
    // From 4 March 09:00 to midnight before 1 April.
    expect(contributors.map(({ amount }) => amount)).toEqual([27.625]);
  });

  it.each([
    ['07T12:00', 0],
    ['08T12:00', 1],
  ])('done → not done → done: on %s %i are in progress', (when, count) => {
    const { issue } = row('done → not done → done');
    const input = inputOf(issue, { now: march(when) });
    expect(reading(workInProgress, input).value).toBe(count);
  });

  it('moved back to To Do: only the time in work counts where time is summed up by status', () => {
    const { issue } = row('moved back to To Do, then done: the clock ran on');
    const { readings } = cycleTime.compute(inputOf(issue), { cycleMode: 'statusSum' });
    expect(readings[0]?.value).toBe(2);
  });

  it.each([
    ['estimate changed mid-sprint', 3],
    ['estimated only after start', 0],
    ['unestimated', 0],
    ['removed mid-sprint, not done', 5],
  ])('%s: %i points were committed', (name, points) => {
    const { denominator } = reading(commitmentAccuracy, inputOf(row(name).issue));
    expect(denominator).toBe(points);
  });

  it('estimated only after start: velocity has all of it, and the sprint says so', () => {
    const input = inputOf(row('estimated only after start').issue);
    expect(reading(velocity, input).value).toBe(5);
    expect(reading(commitmentAccuracy, input).flags).toContain('unestimated');
    const added = inputOf(row('added mid-sprint').issue);
    expect(reading(commitmentAccuracy, added).flags).not.toContain('unestimated');
  });

  it('unestimated: the sprint says so, and counts the issue', () => {
    const { flags, parts } = reading(velocity, inputOf(row('unestimated').issue));
    expect([flags.includes('unestimated'), parts['issues']]).toEqual([true, 1]);
  });

  it('weekend: in working hours, Friday to Monday at the same time is one day', () => {
    const { issue } = row('weekend, every hour counts');
    const { readings } = cycleTime.compute(inputOf(issue), { counting: 'working' });
    expect(readings[0]?.value).toBe(1);
  });

  it('status deleted: the bucket says that it does not know all statuses', () => {
    const { issue } = row('status deleted: nobody knows its category any more');
    expect(reading(cycleTime, inputOf(issue)).flags).toContain('unmapped');
  });

  it('category remapped: each stay has the category of its day', () => {
    const { issue } = row('To Do → Done directly');
    // Done was a status of work until the fifth of March, and so was the stay that began then.
    const categoryOf: CatalogueInput['categoryOf'] = (status, at) =>
      status === 'Done' && at < march('07T00:00') ? 'indeterminate' : categoryByName(status, at);
    expect(outcome(throughput, inputOf(issue, { categoryOf }))).toBe('not-done');
  });

  it("Won't Do: can be left out, and is named then", () => {
    const { issue } = row("Won't Do / Duplicate");
    const { outside } = throughput.compute(inputOf(issue), { excludedResolutions: ['wont-do'] });
    expect(outside).toEqual([{ issueId: issue.id, reason: 'excluded-resolution' }]);
  });

  it('two sprints: velocity is that of the sprint it was done in', () => {
    const { issue } = row('two sprints: finished in the second');
    const { readings } = velocity.compute(inputOf(issue, { sprints: [sprint, next] }));
    expect(readings.map(({ value }) => value)).toEqual([0, 5]);
  });

  it('deleted: what was frozen with the sprint still counts', () => {
    const gone = { issueId: '99' as IssueId, estimate: 8 };
    const { issue } = row('added mid-sprint');
    const sprintSnapshots = new Map([
      ['7', { atStart: [{ ...gone, isDone: false }], atClose: [{ ...gone, isDone: true }] }],
    ]);
    const kept = reading(commitmentAccuracy, inputOf(issue, { sprintSnapshots }));
    expect([kept.numerator, kept.denominator]).toEqual([8, 8]);
  });
});
