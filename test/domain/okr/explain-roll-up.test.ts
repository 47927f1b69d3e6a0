import fc from 'fast-check';
import { STEADY_PACE } from '../../../src/domain/okr/expected-progress';
import { explainRollUp } from '../../../src/domain/okr/explain-roll-up';
import { countsInParent, rollUp, type RollUpPart } from '../../../src/domain/okr/roll-up';
import { LEVELS, levelProblem } from '../../../src/domain/okr/objective';
import { initiativeProgress } from '../../../src/domain/okr/initiative';
import { DEFAULT_STATUS_RULE } from '../../../src/domain/okr/status-rule';
import type { ProjectId } from '../../../src/domain/shared/ids';
import { day } from '../../support/calendar-day';

const part = (progress: number | null, weight: number): RollUpPart => ({
  progress,
  expected: 0.5,
  weight,
  status: 'on-track',
});

describe('the sum of an objective (B.3)', () => {
  it('gives the example of the specification line by line: 20 + 15 + 25 = 60', () => {
    const lines = explainRollUp([part(0.8, 1), part(0.3, 2), part(1, 1)]);
    expect(lines.map(({ share }) => share)).toEqual([0.25, 0.5, 0.25]);
    expect(lines.map(({ contribution }) => contribution)).toEqual([0.2, 0.15, 0.25]);
  });

  it('has a line of 0 for a part without data and none for one that weighs nothing', () => {
    const lines = explainRollUp([part(null, 1), part(1, 1), part(1, 0)]);
    expect(lines.map(({ contribution }) => contribution)).toEqual([0, 0.5]);
  });

  it('adds up to the progress shown, whatever the parts', () => {
    const any = fc.array(
      fc.tuple(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), fc.nat({ max: 100 })),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(any, (pairs) => {
        const parts = pairs.map(([progress, weight]) => part(progress, weight));
        const { progress } = rollUp(parts, {
          period: null,
          pace: STEADY_PACE,
          today: day('2026-02-14'),
          rule: DEFAULT_STATUS_RULE,
        });
        const sum = explainRollUp(parts).reduce((total, line) => total + line.contribution, 0);
        expect(sum).toBeCloseTo(progress ?? 0, 12);
      }),
    );
  });
});

describe('what counts in a parent', () => {
  const child = { lifecycle: 'active', closing: null, isInRollUp: true, isPrivate: false } as const;
  it.each([
    ['an objective', {}, false, true],
    ['one switched off', { isInRollUp: false }, false, false],
    ['an archived one', { lifecycle: 'archived' as const }, false, false],
    ['a private one in a visible parent', { isPrivate: true }, false, false],
    ['a private one in a private parent', { isPrivate: true }, true, true],
    ['a visible one in a private parent', {}, true, true],
  ])('%s', (_label, change, isPrivate, counts) => {
    expect(countsInParent({ ...child, ...change }, { isPrivate })).toBe(counts);
  });
});

describe('levels', () => {
  const project = '100' as ProjectId;
  it('belong to the site, to a project, or to either', () => {
    expect(
      LEVELS.map((level) => [levelProblem(level, null), levelProblem(level, project)]),
    ).toEqual([
      [null, 'level-needs-site'],
      [null, null],
      ['level-needs-project', null],
    ]);
  });
});

describe('the progress of an initiative', () => {
  const child = (statusCategory: 'new' | 'done', storyPoints: number | null | undefined) => ({
    statusCategory,
    storyPoints,
  });
  it('counts issues, and points where there are any', () => {
    expect(initiativeProgress([child('done', 3), child('new', null), child('new', 1)])).toEqual({
      done: 1,
      total: 3,
      donePoints: 3,
      points: 4,
      progress: 1 / 3,
    });
  });

  it('has no points where nobody estimates, and no progress where nothing is planned', () => {
    expect(initiativeProgress([child('done', undefined)])).toMatchObject({ points: null });
    expect(initiativeProgress([])).toMatchObject({ total: 0, progress: null });
  });
});
