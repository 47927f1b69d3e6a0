import { backlogHealth } from '../../../../src/domain/metrics/catalogue/backlog-health';
import { debtShare } from '../../../../src/domain/metrics/catalogue/debt-share';
import { defectDensity } from '../../../../src/domain/metrics/catalogue/defect-density';
import { epicProgress } from '../../../../src/domain/metrics/catalogue/epic-progress';
import { priorityDistribution } from '../../../../src/domain/metrics/catalogue/priority-distribution';
import { severityDistribution } from '../../../../src/domain/metrics/catalogue/severity-distribution';
import { timeToRestore } from '../../../../src/domain/metrics/catalogue/time-to-restore';
import type { CatalogueInput } from '../../../../src/domain/metrics/catalogue/catalogue-input';
import type { Practice } from '../../../../src/domain/metrics/catalogue/practice';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import type { CalendarDate } from '../../../../src/domain/shared/calendar-date';
import type { IssueId } from '../../../../src/domain/shared/ids';
import { flowInput, onlyReading, practice } from '../../../support/flow-input';
import { anIssueTimeline, march } from '../../../support/issue-timeline';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const BUG = '10004';
const STORY = '10001';
const POINTS = 'customfield_points';
/** Highest, High, Medium, Low. */
const PRIORITIES = ['1', '2', '3', '4'];

function workInput(
  histories: readonly IssueTimeline[],
  change: Partial<CatalogueInput> = {},
  said: Partial<Practice> = {},
): CatalogueInput {
  return flowInput({
    histories,
    estimateFieldId: POINTS,
    priorityIds: PRIORITIES,
    practice: practice({ bugTypeIds: new Set([BUG]), ...said }),
    ...change,
  });
}

type Values = IssueTimeline['values'];

const open = (key: string, values: Values) =>
  anIssueTimeline(key, [['03T09:00', 'To Do']], { values });

const finished = (key: string, values: Values) =>
  anIssueTimeline(
    key,
    [
      ['03T09:00', 'To Do'],
      ['05T09:00', 'Done'],
    ],
    { values: { status: 'Done', ...values } },
  );

describe('Mean time to restore', () => {
  it('of bugs of 4, 10, 6, 30 and 50 hours is 20 hours, the median 10', () => {
    const bugs = [4, 10, 6, 30, 50].map((hours, place) => ({
      ...finished(`K-${place + 1}`, { issuetype: BUG }),
      createdAt: march('05T09:00') - hours * HOUR,
    }));
    const story = finished('K-9', { issuetype: STORY });
    const reading = onlyReading(timeToRestore.compute(workInput([...bugs, story])));
    expect(reading).toMatchObject({ value: 20, n: 5, parts: { median: 10 } });
  });
});

describe('Severity distribution', () => {
  it('of 1, 2, 1 and 1 bugs by level is 20, 40, 20 and 20 %, with 60 % at the top', () => {
    const levels = ['1', '2', '2', '3', '4'];
    const bugs = levels.map((priority, place) =>
      open(`K-${place + 1}`, { issuetype: BUG, priority }),
    );
    const reading = onlyReading(severityDistribution.compute(workInput(bugs)));
    expect(reading).toMatchObject({ value: 60, n: 5 });
    expect(reading.parts).toEqual({ 1: 20, 2: 40, 3: 20, 4: 20, none: 0 });
  });
});

