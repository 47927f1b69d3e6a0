import fc from 'fast-check';
import { finishingEffect } from '../../../src/domain/metrics/finishing-effect';
import type { Measure } from '../../../src/domain/metrics/measure';
import { measurePopulation } from '../../../src/domain/metrics/measure-population';
import type { JiraMeasureSource } from '../../../src/domain/metrics/metric';
import type { WorkItem } from '../../../src/domain/metrics/work-item';
import type { Target } from '../../../src/domain/okr/key-result';
import { aSource } from '../../support/jira-measure';
import { aWorkItem, issueId } from '../../support/work-item';

const reach = (start: number, target: number): Target => ({ kind: 'reach', start, target });
const open = (id: string, fields: Partial<WorkItem> = {}) => aWorkItem(id, fields);
const done = (id: string, fields: Partial<WorkItem> = {}) =>
  aWorkItem(id, { statusCategory: 'done', ...fields });
const items = (dones: number, opens: number) => [
  ...Array.from({ length: dones }, (_, index) => done(`d${index}`)),
  ...Array.from({ length: opens }, (_, index) => open(`o${index}`)),
];
const count: Measure = { kind: 'count' };
const points: Measure = { kind: 'storyPoints' };

interface Case {
  readonly source?: Partial<JiraMeasureSource>;
  readonly target?: Target;
  readonly all: readonly WorkItem[];
  readonly finished: readonly WorkItem[];
}

function effectOf({ source = {}, target = reach(0, 100), all, finished }: Case) {
  const measured = aSource(source);
  return finishingEffect({
    source: measured,
    target,
    measurement: measurePopulation(measured, all),
    finished,
  });
}

describe('what finishing an issue would add', () => {
  it('is 9.09 points for one of 11 stories, 3 of them done: 27.27 % to 36.36 %', () => {
    const all = items(3, 8);
    const effect = effectOf({ all, finished: [open('o0')] });
    expect(effect?.progressBefore).toBeCloseTo(0.2727, 4);
    expect(effect?.progressAfter).toBeCloseTo(0.3636, 4);
    expect(effect?.points).toBeCloseTo(9.09, 2);
  });

  it('adds up over the open children of an epic: two of 11 are 18.18 points', () => {
    const effect = effectOf({ all: items(3, 8), finished: [open('o0'), open('o1')] });
    expect(effect?.points).toBeCloseTo(18.18, 2);
  });

  it('is 5 points for one more of 20 bugs', () => {
    const source = { mode: 'kpi', measure: count } as const;
    const effect = effectOf({
      source,
      target: reach(0, 20),
      all: items(12, 11),
      finished: [open('o0')],
    });
    expect(effect).toMatchObject({ progressBefore: 0.6, progressAfter: 0.65 });
    expect(effect?.points).toBeCloseTo(5, 9);
  });

  it('weighs by story points: 8 of 18', () => {
    const all = [
      done('1', { storyPoints: 5 }),
      open('2', { storyPoints: 8 }),
      open('3', { storyPoints: 5 }),
    ];
    const effect = effectOf({ source: { measure: points }, all, finished: all.slice(1, 2) });
    expect(effect?.points).toBeCloseTo(44.44, 2);
  });

  it('counts time in hours: 2 h towards 10 h', () => {
    const all = [open('1', { timeSpent: 7200 })];
    const source = { mode: 'kpi', measure: { kind: 'timeSpent' } } as const;
    expect(effectOf({ source, target: reach(0, 10), all, finished: all })?.points).toBeCloseTo(
      20,
      9,
    );
  });

  it('is less than nothing when done issues are to become fewer', () => {
    const source = { mode: 'kpi', measure: count } as const;
    const all = items(3, 1);
    const effect = effectOf({ source, target: reach(5, 1), all, finished: [open('o0')] });
    expect(effect?.points).toBeCloseTo(-25, 9);
  });
});

