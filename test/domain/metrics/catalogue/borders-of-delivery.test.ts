/** Releases, deployments and incidents on the border of their rules, by hand. Source: metrics-spec C.4, C.5. */
import { bugEscapeRate } from '../../../../src/domain/metrics/catalogue/bug-escape-rate';
import type {
  CatalogueInput,
  Version,
} from '../../../../src/domain/metrics/catalogue/catalogue-input';
import { changeFailureRate } from '../../../../src/domain/metrics/catalogue/change-failure-rate';
import { changeLeadTime } from '../../../../src/domain/metrics/catalogue/change-lead-time';
import { deploymentFrequency } from '../../../../src/domain/metrics/catalogue/deployment-frequency';
import type { Deployment, Incident } from '../../../../src/domain/metrics/catalogue/practice';
import { releaseBurnup } from '../../../../src/domain/metrics/catalogue/release-burnup';
import { releaseSuccess } from '../../../../src/domain/metrics/catalogue/release-success';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import type { ProjectId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const BUG = 'bug';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const day = (text: string) => text as CalendarDate;

const version = (change: Partial<Version> = {}): Version => ({
  ...{ id: '1', name: '1.0', projectId: '1' as ProjectId, isReconstructed: false },
  ...{ startOn: null, plannedOn: day('2025-03-10'), releasedAt: march('10T12:00') },
  ...change,
});

const bug = (created: number, values: IssueTimeline['values'] = {}) => ({
  ...anIssueTimeline('B-9', [['01T00:00', 'To Do']], {
    values: { issuetype: BUG, priority: '2', versions: '1', ...values },
  }),
  createdAt: created,
});

describe('A release', () => {
  /** Ten issues of its scope, of which so many are done. */
  const scope = (done: number) =>
    Array.from({ length: 10 }, (_, at) =>
      anIssueTimeline(
        `R-${at + 10}`,
        at < done
          ? [
              ['01T09:00', 'To Do'],
              ['05T09:00', 'Done'],
            ]
          : [['01T09:00', 'To Do']],
        { values: { fixVersions: '1' } },
      ),
    );
  const judged = (
    histories: readonly IssueTimeline[],
    { now = Date.parse('2025-06-01'), ...change }: Partial<Version> & { now?: number } = {},
  ) => {
    const { value, reason, flags } = onlyReading(
      releaseSuccess.compute(
        flowInput({
          histories,
          now,
          versions: [version(change)],
          priorityIds: ['1', '2', '3'],
          practice: practice({ bugTypeIds: new Set([BUG]) }),
        }),
      ),
    );
    return value ?? (flags.includes('immature') ? 'immature' : reason);
  };
  const released = march('10T12:00');

  it('with 9 of 10 issues done is a success, and with 8 it is none', () => {
    expect([judged(scope(9)), judged(scope(8))]).toEqual([100, 0]);
  });

  it('on the day planned is on time, and on the next day late', () => {
    const at = (releasedAt: number) => judged(scope(10), { releasedAt });
    expect([at(march('10T23:59')), at(march('11T00:00'))]).toEqual([100, 0]);
  });

  it.each([
    ['of the second priority on the last day', bug(released + 30 * DAY - 1), 0],
    ['when the thirty days are over', bug(released + 30 * DAY), 100],
    ['before the release', bug(released - 1), 100],
    ['of the third priority', bug(released, { priority: '3' }), 100],
  ])('with a bug %s', (_, found, value) => {
    expect(judged([...scope(10), found])).toBe(value);
  });

  it('with a bug that was raised to critical within the thirty days is none', () => {
    const raised = {
      ...bug(released, { priority: '1' }),
      changes: { priority: [{ at: released + DAY, from: '3', to: '1' }] },
    };
    expect(judged([...scope(10), raised])).toBe(0);
  });

  it('is judged the moment its thirty days are over', () => {
    expect(judged(scope(10), { now: released + 30 * DAY })).toBe(100);
    expect(judged(scope(10), { now: released + 30 * DAY - 1 })).toBe('immature');
  });

  it('that is not released has failed the moment it is thirty days overdue', () => {
    const late = { releasedAt: null };
    expect(judged(scope(10), { ...late, now: march('10T00:00') + 30 * DAY })).toBe(0);
    expect(judged(scope(10), { ...late, now: march('10T00:00') + 30 * DAY - 1 })).toBe(
      'nothing-in-bucket',
    );
  });
});

describe('The bugs of a release', () => {
  const compute = (created: number, now: number) =>
    bugEscapeRate.compute(
      flowInput({
        histories: [bug(created)],
        versions: [version()],
        ...{ bucket: 'version', now },
        practice: practice({
          bugTypeIds: new Set([BUG]),
          foundIn: { kind: 'released-version' },
        }),
      }),
    ).readings[0];
  const released = march('10T12:00');

  it('are those of its thirty days, and settled when these are over', () => {
    const end = released + 30 * DAY;
    expect(compute(end - 1, end)?.n).toBe(1);
    expect(compute(end, end)?.n).toBe(0);
    expect(compute(released, end)?.flags).not.toContain('immature');
    expect(compute(released, end - 1)?.flags).toContain('immature');
  });
});

describe('A release burnup', () => {
  const POINTS = 'customfield_points';
  const issue = (key: string, points: string, fixVersions: string, added: string | null = null) =>
    anIssueTimeline(key, [['01T00:00', 'To Do']], {
      createdAt: march('01T00:00') - DAY,
      values: { [POINTS]: points, fixVersions },
      changes: added === null ? {} : { fixVersions: [{ at: march(added), from: null, to: '1' }] },
    });
  const compute = (histories: readonly IssueTimeline[], change: Partial<CatalogueInput> = {}) =>
    releaseBurnup.compute(
      flowInput({
        histories,
        versions: [version({ startOn: day('2025-03-03') })],
        ...{ estimateFieldId: POINTS, bucket: 'day' },
        ...{ from: day('2025-03-01'), to: day('2025-03-04') },
        ...change,
      }),
    ).readings;

  it('grows from the scope of the day it starts, not of the day before', () => {
    const readings = compute([issue('R-1', '10', '1'), issue('R-2', '10', '1', '03T09:00')]);
    expect(readings.map(({ parts }) => parts['scope'])).toEqual([10, 10, 20, 20]);
    expect(readings.at(-1)?.parts['growth']).toBe(0);
  });

  it('counts an issue of two releases once', () => {
    const versions = [version(), version({ id: '2', name: '2.0' })];
    const readings = compute([issue('R-1', '10', '1,2'), issue('R-2', '5', '2')], { versions });
    expect(readings.at(-1)).toMatchObject({ n: 2, denominator: 15 });
  });
});

describe('Deployments', () => {
  const deployment = (id: string, at: number, change: Partial<Deployment> = {}): Deployment => ({
    ...{ id, service: 'shop', isProduction: true, isSuccessful: true },
    ...{ finishedAt: at, firstCommitAt: null, runId: null },
    ...change,
  });
  const incident = (at: number, change: Partial<Incident> = {}): Incident => ({
    ...{ id: 'i1', service: 'shop', createdAt: at, resolvedAt: null },
    ...{ deploymentId: null, issueId: null },
    ...change,
  });
  const noon = march('05T12:00');
  const input = (
    deployments: readonly Deployment[],
    incidents: readonly Incident[],
    now = Date.parse('2025-06-01'),
  ) => flowInput({ practice: practice({ deployments, incidents }), now });
  const rate = (deployments: readonly Deployment[], incidents: readonly Incident[]) =>
    onlyReading(changeFailureRate.compute(input(deployments, incidents))).value;

  it.each([
    ['the moment it finished', noon, 100],
    ['seven days later', noon + 7 * DAY, 100],
    ['later than seven days', noon + 7 * DAY + 1, 0],
    // Nothing was told after it but the deployment itself.
    ['before it finished', noon - 1, 0],
  ])('are to blame for an incident %s', (_, at, value) => {
    expect(rate([deployment('d1', noon)], [incident(at)])).toBe(value);
  });

  it('of another service are not to blame', () => {
    expect(rate([deployment('d1', noon)], [incident(noon + HOUR, { service: 'billing' })])).toBe(0);
  });

  it('are to blame when any job of their run is named', () => {
    const jobs = [
      deployment('a', noon, { runId: 'r' }),
      deployment('b', noon + HOUR, { runId: 'r' }),
    ];
    expect(rate(jobs, [incident(noon + 20 * DAY, { deploymentId: 'a' })])).toBe(100);
  });

  it('of one run end with its last job and begin with its first commit: 7 hours', () => {
    const jobs = [
      deployment('a', noon, { runId: 'r', firstCommitAt: noon - 2 * HOUR }),
      deployment('b', noon + HOUR, { runId: 'r', firstCommitAt: noon - 6 * HOUR }),
      deployment('c', noon - HOUR, { runId: 'r' }),
    ];
    expect(onlyReading(changeLeadTime.compute(input(jobs, []))).value).toBe(7);
    expect(onlyReading(changeLeadTime.compute(input(jobs.toReversed(), []))).value).toBe(7);
  });

  it('have a settled failure rate seven days after the bucket', () => {
    const flagsAt = (now: number) =>
      onlyReading(changeFailureRate.compute(input([deployment('d1', noon)], [incident(noon)], now)))
        .flags;
    const end = march('31T00:00') + DAY + 7 * DAY;
    expect(flagsAt(end)).not.toContain('immature');
    expect(flagsAt(end - 1)).toContain('immature');
  });

  it('told of at midnight say nothing about the week that ended then', () => {
    const weekly = { ...input([deployment('d1', march('10T00:00'))], []), bucket: 'week' as const };
    const { readings } = deploymentFrequency.compute(weekly);
    expect(readings.map(({ value }) => value)).toEqual([null, null, 1, null, null, null]);
  });
});