describe('Defect density', () => {
  const bugs = [1, 2, 3, 4].map((key) => open(`B-${key}`, { issuetype: BUG }));
  const delivered = [
    finished('K-11', { issuetype: STORY, [POINTS]: '8' }),
    finished('K-12', { issuetype: STORY, [POINTS]: '8' }),
    finished('K-13', { issuetype: STORY }),
  ];

  it('of 4 bugs over 16 points delivered is 25 per 100 points', () => {
    const reading = onlyReading(defectDensity.compute(workInput([...bugs, ...delivered])));
    expect(reading).toMatchObject({ value: 25, numerator: 4, denominator: 16 });
  });

  it('goes by issues on a board that does not estimate: 4 bugs and 3 issues are 133 per 100', () => {
    const input = workInput([...bugs, ...delivered], { estimateFieldId: null });
    expect(onlyReading(defectDensity.compute(input)).value).toBeCloseTo(400 / 3, 12);
  });

  it('drops a bug once it is closed as none, says so, and restates the week that had counted it', () => {
    const resolution = [{ at: march('20T09:00'), from: null, to: 'no-bug' }];
    const none = anIssueTimeline('B-5', [['03T09:00', 'To Do']], {
      values: { issuetype: BUG, resolution: 'no-bug' },
      changes: { resolution },
    });
    const soon = anIssueTimeline('B-6', [['18T09:00', 'To Do']], {
      values: { issuetype: BUG, resolution: 'no-bug' },
      changes: { resolution },
    });
    const series = defectDensity.compute(
      workInput([...bugs, none, soon, ...delivered], { bucket: 'week' }),
      { excludedResolutions: ['no-bug'] },
    );
    // Week 10 has the four bugs, the 16 points, and had counted the fifth; week 12 never counted it.
    expect(series.readings[1]).toMatchObject({
      value: 25,
      n: 4,
      excluded: [{ issueId: '5', reason: 'excluded-resolution' }],
    });
    expect(series.readings[1]?.flags).toContain('restated');
    expect(series.readings[3]?.excluded).toEqual([{ issueId: '6', reason: 'excluded-resolution' }]);
    expect(series.readings[3]?.flags).not.toContain('restated');
  });

  it('counts bugs that are sub-tasks, but no work of theirs', () => {
    const [bug] = bugs;
    if (bug === undefined) throw new Error('No bug');
    const sub = { ...finished('B-9', { issuetype: BUG, [POINTS]: '100' }), hierarchyLevel: -1 };
    const reading = onlyReading(defectDensity.compute(workInput([bug, sub, ...delivered])));
    expect(reading).toMatchObject({ numerator: 2, denominator: 16 });
  });

  it('has no value where nothing was delivered', () => {
    expect(onlyReading(defectDensity.compute(workInput(bugs)))).toMatchObject({
      value: null,
      reason: 'zero-denominator',
    });
  });
});

describe('Debt work share', () => {
  const debt = {
    labels: new Set(['tech-debt']),
    typeIds: new Set<string>(),
    componentIds: new Set<string>(),
    issueIds: new Set<IssueId>(),
  };
  const issues = [
    finished('K-1', { [POINTS]: '5' }),
    finished('K-2', { [POINTS]: '3', labels: 'tech-debt ui' }),
    finished('K-3', { [POINTS]: '8' }),
    finished('K-4', { [POINTS]: '2', labels: 'tech-debt' }),
    finished('K-5', {}),
  ];

  it('of 3 and 2 points in 18 is 27.8 %, and 40 % by count', () => {
    const reading = onlyReading(debtShare.compute(workInput(issues, {}, { debt })));
    expect(reading).toMatchObject({ numerator: 5, denominator: 18 });
    expect(reading.value).toBeCloseTo(27.8, 1);
    expect(reading.parts).toEqual({ byCount: 40, estimated: 80 });
  });

  it('counts what the query found as debt, whatever its labels', () => {
    const found = { ...debt, labels: new Set<string>(), issueIds: new Set(['3' as IssueId]) };
    const reading = onlyReading(debtShare.compute(workInput(issues, {}, { debt: found })));
    expect(reading).toMatchObject({ numerator: 8, denominator: 18 });
  });

  it.each([
    ['a story that was turned into debt later', [['20T09:00', 'story', 'debt']], 0],
    ['debt that was turned into a story later', [['20T09:00', 'debt', 'story']], 100],
    ['debt from the start', [], 100],
  ] as const)('goes by the type of then: %s', (_, steps, share) => {
    const now = steps.at(-1)?.[2] ?? 'debt';
    const issuetype = steps.map(([when, from, to]) => ({ at: march(when), from, to }));
    const plain = finished('K-1', { [POINTS]: '5', issuetype: now });
    const turned = { ...plain, changes: { ...plain.changes, issuetype } };
    const byType = { ...debt, labels: new Set<string>(), typeIds: new Set(['debt']) };
    const reading = onlyReading(debtShare.compute(workInput([turned], {}, { debt: byType })));
    expect(reading.value).toBe(share);
  });

  it('counts work on a component that holds nothing else', () => {
    const byComponent = { ...debt, labels: new Set<string>(), componentIds: new Set(['9']) };
    const some = [
      finished('K-1', { [POINTS]: '5', components: '8,9' }),
      finished('K-2', { [POINTS]: '15', components: '8' }),
    ];
    const input = workInput(some, {}, { debt: byComponent });
    expect(onlyReading(debtShare.compute(input)).value).toBe(25);
  });

  it('by count is 40 % for the same issues, whatever they were estimated', () => {
    const reading = onlyReading(
      debtShare.compute(workInput(issues, {}, { debt }), { basis: 'count' }),
    );
    expect(reading).toMatchObject({ value: 40, numerator: 2, denominator: 5 });
  });

  it('goes by the labels of when the work was finished', () => {
    const relabelled = finished('K-1', { [POINTS]: '5', labels: 'tech-debt' });
    const labels = [{ at: march('20T09:00'), from: '', to: 'tech-debt' }];
    const late = { ...relabelled, changes: { ...relabelled.changes, labels } };
    expect(onlyReading(debtShare.compute(workInput([late], {}, { debt }))).value).toBe(0);
  });
});

