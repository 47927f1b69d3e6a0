import fc from 'fast-check';
import type { Measure } from '../../../src/domain/metrics/measure';
import { measurePopulation } from '../../../src/domain/metrics/measure-population';
import type { JiraMeasureSource } from '../../../src/domain/metrics/metric';
import type { StatusCategory, WorkItem } from '../../../src/domain/metrics/work-item';
import { aSource } from '../../support/jira-measure';
import { aWorkItem, issueId } from '../../support/work-item';
import { customMeasure, K_ISSUES } from './table-a5';

const percent = (measure: Measure) => aSource({ measure });
const kpi = (measure: Measure, doneOnly: boolean) => aSource({ measure, mode: 'kpi', doneOnly });
const count: Measure = { kind: 'count' };
const points: Measure = { kind: 'storyPoints' };
const timeSpent: Measure = { kind: 'timeSpent' };
const progress: Measure = { kind: 'progress' };

const stories = (total: number, done: number) =>
  Array.from({ length: total }, (_, index) =>
    aWorkItem(`${index}`, { statusCategory: index < done ? 'done' : 'new' }),
  );

describe('the measure table of the specification (A.5)', () => {
  it.each([
    ['count', count, 40],
    ['time spent', timeSpent, 22.22],
    ['original estimate', { kind: 'originalEstimate' }, 46.15],
    ['story points', points, 27.78],
    ['a custom field', customMeasure, 77.78],
  ] as const)('percent complete by %s', (_label, measure, value) => {
    const measured = measurePopulation(percent(measure), K_ISSUES);
    expect(measured.value).toBeCloseTo(value, 2);
    expect(measured).toMatchObject({ unit: 'percent', reason: null, doneCount: 2, n: 5 });
  });

  it.each([
    ['count', count, true, 2, 'issue'],
    ['count', count, false, 5, 'issue'],
    ['time spent', timeSpent, true, 2, 'hour'],
    ['time spent', timeSpent, false, 9, 'hour'],
    ['original estimate', { kind: 'originalEstimate' }, true, 6, 'hour'],
    ['original estimate', { kind: 'originalEstimate' }, false, 13, 'hour'],
    ['remaining estimate', { kind: 'remainingEstimate' }, true, 2, 'hour'],
    ['remaining estimate', { kind: 'remainingEstimate' }, false, 4, 'hour'],
    ['progress', progress, true, 50, 'percent'],
    ['progress', progress, false, 58.33, 'percent'],
    ['story points', points, true, 5, 'point'],
    ['story points', points, false, 18, 'point'],
    ['a custom field', customMeasure, true, 14, 'number'],
    ['a custom field', customMeasure, false, 18, 'number'],
  ] as const)('KPI %s, done only: %p', (_label, measure, doneOnly, value, unit) => {
    const measured = measurePopulation(kpi(measure, doneOnly), K_ISSUES);
    expect(measured.value).toBeCloseTo(value, 2);
    expect(measured).toMatchObject({ unit, reason: null, n: 5 });
  });

  it('shows numerator and denominator in hours, not seconds', () => {
    expect(measurePopulation(percent(timeSpent), K_ISSUES)).toMatchObject({
      numerator: 2,
      denominator: 9,
    });
  });

  it('counts K-2 as the one without story points', () => {
    expect(measurePopulation(percent(points), K_ISSUES).missing).toBe(1);
  });

  it('points out the negative custom value', () => {
    expect(measurePopulation(percent(customMeasure), K_ISSUES).flags).toEqual(['negative-values']);
    expect(measurePopulation(percent(points), K_ISSUES).flags).toEqual([]);
  });

  it('leaves K-4, which nobody tracked time on, out of the mean progress', () => {
    const measured = measurePopulation(kpi(progress, false), K_ISSUES);
    expect(measured.excluded).toEqual([{ issueId: '4', reason: 'no-time-tracked' }]);
    expect(measured.denominator).toBe(4);
  });

  it('counts K-4 as 0 % when the key result says so: 46.67 %', () => {
    const source: JiraMeasureSource = { ...kpi(progress, false), untracked: 'zero' };
    const measured = measurePopulation(source, K_ISSUES);
    expect(measured.value).toBeCloseTo(46.67, 2);
    expect(measured).toMatchObject({ excluded: [], missing: 1, denominator: 5 });
  });
});

describe("Ally's examples (A.2, A.5)", () => {
  it('3 of 10 stories done are 30 %', () => {
    expect(measurePopulation(percent(count), stories(10, 3)).value).toBe(30);
  });

  it('an eleventh story makes it 27.27 %', () => {
    expect(measurePopulation(percent(count), stories(11, 3)).value).toBeCloseTo(27.2727, 4);
  });

  it('a bug key result counts the closed ones, whatever else is filed', () => {
    expect(measurePopulation(kpi(count, true), stories(23, 12)).value).toBe(12);
    expect(measurePopulation(kpi(count, true), stories(31, 20)).value).toBe(20);
  });
});

