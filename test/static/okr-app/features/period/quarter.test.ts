import {
  choiceOf,
  periodOf,
  withPreset,
} from '../../../../../static/okr-app/src/features/period/period-choice';
import {
  periodText,
  quarterAround,
} from '../../../../../static/okr-app/src/features/period/quarter';

describe('quarters', () => {
  it.each([
    ['2026-01-01', 0, '2026-01-01', '2026-03-31'],
    ['2026-11-21', 0, '2026-10-01', '2026-12-31'],
    ['2026-11-21', 1, '2027-01-01', '2027-03-31'],
    ['2028-02-29', 0, '2028-01-01', '2028-03-31'],
    ['2026-06-30', 0, '2026-04-01', '2026-06-30'],
  ])('around %s, moved by %p, runs from %s to %s', (day, shift, start, end) => {
    expect(quarterAround(day, shift)).toEqual({ start, end });
  });

  it.each([
    [{ start: '2026-10-01', end: '2026-12-31' }, 'Q4 2026'],
    [{ start: '2026-10-01', end: '2026-11-15' }, '1 Oct 2026 – 15 Nov 2026'],
    [null, 'No dates'],
  ])('%p reads %s', (period, text) => {
    expect(periodText(period)).toBe(text);
  });
});

describe('a chosen period', () => {
  const today = '2026-11-21';
  it('is recognised as this quarter', () => {
    expect(choiceOf({ start: '2026-10-01', end: '2026-12-31' }, today).preset).toBe('this-quarter');
  });
  it('keeps its days when it becomes a custom one', () => {
    const choice = withPreset(choiceOf(quarterAround(today), today), 'custom', today);
    expect(periodOf(choice)).toEqual({ ok: true, period: quarterAround(today) });
  });
  it('needs both days', () => {
    expect(periodOf({ preset: 'custom', start: today, end: '', cycleId: null }).ok).toBe(false);
  });
});