describe('Epic progress', () => {
  type Place = 'Done' | 'In Progress' | 'To Do' | "Won't Do";
  const child = (key: string, points: string | null, place: Place) =>
    anIssueTimeline(
      key,
      place === 'To Do'
        ? [['03T09:00', 'To Do']]
        : [
            ['03T09:00', 'To Do'],
            ['05T09:00', place],
          ],
      {
        values: {
          [POINTS]: points,
          parent: '900',
          status: place,
          resolution: place === "Won't Do" ? 'wont' : null,
        },
      },
    );
  const example = [
    child('E-1', '5', 'Done'),
    child('E-2', '3', 'Done'),
    child('E-3', '8', 'In Progress'),
    child('E-4', null, 'To Do'),
    child('E-5', '2', "Won't Do"),
  ];
  const progress = (children: readonly IssueTimeline[], values = {}) =>
    onlyReading(epicProgress.compute(workInput(children), values));

  it('of 5, 3 and 2 done, 8 in progress and one unestimated is 10 of 18 = 55.6 %, 60 % by count', () => {
    const reading = progress(example);
    expect(reading).toMatchObject({ numerator: 10, denominator: 18, flags: ['unestimated'] });
    expect(reading.parts).toMatchObject({ byCount: 60, isByCount: 0, unestimated: 1 });
    expect(reading.value).toBeCloseTo(55.6, 1);
    expect(reading.rows).toMatchObject([{ kind: 'epic', key: '900', n: 5 }]);
  });

  it('is 8 of 16 = 50 % where what will not be done does not count', () => {
    expect(progress(example, { excludedResolutions: ['wont'] })).toMatchObject({
      value: 50,
      numerator: 8,
      denominator: 16,
    });
  });

  it('goes by count, and says so, when too little is estimated', () => {
    const children = [
      child('E-1', '5', 'Done'),
      child('E-2', null, 'To Do'),
      child('E-3', null, 'To Do'),
    ];
    const reading = progress(children);
    expect(reading.parts).toMatchObject({ isByCount: 1, byPoints: 100 });
    expect(reading).toMatchObject({ numerator: 1, denominator: 3 });
    expect(reading.value).toBeCloseTo(100 / 3, 12);
  });

  it('of an epic without children is not known, and issues without a parent are left out', () => {
    const series = epicProgress.compute(workInput([open('K-1', {})]));
    expect(onlyReading(series)).toMatchObject({ value: null, reason: 'nothing-in-bucket' });
    expect(series.outside).toEqual([{ issueId: '1', reason: 'no-parent' }]);
  });
});

