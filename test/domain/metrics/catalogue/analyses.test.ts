import type { IssueLink } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import { collaborationIndex } from '../../../../src/domain/metrics/catalogue/collaboration-index';
import { componentQuality } from '../../../../src/domain/metrics/catalogue/component-quality';
import { crossTeamDependency } from '../../../../src/domain/metrics/catalogue/cross-team-dependency';
import { escalation } from '../../../../src/domain/metrics/catalogue/escalation';
import { userProductivity } from '../../../../src/domain/metrics/catalogue/user-productivity';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import { addDays, type CalendarDate } from '../../../../src/domain/shared/calendar-date';
import type { AccountId, IssueId, ProjectId } from '../../../../src/domain/shared/ids';
import { flowInput, NO_TEAM_RULE, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const BUG = '10004';
const id = (text: string) => text as IssueId;
const person = (text: string) => text as AccountId;
const project = (text: string) => text as ProjectId;

describe('Component quality trends', () => {
  const first = '2025-01-06' as CalendarDate;
  const bugsOf = (component: string, perWeek: readonly number[]) =>
    perWeek.flatMap((count, week) =>
      Array.from({ length: count }, (_, at) => ({
        ...anIssueTimeline(
          `${component}-${component.length}${week}${at}`,
          [['01T09:00', 'To Do']],
          {
            values: { issuetype: BUG, priority: '4', components: component },
          },
        ),
        createdAt: Date.parse(addDays(first, 7 * week)),
      })),
    );
  const histories = [
    ...bugsOf('API', [2, 3, 2, 4, 4, 5, 6, 7]),
    ...bugsOf('Web', [3, 2, 3, 2, 3, 2, 3, 2]),
  ];
  const { readings } = componentQuality.compute(
    flowInput({
      histories,
      bucket: 'week',
      from: first,
      to: addDays(first, 55),
      priorityIds: ['1', '2', '3', '4'],
      practice: practice({ bugTypeIds: new Set([BUG]) }),
    }),
  );

  it('find API rising by 0.690 a week, p .0039, and the other flat, p .665: 50 %', () => {
    const last = readings.at(-1);
    expect(last).toMatchObject({ value: 50, numerator: 1, denominator: 2 });
    const [api, web] = last?.rows ?? [];
    expect(api).toMatchObject({ key: 'API', n: 33, parts: { isWorse: 1 } });
    expect(api?.value).toBeCloseTo(0.69, 3);
    expect(api?.parts['p']).toBeCloseTo(0.0039, 4);
    expect(web).toMatchObject({ key: 'Web', parts: { isWorse: 0 } });
    expect(web?.parts['p']).toBeCloseTo(0.665, 3);
  });

  it('say nothing before there are eight buckets', () => {
    expect(readings.slice(0, 7).map(({ reason }) => reason)).toEqual(
      Array.from({ length: 7 }, () => 'too-few-buckets'),
    );
  });
});

describe('Cross-team dependency', () => {
  const issue = (key: string, start: string, done: string, team = 'A') =>
    anIssueTimeline(
      key,
      [
        ['01T09:00', 'To Do'],
        [start, 'In Progress'],
        [done, 'Done'],
      ],
      { values: { team } },
    );
  const own = [
    issue('X-1', '03T09:00', '12T09:00'),
    issue('X-2', '03T09:00', '07T09:00'),
    issue('X-3', '03T09:00', '08T09:00'),
    issue('X-4', '03T09:00', '06T09:00'),
    issue('X-5', '03T09:00', '09T09:00'),
  ];
  const others = [
    issue('Y-11', '03T09:00', '08T09:00', 'B'),
    issue('Y-12', '03T09:00', '08T09:00', 'A'),
    issue('Y-13', '03T09:00', '08T09:00', 'C'),
  ];
  const link = (kind: IssueLink['kind'], otherId: string): readonly IssueLink[] => [
    { kind, otherId: id(otherId), linkedAt: march('04T09:00'), unlinkedAt: null },
  ];
  const links = new Map([
    [id('1'), link('blocked-by', '11')],
    [id('3'), link('blocked-by', '12')],
    [id('4'), link('blocks', '13')],
    [id('5'), link('other', '11')],
  ]);
  const teams = { ...NO_TEAM_RULE, fieldId: 'team' };
  const input = flowInput({
    histories: own,
    linkedHistories: others,
    links,
    practice: practice({ teams }),
  });

  it('is 20 % blocked, 60 % linked, 4 days waited, cycles 9 to 4.5 days: 2.0 times', () => {
    const reading = onlyReading(crossTeamDependency.compute(input));
    expect(reading).toMatchObject({ value: 20, numerator: 1, denominator: 5 });
    expect(reading.parts).toMatchObject({ anyLink: 60, meanWaitDays: 4, delayPremium: 2 });
    expect(reading.rows).toMatchObject([
      { kind: 'team-pair', key: 'A < B', n: 1 },
      { kind: 'blocker', key: '11', n: 1 },
    ]);
  });

  it('takes an issue that nobody here may see as another team’s', () => {
    const hidden = new Map([[id('2'), link('blocked-by', '999')]]);
    const reading = onlyReading(crossTeamDependency.compute({ ...input, links: hidden }));
    expect(reading).toMatchObject({ value: 20, rows: [{ key: 'A < hidden' }, { key: '999' }] });
  });

  it('does not count a link that was there only later', () => {
    const weekly = { ...input, bucket: 'day' as const };
    const third = crossTeamDependency
      .compute(weekly)
      .readings.find(({ bucket }) => bucket.start === '2025-03-03');
    expect(third).toMatchObject({ value: 0, n: 5 });
  });

  it('is not told where links were not read', () => {
    expect(onlyReading(crossTeamDependency.compute(flowInput())).reason).toBe('needs-links');
  });
});

describe('Escalation', () => {
  const issue = (key: string, changes: IssueTimeline['changes']) =>
    anIssueTimeline(
      key,
      [
        ['03T09:00', 'To Do'],
        ['04T09:00', 'In Progress'],
      ],
      { changes },
    );
  const change = (when: string, from: string, to: string) => ({ at: march(when), from, to });
  const example = [
    issue('N-1', {
      priority: [change('05T09:00', '3', '2'), change('06T09:00', '2', '1')],
    }),
    issue('N-2', { priority: [change('05T09:00', '2', '3')] }),
    issue('N-3', { assignee: [change('05T09:00', 'junior', 'senior')] }),
    issue('N-4', { project: [change('05T09:00', 'SUP', 'ENG')] }),
    issue('N-5', {}),
  ];
  const compute = (histories: readonly IssueTimeline[], values = {}) =>
    onlyReading(
      escalation.compute(
        flowInput({
          histories,
          priorityIds: ['1', '2', '3'],
          practice: practice({
            escalation: {
              accountIds: new Set([person('senior')]),
              statusIds: new Set(),
              labels: new Set(['escalated']),
            },
          }),
        }),
        values,
      ),
    );

  it('of five issues, raised twice, lowered, to a senior, moved and nothing, is 60 %, 4 events', () => {
    const reading = compute(example);
    expect(reading).toMatchObject({ value: 60, numerator: 3, denominator: 5 });
    expect(reading.parts).toMatchObject({ events: 4, medianHours: 48 });
    const counts = reading.rows?.map(({ key, n }) => [key, n]);
    expect(Object.fromEntries(counts ?? [])).toMatchObject({
      priority: 2,
      assignee: 1,
      project: 1,
    });
  });

  it('takes what changes in the first 15 minutes as triage', () => {
    const triaged = issue('N-1', { priority: [change('03T09:10', '3', '1')] });
    expect(compute([triaged]).value).toBe(0);
    expect(compute([triaged], { triageMinutes: 5 }).value).toBe(100);
  });

  it('sees a label that was not there before', () => {
    const labelled = issue('N-1', {
      labels: [
        change('05T09:00', 'ui', 'ui escalated'),
        change('06T09:00', 'ui escalated', 'escalated'),
      ],
    });
    expect(compute([labelled]).parts['events']).toBe(1);
  });
});

describe('Team collaboration index', () => {
  const done = (key: string, values: IssueTimeline['values'] = {}, projectId = '1') =>
    anIssueTimeline(
      key,
      [
        ['03T09:00', 'To Do'],
        ['04T09:00', 'In Progress'],
        ['06T09:00', 'Done'],
      ],
      { values: { assignee: 'ada', ...values }, projectId: project(projectId) },
    );
  /** Ten issues of team A, of which eight have a second person; four link to project 2. */
  const histories = Array.from({ length: 10 }, (_, at) => done(`C-${at + 1}`));
  const blockers = [done('D-21', { assignee: 'bob' }, '2'), done('D-22', { assignee: 'cyd' }, '2')];
  const comment = (author: string) => ({ authorId: person(author), at: march('05T09:00') });
  const comments = new Map(
    histories
      .slice(0, 8)
      .map((history, at) => [history.id, [comment(at < 2 ? 'bob' : 'ann')]] as const),
  );
  const link = (kind: IssueLink['kind'], otherId: string): IssueLink => {
    return { kind, otherId: id(otherId), linkedAt: null, unlinkedAt: null };
  };
  const links = new Map([
    [id('1'), [link('blocked-by', '21')]],
    [id('2'), [link('other', '22')]],
    [id('3'), [link('blocked-by', '22')]],
    [id('4'), [link('other', '21')]],
  ]);
  const teams = {
    ...NO_TEAM_RULE,
    byProject: new Map([
      [project('1'), 'A'],
      [project('2'), 'B'],
    ]),
    members: new Map([
      [person('ada'), 'A'],
      [person('ann'), 'A'],
      [person('bob'), 'B'],
    ]),
  };
  const input = flowInput({
    histories,
    linkedHistories: blockers,
    comments,
    links,
    practice: practice({ teams }),
  });

  it('of shares of 80, 25, 40 and 50 % is 48.75', () => {
    const reading = onlyReading(collaborationIndex.compute(input));
    expect(reading.parts).toEqual({
      sharedIssues: 80,
      foreignComments: 25,
      linkedAcross: 40,
      jointBlockers: 50,
    });
    expect(reading).toMatchObject({ value: 48.75, flags: ['low-n'] });
  });

  it('does not take apps for people', () => {
    const apps = new Set([person('ann'), person('bob')]);
    const reading = onlyReading(collaborationIndex.compute({ ...input, appAccountIds: apps }));
    expect(reading.parts).toMatchObject({ sharedIssues: 0, foreignComments: null });
  });

  it('is not told where comments were not read', () => {
    const reading = onlyReading(collaborationIndex.compute({ ...input, comments: null }));
    expect(reading).toMatchObject({ value: null, reason: 'needs-comments' });
  });
});

describe('User productivity', () => {
  const rates = [4, 3, 5, 2, 6];
  const histories = rates.flatMap((count, who) =>
    Array.from({ length: count }, (_, at) =>
      anIssueTimeline(
        `U-${who}${at}`,
        [
          ['03T09:00', 'To Do'],
          ['04T09:00', 'In Progress'],
          ['06T09:00', 'Done'],
        ],
        { values: { assignee: `person ${who}` } },
      ),
    ),
  );
  const input = flowInput({
    histories,
    bucket: 'week',
    from: '2025-03-03' as CalendarDate,
    to: '2025-03-09' as CalendarDate,
    practice: practice({ arePersonMetricsOn: true }),
  });

  it('of 4, 3, 5, 2 and 6 issues a week is 4, half of the people between 3 and 5', () => {
    const reading = onlyReading(userProductivity.compute(input));
    expect(reading).toMatchObject({ value: 4, n: 5, parts: { p25: 3, p75: 5, people: 5 } });
    expect(reading).not.toHaveProperty('rows');
  });

  it('is off until somebody turns it on', () => {
    const reading = onlyReading(userProductivity.compute({ ...input, practice: practice() }));
    expect(reading).toMatchObject({ value: null, reason: 'needs-person-metrics', parts: {} });
  });

  it('is withheld over fewer than five people', () => {
    const four = histories.filter(({ values }) => values['assignee'] !== 'person 4');
    expect(onlyReading(userProductivity.compute({ ...input, histories: four }))).toMatchObject({
      value: null,
      reason: 'too-few-people',
      parts: {},
    });
  });

  it('goes by who had it when it was done, and leaves out what nobody had', () => {
    const [one, ...rest] = histories;
    if (one === undefined) throw new Error('No issue');
    const late = [{ at: march('20T09:00'), from: null, to: 'person 0' }];
    const taken = { ...one, changes: { ...one.changes, assignee: late } };
    const reading = onlyReading(
      userProductivity.compute({ ...input, histories: [taken, ...rest] }),
    );
    expect(reading.excluded).toEqual([{ issueId: one.id, reason: 'unassigned' }]);
  });
});