describe('nothing to measure (A.2)', () => {
  it.each([count, timeSpent, points, customMeasure])('%j of no issues has no percentage', (m) => {
    const empty = { value: null, reason: 'empty-population', n: 0 };
    expect(measurePopulation(percent(m), [])).toMatchObject(empty);
  });

  it('the mean progress of no issues is unknown', () => {
    expect(measurePopulation(kpi(progress, false), []).reason).toBe('empty-population');
  });

  it.each([count, timeSpent, points, customMeasure])('the sum of %j over no issues is 0', (m) => {
    expect(measurePopulation(kpi(m, true), [])).toMatchObject({ value: 0, reason: null });
  });

  it('without any estimate there is no percentage, and no silent fall-back to the count', () => {
    expect(measurePopulation(percent(points), stories(5, 2))).toMatchObject({
      value: null,
      reason: 'zero-denominator',
      missing: 5,
      n: 5,
    });
  });

  it('values that cancel out give no percentage, even with binary fractions', () => {
    const values = [0.1, 0.2, -0.3];
    const items = values.map((value, index) =>
      aWorkItem(`${index}`, { statusCategory: 'done', numbers: { customfield_10050: value } }),
    );
    expect(measurePopulation(percent(customMeasure), items).reason).toBe('zero-denominator');
  });

  it('without any tracked time there is no mean progress', () => {
    const measured = measurePopulation(kpi(progress, false), stories(3, 1));
    expect(measured).toMatchObject({ value: null, reason: 'zero-denominator', n: 3 });
    expect(measured.excluded).toHaveLength(3);
  });

  it('with no done issue there is no mean progress of done issues', () => {
    const open = K_ISSUES.filter((item) => item.statusCategory !== 'done');
    expect(measurePopulation(kpi(progress, true), open).reason).toBe('zero-denominator');
  });
});

describe('a field that Jira does not return', () => {
  const hidden = (item: WorkItem): WorkItem => ({
    ...item,
    timeSpent: undefined,
    remainingEstimate: undefined,
    storyPoints: undefined,
    numbers: {},
  });

  it.each([timeSpent, points, customMeasure])('for %j is not a sum of 0', (measure) => {
    for (const source of [percent(measure), kpi(measure, true), kpi(measure, false)]) {
      expect(measurePopulation(source, K_ISSUES.map(hidden))).toMatchObject({
        value: null,
        reason: 'field-unavailable',
        n: 5,
      });
    }
  });

  it('leaves the mean progress unknown', () => {
    const measured = measurePopulation(kpi(progress, false), K_ISSUES.map(hidden));
    expect(measured.reason).toBe('field-unavailable');
  });

  it('on some issues only counts as empty there', () => {
    const items = K_ISSUES.map((item) => (item.id === '1' ? hidden(item) : item));
    expect(measurePopulation(kpi(points, false), items)).toMatchObject({ value: 13, missing: 2 });
  });
});

describe('sub-tasks', () => {
  const parent = aWorkItem('1', { timeSpent: 3600, aggregateTimeSpent: 10_800, storyPoints: 3 });
  const subTask = aWorkItem('2', {
    parentId: issueId('1'),
    hierarchyLevel: -1,
    statusCategory: 'done',
    timeSpent: 7200,
    aggregateTimeSpent: 7200,
    storyPoints: 2,
  });
  const summed = (source: JiraMeasureSource): JiraMeasureSource => ({
    ...source,
    timeRollup: 'aggregate',
  });

  it('add to their parent by their own fields without counting time twice', () => {
    const measured = measurePopulation(kpi(timeSpent, false), [parent, subTask]);
    expect(measured.value).toBe(3);
    expect(measured.flags).toEqual(['mixed-hierarchy']);
  });

  it('are left out where their parent already sums their time', () => {
    const measured = measurePopulation(summed(kpi(timeSpent, false)), [parent, subTask]);
    expect(measured.value).toBe(3);
    expect(measured.excluded).toEqual([{ issueId: '2', reason: 'counted-by-parent' }]);
  });

  it('count by themselves where the query does not find their parent', () => {
    expect(measurePopulation(summed(kpi(timeSpent, false)), [subTask]).value).toBe(2);
  });

  it('do not keep a story from counting beside its epic, whose sums leave stories out', () => {
    const epic = aWorkItem('9', { hierarchyLevel: 1, aggregateTimeSpent: 3600 });
    const story = { ...parent, parentId: issueId('9') };
    expect(measurePopulation(summed(kpi(timeSpent, false)), [epic, story]).value).toBe(4);
  });

  it('are not dropped from other measures by a setting about time', () => {
    expect(measurePopulation(summed(kpi(points, false)), [parent, subTask])).toMatchObject({
      value: 5,
      excluded: [],
    });
  });
});