describe('Priority distribution', () => {
  it('of Highest, High, Medium, Medium and Low has 40 % at the top', () => {
    const issues = ['1', '2', '3', '3', '4'].map((priority, place) =>
      open(`K-${place + 1}`, { priority }),
    );
    const reading = onlyReading(priorityDistribution.compute(workInput(issues)));
    expect(reading).toMatchObject({ value: 40, n: 5, flags: ['low-n'] });
    expect(reading.parts).toMatchObject({ 1: 20, 2: 20, 3: 40, 4: 20, none: 0 });
  });

  it('counts an issue without a priority as a level of its own', () => {
    const reading = onlyReading(
      priorityDistribution.compute(workInput([open('K-1', { priority: null })])),
    );
    expect(reading).toMatchObject({ value: 0, parts: { none: 100, entropy: 0 } });
  });

  it('tells how many points the top share rose above what it was: 25 % to 40 % is 15', () => {
    const early = ['1', '3', '3', '4'].map((priority, place) =>
      open(`K-${place + 1}`, { priority }),
    );
    const late = anIssueTimeline('K-5', [['12T09:00', 'To Do']], { values: { priority: '2' } });
    const input = workInput([...early, late], { bucket: 'week' });
    const { readings } = priorityDistribution.compute(input);
    expect(readings.map(({ value }) => value)).toEqual([null, 25, 40, 40, 40, 40]);
    expect(readings[2]?.parts['inflation']).toBe(15);
  });

  it('goes by the priority of then', () => {
    const raised = anIssueTimeline('K-1', [['03T09:00', 'To Do']], {
      values: { priority: '1' },
      changes: { priority: [{ at: march('12T09:00'), from: '3', to: '1' }] },
    });
    const { readings } = priorityDistribution.compute(workInput([raised], { bucket: 'week' }));
    expect(readings.map(({ value }) => value).slice(0, 4)).toEqual([null, 0, 100, 100]);
  });
});

describe('Backlog health', () => {
  const now = Date.parse('2025-06-30');
  const item = (key: string, age: number, priority: string, points: string | null) => ({
    ...anIssueTimeline(key, [['03T09:00', 'To Do']], {
      values: {
        priority,
        rank: `0|${key}`,
        [POINTS]: points,
        description: points === null ? null : '1',
        parent: '900',
      },
    }),
    createdAt: now - age * DAY,
  });
  const BACKLOG = [
    item('B-1', 20, '2', '3'),
    item('B-2', 180, '3', null),
    item('B-3', 60, '1', '5'),
    item('B-4', 149, '4', null),
    item('B-5', 5, '3', '2'),
  ];
  const health = (histories: readonly IssueTimeline[], values = {}) => {
    const input = workInput(histories.toReversed(), {
      now,
      bucket: 'month',
      from: '2025-06-01' as CalendarDate,
      to: '2025-06-30' as CalendarDate,
    });
    return onlyReading(backlogHealth.compute(input, values));
  };

  it('of the worked example is 61.67: fresh .6, consistent 6/9, estimated .6, ready .6', () => {
    const reading = health(BACKLOG);
    expect(reading.value).toBeCloseTo(61.67, 2);
    expect(reading.parts).toMatchObject({ fresh: 60, estimated: 60, ready: 60 });
    expect(reading.parts['consistent']).toBeCloseTo((100 * 6) / 9, 12);
    expect(reading.flags).toContain('low-n');
  });

  it('weighs the factors as told: ready alone is 60', () => {
    const alone = { freshWeight: 0, consistentWeight: 0, estimatedWeight: 0 };
    expect(health(BACKLOG, alone).value).toBe(60);
  });

  it('leaves the order out where too few priorities differ', () => {
    const reading = health(BACKLOG.slice(0, 2));
    expect(reading.parts['consistent']).toBeNull();
    expect(reading.value).toBeCloseTo(50, 12);
  });

  it('of an empty backlog is not known', () => {
    expect(health([]).value).toBeNull();
  });

  it('is not about issues that went back to To Do after work on them began', () => {
    const back = anIssueTimeline('B-1', [
      ['03T09:00', 'To Do'],
      ['04T09:00', 'In Progress'],
      ['05T09:00', 'To Do'],
    ]);
    expect(health([back])).toMatchObject({ value: null, n: 0 });
  });
});
