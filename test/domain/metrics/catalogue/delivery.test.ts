import { bugEscapeRate } from '../../../../src/domain/metrics/catalogue/bug-escape-rate';
import type {
  CatalogueInput,
  Version,
} from '../../../../src/domain/metrics/catalogue/catalogue-input';
import { changeFailureRate } from '../../../../src/domain/metrics/catalogue/change-failure-rate';
import { changeLeadTime } from '../../../../src/domain/metrics/catalogue/change-lead-time';
import { deploymentFrequency } from '../../../../src/domain/metrics/catalogue/deployment-frequency';
import type { Deployment, Incident } from '../../../../src/domain/metrics/catalogue/practice';
import { recoveryTime } from '../../../../src/domain/metrics/catalogue/recovery-time';
import { releaseBurnup } from '../../../../src/domain/metrics/catalogue/release-burnup';
import { releaseSuccess } from '../../../../src/domain/metrics/catalogue/release-success';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import type { ProjectId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const POINTS = 'customfield_points';
const BUG = '10004';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const day = (text: string) => text as CalendarDate;

function version(id: string, change: Partial<Version> = {}): Version {
  return {
    id,
    name: `Release ${id}`,
    projectId: '1' as ProjectId,
    startOn: day('2025-03-01'),
    plannedOn: null,
    releasedAt: null,
    isReconstructed: false,
    ...change,
  };
}

describe('Release burnup', () => {
  /** Day 0 is 1 March; scope grows in the middle of a day. */
  const issue = (key: string, points: string, added: string | null, done: string | null) =>
    anIssueTimeline(
      key,
      done === null
        ? [['01T00:00', 'To Do']]
        : [
            ['01T00:00', 'To Do'],
            [done, 'Done'],
          ],
      {
        createdAt: march('01T00:00') - DAY,
        values: { [POINTS]: points, fixVersions: '7', status: done === null ? 'To Do' : 'Done' },
        changes: added === null ? {} : { fixVersions: [{ at: march(added), from: null, to: '7' }] },
      },
    );
  const example = [
    issue('R-1', '5', null, '03T12:00'),
    issue('R-2', '3', null, '05T12:00'),
    issue('R-3', '2', null, '08T12:00'),
    issue('R-4', '6', null, null),
    issue('R-5', '2', '04T12:00', null),
    issue('R-6', '2', '06T12:00', null),
  ];
  const { readings, outside } = releaseBurnup.compute(
    flowInput({
      histories: [...example, anIssueTimeline('R-9', [['01T00:00', 'To Do']])],
      versions: [version('7')],
      estimateFieldId: POINTS,
      bucket: 'day',
      from: day('2025-03-01'),
      to: day('2025-03-10'),
    }),
  );

  it('of 16 + 2 + 2 points with 10 done on day 10 is 50 %, growth 25 %, finished on day 20', () => {
    expect(readings.at(-1)).toMatchObject({ value: 50, numerator: 10, denominator: 20 });
    expect(readings.at(-1)?.parts).toMatchObject({ growth: 25, finishAfterDays: 20 });
  });

  it('shows the scope of each day, not that of today', () => {
    expect(readings.map(({ parts }) => parts['scope'])).toEqual([
      16, 16, 16, 18, 18, 20, 20, 20, 20, 20,
    ]);
    expect(readings.map(({ parts }) => parts['done'])).toEqual([0, 0, 5, 5, 8, 8, 8, 10, 10, 10]);
  });

  it('leaves out what was never in the release', () => {
    expect(outside).toEqual([{ issueId: '9', reason: 'not-in-version' }]);
  });

  it('without releases says so', () => {
    const input = flowInput({ histories: example, estimateFieldId: POINTS });
    expect(onlyReading(releaseBurnup.compute(input)).reason).toBe('needs-versions');
  });
});

describe('Version release success', () => {
  /** Five releases in the first days of March, each with ten issues, or 20 to tell 95 %. */
  const scopes = [100, 95, 100, 80, 92];
  const versions = scopes.map((_, place) =>
    version(String(place + 1), {
      startOn: day('2025-02-01'),
      plannedOn: day(`2025-03-0${place + 1}`),
      releasedAt: march(place === 2 ? '04T11:00' : `0${place + 1}T12:00`),
    }),
  );
  const scope = scopes.flatMap((percent, place) =>
    Array.from({ length: 100 }, (_, at) => ({
      ...anIssueTimeline(`V-${place}${String(at).padStart(3, '0')}`, [['01T00:00', 'To Do']], {
        values: { fixVersions: String(place + 1), status: at < percent ? 'Done' : 'To Do' },
      }),
      createdAt: Date.parse('2025-01-15T00:00Z'),
      changes:
        at < percent
          ? { status: [{ at: Date.parse('2025-02-20'), from: 'To Do', to: 'Done' }] }
          : {},
    })),
  );
  const critical = anIssueTimeline('B-9001', [['10T00:00', 'To Do']], {
    values: { issuetype: BUG, priority: '1', versions: '2' },
  });
  const input = (change: Partial<CatalogueInput> = {}) =>
    flowInput({
      histories: [...scope, critical],
      versions,
      priorityIds: ['1', '2', '3'],
      practice: practice({ bugTypeIds: new Set([BUG]) }),
      now: Date.parse('2025-06-01'),
      ...change,
    });

  it('of five releases, one late, one with 80 % of its scope, one with a critical bug, is 40 %', () => {
    const reading = onlyReading(releaseSuccess.compute(input()));
    expect(reading).toMatchObject({ value: 40, numerator: 2, denominator: 5, flags: [] });
    expect(reading.rows?.map(({ key, value }) => [key, value])).toEqual([
      ['1', 1],
      ['2', 0],
      ['3', 0],
      ['4', 0],
      ['5', 1],
    ]);
  });

  it('leaves the fifth out until its 30 days are over: 1 of 4 = 25 %, one pending', () => {
    const reading = onlyReading(
      releaseSuccess.compute(input({ now: march('05T00:00') + 30 * DAY })),
    );
    expect(reading).toMatchObject({ value: 25, denominator: 4, parts: { pending: 1 } });
    expect(reading.flags).toContain('immature');
  });

  it('fails a release that is 30 days overdue, and judges none whose plan nobody knows', () => {
    const late = version('1', { plannedOn: day('2025-03-05') });
    const unplanned = version('5', {
      startOn: day('2025-02-01'),
      releasedAt: march('05T12:00'),
    });
    const reading = onlyReading(releaseSuccess.compute(input({ versions: [late, unplanned] })));
    expect(reading).toMatchObject({ value: 0, denominator: 1, parts: { notTold: 1 } });
  });

  it('has one reading per release where asked', () => {
    const { readings } = releaseSuccess.compute(input({ bucket: 'version' }));
    expect(readings.map(({ bucket, value }) => [bucket.container?.name, value])).toEqual([
      ['Release 1', 100],
      ['Release 2', 0],
      ['Release 3', 0],
      ['Release 4', 0],
      ['Release 5', 100],
    ]);
  });
});

describe('Bug escape rate', () => {
  const bug = (key: string, values: IssueTimeline['values'], created = '05T09:00') =>
    anIssueTimeline(key, [[created, 'To Do']], { values: { issuetype: BUG, ...values } });
  const bugs = [1, 2, 3, 4, 5].map((key) =>
    bug(`B-${key}`, { environment: key === 3 ? 'prod' : 'test' }),
  );
  const foundIn = {
    kind: 'field' as const,
    fieldId: 'environment',
    values: new Set(['prod']),
  };
  const said = { bugTypeIds: new Set([BUG]), foundIn };

  it('of five bugs, one found in production, is 20 %', () => {
    const input = flowInput({ histories: bugs, practice: practice(said) });
    const reading = onlyReading(bugEscapeRate.compute(input));
    expect(reading).toMatchObject({ value: 20, numerator: 1, denominator: 5 });
    expect(reading.contributors.filter(({ role }) => role === 'production-bug')).toHaveLength(1);
  });

  it('is not guessed where nobody said what tells production', () => {
    const input = flowInput({ histories: bugs, practice: practice({ ...said, foundIn: null }) });
    expect(onlyReading(bugEscapeRate.compute(input)).reason).toBe('needs-found-in-signal');
  });

  it('by release counts each bug once, for 30 days, and is immature until then', () => {
    const versions = [
      version('1', { releasedAt: march('03T09:00') }),
      version('2', { releasedAt: march('20T09:00') }),
    ];
    const histories = [
      bug('B-1', { versions: '1,2' }, '02T09:00'),
      bug('B-2', { versions: '1,2' }, '05T09:00'),
      bug('B-3', { versions: '2' }, '25T09:00'),
    ];
    const input = flowInput({
      histories,
      versions,
      bucket: 'version',
      practice: practice({ ...said, foundIn: { kind: 'released-version' } }),
      now: march('03T09:00') + 31 * DAY,
    });
    const { readings } = bugEscapeRate.compute(input);
    expect(readings).toMatchObject([
      { value: 50, n: 2, flags: ['low-n'] },
      { value: 100, n: 1, flags: ['low-n', 'immature'] },
    ]);
  });
});

describe('Deployments', () => {
  const deployment = (id: string, at: string, change: Partial<Deployment> = {}): Deployment => ({
    id,
    service: 'shop',
    isProduction: true,
    isSuccessful: true,
    finishedAt: march(at),
    firstCommitAt: null,
    runId: null,
    ...change,
  });
  const incident = (id: string, at: string, change: Partial<Incident> = {}): Incident => ({
    id,
    service: 'shop',
    createdAt: march(at),
    resolvedAt: null,
    deploymentId: null,
    issueId: null,
    ...change,
  });
  const leads = [10, 20, 30, 50, 90];
  const deployments = leads.map((hours, place) => {
    const at = `${String(3 + 2 * place).padStart(2, '0')}T12:00`;
    return deployment(`d${place + 1}`, at, { firstCommitAt: march(at) - hours * HOUR });
  });
  const incidents = [
    incident('i1', '03T13:00', { resolvedAt: march('03T15:00') }),
    incident('i2', '04T13:00', { resolvedAt: march('03T12:00') + 30 * HOUR }),
    incident('i3', '20T12:00', { deploymentId: 'd4', resolvedAt: march('09T12:00') + 10 * HOUR }),
    incident('i4', '31T12:00', { resolvedAt: march('31T13:00') }),
  ];
  const input = (change: Parameters<typeof practice>[0] = {}) =>
    flowInput({
      practice: practice({ deployments, incidents, ...change }),
      now: Date.parse('2025-05-01'),
    });

  it('of which 3 incidents hit 2 of 5 have a change failure rate of 40 %', () => {
    expect(onlyReading(changeFailureRate.compute(input()))).toMatchObject({
      value: 40,
      numerator: 2,
      denominator: 5,
      flags: [],
    });
  });

  it('with leads of 10, 20, 30, 50 and 90 hours have a median of 30', () => {
    expect(onlyReading(changeLeadTime.compute(input()))).toMatchObject({ value: 30, n: 5 });
  });

  it('recover in 3, 30 and 10 hours: the median is 10, the incident without one left out', () => {
    expect(onlyReading(recoveryTime.compute(input()))).toMatchObject({
      value: 10,
      n: 3,
      parts: { withoutDeployment: 1 },
    });
  });

  it('count once per run of a pipeline, in production, when they succeed, and 0 is a value once told of', () => {
    const some = [
      deployment('a', '04T09:00', { runId: 'r1' }),
      deployment('b', '04T10:00', { runId: 'r1' }),
      deployment('c', '05T10:00'),
      deployment('d', '05T10:00', { isProduction: false }),
      deployment('e', '05T10:00', { isSuccessful: false }),
    ];
    const weekly = { ...input({ deployments: some }), bucket: 'week' as const };
    const { readings } = deploymentFrequency.compute(weekly);
    expect(readings.map(({ value }) => value)).toEqual([null, 2, 0, 0, 0, 0]);
    expect(readings[0]?.reason).toBe('nothing-told');
  });

  it('are unknown, not none, after the last thing that was told', () => {
    const some = [deployment('a', '04T09:00'), deployment('b', '18T09:00')];
    const weekly = { ...input({ deployments: some, incidents: null }), bucket: 'week' as const };
    const { readings } = deploymentFrequency.compute(weekly);
    expect(readings.map(({ value }) => value)).toEqual([null, 1, 0, 1, null, null]);
    expect(readings.map(({ reason }) => reason === 'nothing-told')).toEqual([
      ...[true, false, false, false, true, true],
    ]);
    const leadTimes = changeLeadTime.compute(weekly).readings.map(({ reason }) => reason);
    expect(leadTimes.filter((reason) => reason === 'nothing-told')).toHaveLength(3);
  });

  it('before the first incident told have no failure rate, and after the last one a doubtful one', () => {
    const every = ['04', '11', '18', '25'].map((at) => deployment(at, `${at}T09:00`));
    const some = [
      incident('i1', '11T10:00', { resolvedAt: march('11T12:00') }),
      incident('i2', '19T10:00'),
    ];
    const told = input({ deployments: every, incidents: some });
    const weekly = { ...told, bucket: 'week' as const };
    const { readings } = changeFailureRate.compute(weekly);
    // i2 came a day after the third deployment; of the fourth nobody told anything bad.
    expect(readings.map(({ value }) => value)).toEqual([null, null, 100, 100, 0, null]);
    expect(readings.map(({ flags }) => flags.includes('untold'))).toEqual([
      ...[false, false, false, false, true, true],
    ]);
    expect(readings[1]).toMatchObject({ reason: 'nothing-told', n: 1, numerator: null });
    expect(readings[1]?.rows?.map(({ value }) => value)).toEqual([null]);
    expect(recoveryTime.compute(weekly).readings.map(({ reason }) => reason)).toEqual([
      ...['nothing-told', 'nothing-told', null],
      ...['nothing-in-bucket', 'nothing-told', 'nothing-told'],
    ]);
  });

  it('that nobody sends are asked for; released versions can stand in, said to be a proxy', () => {
    const without = {
      ...input({ deployments: null }),
      versions: [version('7', { releasedAt: march('07T09:00') })],
      bucket: 'week' as const,
    };
    expect(deploymentFrequency.compute(without).readings[1]).toMatchObject({
      value: null,
      reason: 'needs-deployments',
    });
    const proxy = { source: 'releases' };
    expect(deploymentFrequency.compute(without, proxy).readings[1]?.value).toBe(1);
    const issue = anIssueTimeline(
      'K-1',
      [
        ['03T09:00', 'To Do'],
        ['05T09:00', 'In Progress'],
        ['06T09:00', 'Done'],
      ],
      { values: { fixVersions: '7' } },
    );
    const released = { ...without, histories: [issue] };
    expect(changeLeadTime.compute(released, proxy).readings[1]?.value).toBe(48);
  });

  it('whose incidents nobody sends have no failure rate', () => {
    const reading = onlyReading(changeFailureRate.compute(input({ incidents: null })));
    expect(reading.reason).toBe('needs-incidents');
  });
});