describe('warnings about a population', () => {
  const epic = aWorkItem('1', { hierarchyLevel: 1, storyPoints: 8 });
  const child = aWorkItem('2', { parentId: issueId('1'), storyPoints: 5 });

  it('say that an epic and its story count their points twice', () => {
    expect(measurePopulation(kpi(points, false), [epic, child]).flags).toEqual([
      'mixed-hierarchy',
      'own-and-parent-counted',
    ]);
  });

  it('do not say so when the epic has no points of its own', () => {
    const bare = { ...epic, storyPoints: null };
    expect(measurePopulation(kpi(points, false), [bare, child]).flags).toEqual(['mixed-hierarchy']);
  });

  it('say that two story-point fields of an issue differ, for story points only', () => {
    const torn = { ...child, hasStoryPointConflict: true };
    expect(measurePopulation(kpi(points, false), [torn]).flags).toEqual(['story-point-conflict']);
    expect(measurePopulation(kpi(count, false), [torn]).flags).toEqual([]);
  });
});

describe('for any population', () => {
  const amount = fc.option(fc.integer({ min: -100, max: 1000 }));
  const seconds = fc.option(fc.integer({ min: 0, max: 400_000 }));
  const category = fc.constantFrom<StatusCategory>('new', 'indeterminate', 'done', 'undefined');
  const fields = fc.record({
    statusCategory: category,
    timeSpent: seconds,
    originalEstimate: seconds,
    remainingEstimate: seconds,
    storyPoints: amount,
    hierarchyLevel: fc.constantFrom(-1, 0, 1),
    numbers: fc.record({
      customfield_10050: fc.option(fc.double({ min: -9, max: 99, noNaN: true })),
    }),
  });
  const population = fc.array(fields, { maxLength: 25 }).map((all) =>
    all.map((each, index) =>
      aWorkItem(`${index}`, {
        ...each,
        aggregateTimeSpent: each.timeSpent,
        parentId: index % 3 === 1 ? issueId(`${index - 1}`) : null,
      }),
    ),
  );
  const additive = fc.constantFrom<Measure>(
    count,
    timeSpent,
    { kind: 'originalEstimate' },
    { kind: 'remainingEstimate' },
    points,
    customMeasure,
  );
  const anySource = fc.oneof(
    fc.tuple(additive, fc.boolean()).map(([m, doneOnly]) => kpi(m, doneOnly)),
    fc.constantFrom(count, timeSpent, points, customMeasure).map(percent),
    fc.boolean().map((doneOnly) => kpi(progress, doneOnly)),
    fc
      .boolean()
      .map((doneOnly) => ({ ...kpi(timeSpent, doneOnly), timeRollup: 'aggregate' as const })),
  );

  it('what the issues add sums to the value', () => {
    fc.assert(
      fc.property(anySource, population, (source, items) => {
        const { value, contributors } = measurePopulation(source, items);
        const counted = contributors.filter((each) => each.isCounted);
        const total = counted.reduce((sum, each) => sum + each.amount, 0);
        const scale = Math.max(1, Math.abs(value ?? 0));
        expect(total / scale).toBeCloseTo((value ?? 0) / scale, 6);
      }),
    );
  });

  it('contributors and exclusions are the population, each issue once', () => {
    fc.assert(
      fc.property(anySource, population, (source, items) => {
        const measured = measurePopulation(source, [...items, ...items.slice(0, 3)]);
        const ids = [...measured.contributors, ...measured.excluded].map((each) => each.issueId);
        expect(ids.sort()).toEqual(items.map((item) => item.id).sort());
        expect(measured.n).toBe(items.length);
      }),
    );
  });

  it('the order of the issues changes nothing', () => {
    fc.assert(
      fc.property(anySource, population, (source, items) => {
        const whole = (all: readonly WorkItem[]) => ({
          ...measurePopulation(source, all),
          contributors: [],
          excluded: [],
        });
        expect(whole(items.toReversed())).toEqual(whole(items));
      }),
    );
  });

  it('measuring two halves and adding them up equals measuring the whole', () => {
    fc.assert(
      fc.property(
        fc.tuple(additive, fc.boolean()),
        population,
        fc.nat(25),
        ([m, doneOnly], items, at) => {
          const value = (part: readonly WorkItem[]) =>
            measurePopulation(kpi(m, doneOnly), part).value ?? Number.NaN;
          expect(value(items.slice(0, at)) + value(items.slice(at))).toBeCloseTo(value(items), 9);
        },
      ),
    );
  });

  it('a percentage of non-negative values lies between 0 and 100', () => {
    fc.assert(
      fc.property(fc.constantFrom(count, timeSpent), population, (measure, items) => {
        const { value } = measurePopulation(percent(measure), items);
        return value === null || (value >= 0 && value <= 100 + 1e-9);
      }),
    );
  });

  it('the issues handed in stay as they are', () => {
    const frozen = Object.freeze(K_ISSUES.map((item) => Object.freeze({ ...item })));
    expect(measurePopulation(kpi(progress, true), frozen).value).toBe(50);
  });
});
