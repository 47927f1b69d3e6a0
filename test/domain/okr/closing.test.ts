import {
  type Closing,
  isCounted,
  lifecycleAfter,
  suggestedOutcome,
  suggestedScore,
} from '../../../src/domain/okr/closing';
import { carriedPlan } from '../../../src/domain/okr/carry-over';
import type { AccountId } from '../../../src/domain/shared/ids';
import { day } from '../../support/calendar-day';

const closing: Closing = {
  at: '2026-03-31T10:00:00.000Z',
  by: 'lea' as AccountId,
  score: 0.5,
  outcome: 'partly',
  lesson: '',
  value: 5,
  progress: 0.5,
  status: 'at-risk',
};

describe('what progress suggests', () => {
  it.each([
    [null, null, null],
    [-0.2, 0, 'missed'],
    [0.3999, 0.4, 'missed'],
    [0.4, 0.4, 'partly'],
    [4 / 11, 0.36, 'missed'],
    [0.995, 1, 'partly'],
    [1, 1, 'achieved'],
    [1.25, 1, 'achieved'],
  ] as const)('for %p is the score %p and the outcome %p', (progress, score, outcome) => {
    expect(suggestedScore(progress)).toBe(score);
    expect(suggestedOutcome(progress)).toBe(outcome);
  });
});

describe('the sums above', () => {
  it.each([
    ['active', null, true],
    ['closed', closing, true],
    ['closed', { ...closing, outcome: 'cancelled' }, false],
    ['postponed', null, false],
    ['archived', closing, false],
    ['deleted', null, false],
  ] as const)('take in what is %s: %#', (lifecycle, end, expected) => {
    expect(isCounted({ lifecycle, closing: end })).toBe(expected);
  });
});

describe('a closed lifecycle', () => {
  it('leaves only by being reopened, archived or deleted', () => {
    const closed = { lifecycle: 'closed', closing } as const;
    expect(lifecycleAfter(closed, 'active').ok).toBe(false);
    expect(lifecycleAfter(closed, 'postponed').ok).toBe(false);
    expect(lifecycleAfter(closed, 'archived')).toEqual({ ok: true, value: 'archived' });
  });

  it('is what comes back from the archive', () => {
    const archived = { lifecycle: 'archived', closing } as const;
    expect(lifecycleAfter(archived, 'active')).toEqual({ ok: true, value: 'closed' });
  });
});

describe('a carried over plan', () => {
  const linear = { kind: 'linear' } as const;
  const zones = { commit: 5, stretch: 12 };
  const plan = { target: { kind: 'reach', start: 0, target: 10 }, zones, curve: linear } as const;

  it('starts where it stands: from 4 to 10, with commit 5 still ahead', () => {
    expect(carriedPlan(plan, 'current', 4)).toEqual({
      ok: true,
      value: { ...plan, target: { kind: 'reach', start: 4, target: 10 } },
    });
  });

  it('loses zones that lie behind it', () => {
    const carried = carriedPlan(plan, 'current', 6);
    expect(carried.ok && carried.value.zones).toBeNull();
  });

  it('loses phases, whose days were those of the old cycle', () => {
    const curve = { kind: 'phased', points: [{ on: day('2026-02-01'), progress: 0.5 }] } as const;
    const carried = carriedPlan({ ...plan, curve }, 'same', null);
    expect(carried).toEqual({ ok: true, value: plan });
  });

  it('cannot start at a value that is unknown, or that is the target', () => {
    expect(carriedPlan(plan, 'current', null)).toEqual({
      ok: false,
      error: 'nothing-measured-yet',
    });
    expect(carriedPlan(plan, 'current', 10)).toEqual({ ok: false, error: 'target-equals-start' });
  });
});