describe('finishing changes nothing', () => {
  const nothing = { points: 0 };

  it('when the issue is done already', () => {
    expect(effectOf({ all: items(3, 7), finished: [done('d0')] })).toMatchObject(nothing);
  });

  it('when all issues count, done or not', () => {
    const source = { mode: 'kpi', doneOnly: false, measure: count } as const;
    expect(effectOf({ source, all: items(3, 7), finished: [open('o0')] })).toMatchObject(nothing);
  });

  it('when the issue has no story points', () => {
    const all = [done('1', { storyPoints: 5 }), open('2')];
    const source = { measure: points };
    expect(effectOf({ source, all, finished: all.slice(1) })).toMatchObject(nothing);
  });

  it('when the target is reached without it', () => {
    const source = { mode: 'kpi', measure: count } as const;
    const all = items(20, 3);
    expect(effectOf({ source, target: reach(0, 20), all, finished: [open('o0')] })).toMatchObject({
      progressBefore: 1,
      progressAfter: 1,
      points: 0,
    });
  });
});

describe('it cannot be told', () => {
  const all = items(3, 7);
  const finished = [open('o0')];

  it.each(['remainingEstimate', 'progress'] as const)(
    'for %s, since resolving may clear the remaining estimate',
    (kind) => {
      const timed = all.map((item) => ({ ...item, timeSpent: 60, remainingEstimate: 60 }));
      const source = { mode: 'kpi', doneOnly: false, measure: { kind } } as const;
      expect(effectOf({ source, all: timed, finished })).toBeNull();
    },
  );

  it('for a limit that is to be kept', () => {
    expect(effectOf({ target: { kind: 'stayAbove', limit: 20 }, all, finished })).toBeNull();
  });

  it('without a value', () => {
    expect(effectOf({ source: { measure: points }, all, finished })).toBeNull();
  });

  it('for a target that equals its start', () => {
    expect(effectOf({ target: reach(5, 5), all, finished })).toBeNull();
  });

  it('for a sub-task whose parent may already sum its time', () => {
    const subTask = open('s', {
      hierarchyLevel: -1,
      parentId: issueId('p'),
      aggregateTimeSpent: 60,
    });
    const source = { measure: { kind: 'timeSpent' }, timeRollup: 'aggregate' } as const;
    expect(effectOf({ source, all: [subTask], finished: [subTask] })).toBeNull();
  });
});

describe('with times summed over sub-tasks', () => {
  it('a parent finished together with its sub-task counts once', () => {
    const parent = open('p', { aggregateTimeSpent: 10_800 });
    const subTask = open('s', {
      hierarchyLevel: -1,
      parentId: issueId('p'),
      aggregateTimeSpent: 7200,
    });
    const all = [parent, subTask, done('d', { aggregateTimeSpent: 3600 })];
    const source = { measure: { kind: 'timeSpent' }, timeRollup: 'aggregate' } as const;
    expect(effectOf({ source, all, finished: [parent, subTask] })?.points).toBeCloseTo(75, 9);
  });
});

it('what is promised is what measuring again gives, for any additive measure', () => {
  const fields = fc.record({
    statusCategory: fc.constantFrom('new' as const, 'done' as const),
    storyPoints: fc.option(fc.integer({ min: 0, max: 20 })),
    timeSpent: fc.option(fc.integer({ min: 0, max: 90_000 })),
  });
  const population = fc
    .array(fields, { minLength: 1, maxLength: 20 })
    .map((all) => all.map((each, index) => aWorkItem(`${index}`, each)));
  const measure = fc.constantFrom<Measure>(count, points, { kind: 'timeSpent' });
  const mode = fc.constantFrom('percent' as const, 'kpi' as const);
  fc.assert(
    fc.property(
      fc.tuple(measure, mode, fc.boolean()),
      population,
      fc.nat(20),
      ([m, md, doneOnly], all, take) => {
        const source = aSource({ measure: m, mode: md, doneOnly });
        const finished = all.slice(0, take);
        const effect = effectOf({ source, target: reach(0, 1000), all, finished });
        fc.pre(effect !== null);
        const later = all.map((item, index) =>
          index < take ? { ...item, statusCategory: 'done' as const } : item,
        );
        const { value } = measurePopulation(source, later);
        expect(effect.progressAfter).toBeCloseTo(Math.min(1, (value ?? Number.NaN) / 1000), 9);
      },
    ),
  );
});
