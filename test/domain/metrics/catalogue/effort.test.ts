import { estimationAccuracy } from '../../../../src/domain/metrics/catalogue/estimation-accuracy';
import type { Worklog } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import { worklogAccuracy } from '../../../../src/domain/metrics/catalogue/worklog-accuracy';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { AccountId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const POINTS = 'customfield_points';
const HOUR = 3_600_000;

describe('Estimation accuracy', () => {
  const issue = (key: string, points: string | null, hours: number, done = '20T09:00') =>
    anIssueTimeline(
      key,
      [
        ['03T09:00', 'To Do'],
        ['04T09:00', 'In Progress'],
        [done, 'Done'],
      ],
      { values: { status: 'Done', [POINTS]: points, timespent: String(hours * 3600) } },
    );
  const before = [1, 2, 3, 4, 5].map((key) => ({
    ...issue(`K-${key}`, '2', 12),
    createdAt: Date.parse('2025-02-01T09:00Z'),
    changes: {
      status: [
        { at: Date.parse('2025-02-03T09:00Z'), from: 'To Do', to: 'In Progress' },
        { at: Date.parse('2025-02-10T09:00Z'), from: 'In Progress', to: 'Done' },
      ],
    },
  }));
  const example = [
    issue('K-11', '3', 18),
    issue('K-12', '5', 45),
    issue('K-13', '2', 6),
    issue('K-14', '8', 48),
    issue('K-15', '1', 9),
  ];
  const compute = (histories: readonly IssueTimeline[]) =>
    onlyReading(estimationAccuracy.compute(flowInput({ histories, estimateFieldId: POINTS })));

  it('at 6 hours a point is 66.7 %, without bias, with a rank correlation of 0.90', () => {
    const reading = compute([...before, ...example]);
    expect(reading.value).toBeCloseTo(200 / 3, 9);
    expect(reading.contributors.map(({ amount }) => Math.round(amount))).toEqual([
      100, 67, 50, 100, 67,
    ]);
    expect(reading.parts['bias']).toBeCloseTo(0, 9);
    expect(reading.parts['rankCorrelation']).toBeCloseTo(0.9, 12);
    expect(reading.parts['withinHalf']).toBe(100);
    expect(reading.flags).toEqual(['low-n']);
  });

  it('is not known where nobody can say yet what a point takes', () => {
    const reading = compute(example);
    expect(reading).toMatchObject({ value: null, reason: 'nothing-in-bucket' });
    expect(new Set(reading.excluded.map(({ reason }) => reason))).toEqual(
      new Set(['nothing-to-expect']),
    );
  });

  it('leaves out what was not estimated', () => {
    const reading = compute([...before, issue('K-11', null, 18)]);
    expect(reading.excluded).toEqual([{ issueId: '11', reason: 'unestimated' }]);
  });

  it('goes by the estimate of when work began, not by one that was corrected to fit', () => {
    const corrected = issue('K-11', '3', 18);
    const changes = { [POINTS]: [{ at: march('19T09:00'), from: '6', to: '3' }] };
    const late = { ...corrected, changes: { ...corrected.changes, ...changes } };
    expect(compute([...before, late]).value).toBeCloseTo(50, 9);
  });

  it('needs estimates', () => {
    const input = flowInput({ histories: example });
    expect(onlyReading(estimationAccuracy.compute(input)).reason).toBe('needs-estimates');
  });
});

describe('Worklog accuracy', () => {
  /** Each worked on one after another by the same person, eight hours a day from nine. */
  const issue = (key: string, from: string, to: string, assignee = 'ada') =>
    anIssueTimeline(
      key,
      [
        ['01T09:00', 'To Do'],
        [from, 'In Progress'],
        [to, 'Done'],
      ],
      { values: { status: 'Done', assignee } },
    );
  const log = (at: number, hours: number, delayDays = 0): Worklog => ({
    authorId: 'ada' as AccountId,
    startedAt: at,
    createdAt: at + delayDays * 24 * HOUR,
    seconds: hours * 3600,
  });
  const issues = [
    issue('K-1', '03T09:00', '04T11:00'),
    issue('K-2', '05T09:00', '05T13:00'),
    issue('K-3', '06T09:00', '06T15:00'),
    issue('K-4', '07T09:00', '07T17:00'),
    issue('K-5', '10T09:00', '10T14:00'),
  ];
  const [one, two, , four, five] = issues;
  const worklogs = new Map([
    [one?.id, [log(march('03T09:00'), 8, 2)]],
    [two?.id, [log(march('05T09:00'), 4, 2)]],
    [four?.id, [log(march('07T09:00'), 12, 2)]],
    [five?.id, [log(march('10T09:00'), 5, 2)]],
  ] as [IssueTimeline['id'], readonly Worklog[]][]);

  it('of 8 of 10, 4 of 4, 0 of 6, 12 of 8 and 5 of 5 hours is 80 %, 80 % covered, 87.9 % logged', () => {
    const reading = onlyReading(
      worklogAccuracy.compute(flowInput({ histories: issues, worklogs })),
    );
    expect(reading.value).toBeCloseTo(80, 9);
    expect(reading.parts).toMatchObject({ coverage: 80, latencyDays: 2, loggedAfterDone: 0 });
    expect(reading.parts['loggedOfExpected']).toBeCloseTo(87.9, 1);
  });

  it('shares the hours of two issues that one person has in work at once', () => {
    const both = [
      issue('K-1', '03T09:00', '03T17:00'),
      issue('K-2', '03T13:00', '03T17:00'),
      issue('K-3', '03T09:00', '03T17:00', 'bob'),
    ];
    const logs = new Map(both.map(({ id }) => [id, [log(march('03T14:00'), 2)]]));
    const { contributors } = onlyReading(
      worklogAccuracy.compute(flowInput({ histories: both, worklogs: logs })),
    );
    // Expected: 4 alone and half of 4; half of 4; all 8. Logged: 2 each.
    expect(contributors.map(({ amount }) => Math.round(amount))).toEqual([33, 100, 25]);
  });

  it('is not told where worklogs were not read', () => {
    const reading = onlyReading(worklogAccuracy.compute(flowInput({ histories: issues })));
    expect(reading).toMatchObject({ value: null, reason: 'needs-worklogs' });
  });

  it('says how much was logged long after an issue was done', () => {
    const late = new Map([[issues[0]?.id, [log(march('20T09:00'), 3)]]] as [
      IssueTimeline['id'],
      readonly Worklog[],
    ][]);
    const input = flowInput({ histories: issues.slice(0, 1), worklogs: late });
    expect(onlyReading(worklogAccuracy.compute(input))).toMatchObject({
      value: 0,
      parts: { loggedAfterDone: 3, coverage: 0 },
    });
  });
});
