/** Bugs, estimates, efforts and people on the border of their rules, by hand. Source: metrics-spec C.3–C.5. */
import { backlogHealth } from '../../../../src/domain/metrics/catalogue/backlog-health';
import type {
  CatalogueInput,
  Worklog,
} from '../../../../src/domain/metrics/catalogue/catalogue-input';
import { componentQuality } from '../../../../src/domain/metrics/catalogue/component-quality';
import { defectDensity } from '../../../../src/domain/metrics/catalogue/defect-density';
import { epicProgress } from '../../../../src/domain/metrics/catalogue/epic-progress';
import { escalation } from '../../../../src/domain/metrics/catalogue/escalation';
import { estimationAccuracy } from '../../../../src/domain/metrics/catalogue/estimation-accuracy';
import { severityDistribution } from '../../../../src/domain/metrics/catalogue/severity-distribution';
import { userProductivity } from '../../../../src/domain/metrics/catalogue/user-productivity';
import { worklogAccuracy } from '../../../../src/domain/metrics/catalogue/worklog-accuracy';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import { addDays, type CalendarDate } from '../../../../src/domain/shared/calendar-date';
import type { AccountId, IssueId, ProjectId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const BUG = 'bug';
const POINTS = 'customfield_points';
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SAID = practice({ bugTypeIds: new Set([BUG]) });
type Values = IssueTimeline['values'];

const bug = (key: string, values: Values, created = '05T09:00') =>
  anIssueTimeline(key, [[created, 'To Do']], { values: { issuetype: BUG, ...values } });

const done = (key: string, values: Values, at = '06T09:00') =>
  anIssueTimeline(
    key,
    [
      ['03T09:00', 'To Do'],
      ['04T09:00', 'In Progress'],
      [at, 'Done'],
    ],
    { values },
  );

describe('Component quality', () => {
  const first = '2025-01-06' as CalendarDate;
  /** So many bugs in each week. */
  const weekly = (perWeek: readonly number[], values: Values, prefix = '1') =>
    perWeek.flatMap((count, week) =>
      Array.from({ length: count }, (_, at) => ({
        ...bug(`B-${prefix}${String(1000 * (week + 1) + at)}`, values),
        createdAt: Date.parse(addDays(first, 7 * week)) + 9 * HOUR,
      })),
    );
  const compute = (histories: readonly IssueTimeline[], change: Partial<CatalogueInput> = {}) =>
    componentQuality.compute(
      flowInput({
        histories,
        ...{ bucket: 'week', from: first, to: addDays(first, 55) },
        ...{ priorityIds: ['1', '2', '3', '4', '5'], practice: SAID, estimateFieldId: POINTS },
        now: Date.parse('2025-07-01'),
        ...change,
      }),
    ).readings;
  const RISING = [1, 2, 3, 4, 5, 6, 7, 8];

  it('weighs bugs 5, 3, 2, 1 and 1 by their level', () => {
    const all = ['1', '2', '3', '4', '5'].map((priority) => bug(`B-${priority}`, { priority }));
    const [reading] = compute(all, {
      from: '2025-03-03' as CalendarDate,
      to: '2025-03-09' as CalendarDate,
    });
    expect(reading?.contributors.map(({ amount }) => amount)).toEqual([5, 3, 2, 1, 1]);
  });

  it('splits a bug of two components: 1 to 8 a week rise by half a point in each', () => {
    const last = compute(weekly(RISING, { priority: '5', components: 'API,Web' })).at(-1);
    expect(last?.rows?.map(({ key, value, n }) => [key, value, n])).toEqual([
      ['API', 0.5, 18],
      ['Web', 0.5, 18],
    ]);
  });

  it('goes by point from 5 points a week on, and as they are below', () => {
    const bugs = weekly(RISING, { priority: '5', components: 'API' });
    const work = (points: string) =>
      RISING.map((_, week) => {
        const at = Date.parse(addDays(first, 7 * week)) + 9 * HOUR;
        const status = [{ at: at + DAY, from: 'To Do', to: 'Done' }];
        const issue = done(`W-9${week}`, { components: 'API', [POINTS]: points, status: 'Done' });
        return { ...issue, createdAt: at, changes: { status } };
      });
    const slope = (points: string) => compute([...bugs, ...work(points)]).at(-1)?.rows?.[0]?.value;
    expect(slope('5')).toBeCloseTo(0.2, 12);
    expect(slope('4')).toBeCloseTo(1, 12);
  });

  it('asks no component that has fewer than 5 bugs, nor bugs of none', () => {
    const five = weekly([1, 0, 1, 0, 1, 0, 1, 1], { priority: '5', components: 'API' });
    const four = weekly([1, 0, 1, 0, 1, 0, 1, 0], { priority: '5', components: 'Web' }, '2');
    const none = weekly(RISING, { priority: '5', components: '' }, '3');
    const last = compute([...five, ...four, ...none]).at(-1);
    expect(last).toMatchObject({ numerator: 0, denominator: 1 });
    expect(last?.rows?.map(({ key, n }) => [key, n])).toEqual([
      ['API', 5],
      ['Web', 4],
      ['', 36],
    ]);
  });

  it('looks back twelve weeks, and not at one that is not over', () => {
    const many = [50, 50, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 90];
    const histories = weekly(many, { priority: '5', components: 'API' });
    // Of the fifteenth week two days have passed.
    const now = Date.parse(addDays(first, 7 * 14 + 2));
    const readings = compute(histories, { to: addDays(first, 104), now });
    // 1 + 2 + … + 12 = 78
    expect(readings.slice(-2).map(({ rows }) => [rows?.[0]?.n, rows?.[0]?.value])).toEqual([
      [78, 1],
      [78, 1],
    ]);
  });
});

describe('A level that the scale does not have any more', () => {
  it('is not among the top two, and none of the others', () => {
    const input = flowInput({
      histories: [bug('B-1', { priority: 'gone' }), bug('B-2', { priority: '3' })],
      ...{ priorityIds: ['1', '2', '3'], practice: SAID },
    });
    const reading = onlyReading(severityDistribution.compute(input));
    expect(reading).toMatchObject({ value: 0, parts: { 3: 50, none: 50 } });
    expect(reading.contributors.map(({ amount }) => amount)).toEqual([0, 0]);
  });
});

describe('Defect density', () => {
  it('goes by the estimate of when the work was done, not by a later one', () => {
    const story = done('K-1', { [POINTS]: '50' });
    const changes = {
      ...story.changes,
      [POINTS]: [{ at: march('20T09:00'), from: '10', to: '50' }],
    };
    const histories = [{ ...story, changes }, bug('B-2', {})];
    const input = flowInput({ histories, practice: SAID, estimateFieldId: POINTS });
    expect(onlyReading(defectDensity.compute(input))).toMatchObject({ value: 10, denominator: 10 });
  });
});

describe('Epic progress', () => {
  it('goes by points with 3 of 10 not estimated, and by count with 4 of 10', () => {
    const children = (unestimated: number) =>
      Array.from({ length: 10 }, (_, at) => {
        const values = { parent: '900', [POINTS]: at < unestimated ? null : '1' };
        return at === 9 ? done(`E-${at + 1}`, values) : bug(`E-${at + 1}`, values);
      });
    const compute = (unestimated: number) =>
      onlyReading(
        epicProgress.compute(
          flowInput({ histories: children(unestimated), estimateFieldId: POINTS }),
        ),
      );
    expect(compute(3)).toMatchObject({ numerator: 1, denominator: 7, parts: { isByCount: 0 } });
    expect(compute(4)).toMatchObject({ value: 10, denominator: 10, parts: { isByCount: 1 } });
  });
});

describe('Estimation accuracy', () => {
  const effort = (key: string, points: string, hours: number, doneOn: string, project = '1') => {
    const at = Date.parse(`${doneOn}T09:00Z`);
    return {
      ...done(key, { [POINTS]: points, timespent: String(hours * 3600), status: 'Done' }),
      projectId: project as ProjectId,
      createdAt: at - 3 * DAY,
      changes: {
        status: [
          { at: at - 2 * DAY, from: 'To Do', to: 'In Progress' },
          { at, from: 'In Progress', to: 'Done' },
        ],
      },
    };
  };
  const five = (points: string, hours: number, doneOn: string, project = '1') =>
    [1, 2, 3, 4, 5].map((one) =>
      effort(`${project}${points}${one}-0`, points, hours, doneOn, project),
    );
  const compute = (histories: readonly IssueTimeline[], values = {}) =>
    onlyReading(
      estimationAccuracy.compute(
        flowInput({
          histories: histories.map((one, place) => ({ ...one, id: String(place) as IssueId })),
          estimateFieldId: POINTS,
        }),
        values,
      ),
    );
  const asked = effort('K-1', '3', 18, '2025-03-20');

  it('learns from the 90 days before the bucket, and from nothing older', () => {
    expect(compute([...five('2', 12, '2024-12-02'), asked]).value).toBeCloseTo(100, 9);
    expect(compute([...five('2', 12, '2024-11-29'), asked]).excluded).toMatchObject([
      { reason: 'nothing-to-expect' },
    ]);
  });

  it('learns nothing from issues of 0 points', () => {
    const nothing = five('0', 5, '2025-02-10');
    expect(compute([...five('2', 12, '2025-02-10'), ...nothing, asked]).value).toBeCloseTo(100, 9);
  });

  it('expects of a team what it needed itself: 6 hours a point, not the 12 of the other', () => {
    const both = [...five('2', 12, '2025-02-10'), ...five('1', 12, '2025-02-10', '2')];
    const others = five('1', 12, '2025-02-11', '2');
    expect(compute([...both, ...others, asked]).value).toBeCloseTo(100, 9);
  });

  it('goes by logged time from 7 of 10 issues on', () => {
    const ten = (logged: number) =>
      Array.from({ length: 10 }, (_, at) =>
        effort(`L-${at}`, '1', at < logged ? 1 : 0, '2025-03-20'),
      );
    expect(compute(ten(7)).parts['isLoggedTime']).toBe(1);
    expect(compute(ten(6)).parts['isLoggedTime']).toBe(0);
  });
});

describe('Worklog accuracy', () => {
  const issue = (key: string, to: string | null) =>
    anIssueTimeline(
      key,
      [
        ['01T09:00', 'To Do'],
        ['03T09:00', 'In Progress'],
        ...(to === null ? [] : [[to, 'Done'] as const]),
      ],
      { values: { assignee: 'ada' } },
    );
  const log = (at: number, hours: number): Worklog => ({
    ...{ authorId: 'ada' as AccountId, startedAt: at, createdAt: at },
    seconds: hours * 3600,
  });
  const compute = (histories: readonly IssueTimeline[], logs: readonly Worklog[]) =>
    onlyReading(
      worklogAccuracy.compute(
        flowInput({ histories, worklogs: new Map([['1' as IssueId, logs]]) }),
      ),
    );

  it('counts what was worked from the start until just before a day after done', () => {
    const done8 = issue('K-1', '03T17:00');
    expect(compute([done8], [log(march('03T09:00'), 4)]).value).toBe(50);
    expect(compute([done8], [log(march('04T17:00') - 1, 4)]).value).toBe(50);
    expect(compute([done8], [log(march('04T17:00'), 4)])).toMatchObject({
      value: 0,
      parts: { loggedAfterDone: 4 },
    });
  });

  it('shares the hours with what is still in work: 4 of 8', () => {
    const both = [issue('K-1', '03T17:00'), issue('K-2', null)];
    expect(compute(both, [log(march('03T09:00'), 4)]).value).toBe(100);
  });
});

describe('User productivity', () => {
  it('of 31 issues a month each is 7 a week', () => {
    const people = ['a', 'b', 'c', 'd', 'e'];
    const histories = people.flatMap((assignee, who) =>
      Array.from({ length: 31 }, (_, at) => done(`U-${who}${at + 10}`, { assignee })),
    );
    const said = practice({ arePersonMetricsOn: true });
    expect(
      onlyReading(userProductivity.compute(flowInput({ histories, practice: said }))).value,
    ).toBeCloseTo(7, 12);
  });
});

describe('Escalation', () => {
  const compute = (field: string, from: string, to: string, at: string) => {
    const issue = anIssueTimeline(
      'N-1',
      [
        ['03T09:00', 'To Do'],
        ['05T09:00', 'In Progress'],
      ],
      { changes: { [field]: [{ at: march(at), from, to }] } },
    );
    const input = flowInput({ histories: [issue], priorityIds: ['1', '2'] });
    return onlyReading(escalation.compute(input)).value;
  };

  it('begins with the sixteenth minute', () => {
    expect(compute('priority', '2', '1', '03T09:14')).toBe(0);
    expect(compute('priority', '2', '1', '03T09:15')).toBe(100);
  });

  it('by a move to another project is one after work began only', () => {
    expect(compute('project', 'SUP', 'ENG', '04T09:00')).toBe(0);
    expect(compute('project', 'SUP', 'ENG', '05T09:01')).toBe(100);
  });
});

describe('Backlog health', () => {
  const now = Date.parse('2025-06-30');
  const item = (rank: string, priority: string, days = 1, touched: number | null = null) => ({
    ...anIssueTimeline(`B-${rank}`, [['03T09:00', 'To Do']], {
      values: { priority, rank },
      changes:
        touched === null ? {} : { labels: [{ at: now - touched * DAY, from: '', to: 'ui' }] },
    }),
    createdAt: now - days * DAY,
  });
  const parts = (histories: readonly IssueTimeline[]) =>
    onlyReading(
      backlogHealth.compute(
        flowInput({
          ...{ histories, now, priorityIds: ['1', '2', '3'] },
          ...{ from: '2025-06-01' as CalendarDate, to: '2025-06-30' as CalendarDate },
        }),
      ),
    ).parts;

  it('tells the order from three pairs on', () => {
    const three = [item('1', '1'), item('2', '2'), item('3', '3')];
    expect(parts(three)['consistent']).toBe(100);
    expect(parts([item('1', '1'), item('2', '2'), item('3', '2')])['consistent']).toBeNull();
  });

  it('is fresh on the ninetieth day, and stale after sixty without a touch', () => {
    expect(parts([item('1', '1', 90)])['fresh']).toBe(100);
    expect(parts([{ ...item('1', '1', 90), createdAt: now - 90 * DAY - 1 }])['fresh']).toBe(0);
    expect(parts([item('1', '1', 100, 60)])['stale']).toBe(0);
    expect(parts([item('1', '1', 100, 61)])['stale']).toBe(100);
  });

  it('has an issue again that was done without ever having been in progress', () => {
    const straight = anIssueTimeline('B-1', [
      ['03T09:00', 'To Do'],
      ['04T09:00', 'Done'],
      ['05T09:00', 'To Do'],
    ]);
    const { readings } = backlogHealth.compute(flowInput({ histories: [straight] }));
    expect(readings[0]).toMatchObject({ n: 1 });
  });
});
