import { blockedIntervals } from '../../../../src/domain/metrics/timeline/blocked';
import {
  CYCLE_MODES,
  type CycleMode,
  cycleOf,
} from '../../../../src/domain/metrics/timeline/cycle';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import { statusTimeline } from '../../../../src/domain/metrics/timeline/status-timeline';
import type { Interval } from '../../../../src/domain/metrics/working-time';
import {
  anIssueTimeline,
  categoryByName,
  FLAGGED,
  FLOW_ISSUES,
} from '../../../support/issue-timeline';

const DAY = 86_400_000;
const days = (intervals: readonly Interval[]) =>
  intervals.reduce((sum, { start, end }) => sum + (end - start), 0) / DAY;

function cycleDays(history: IssueTimeline, mode: CycleMode): number | string {
  const outcome = cycleOf(statusTimeline(history, categoryByName), { mode, done: 'last' });
  return outcome.kind === 'cycle' ? days(outcome.cycle.counted) : outcome.reason;
}

describe('Cycle time of the flow example, in days', () => {
  it.each([
    ['netOfDone', [2, 3.5, 3, 'never-started', 6]],
    ['gross', [2, 3.5, 6, 'never-started', 6]],
    ['lastPass', [2, 3.5, 1, 'never-started', 6]],
    ['statusSum', [2, 3.5, 3, 'never-started', 6]],
  ] as const)('counted as %s', (mode, expected) => {
    expect(FLOW_ISSUES.map((issue) => cycleDays(issue, mode))).toEqual(expected);
  });

  it('is the same by every rule for an issue that only went forward', () => {
    const forward = FLOW_ISSUES.slice(0, 1);
    const modes = CYCLE_MODES.map((mode) => forward.map((issue) => cycleDays(issue, mode)));
    expect(new Set(modes.flat()).size).toBe(1);
  });

  it('keeps running while the issue is back in To Do, except where only work is added up', () => {
    const back = anIssueTimeline('K-1', [
      ['03T09:00', 'In Progress'],
      ['04T09:00', 'To Do'],
      ['08T09:00', 'In Progress'],
      ['09T09:00', 'Done'],
    ]);
    expect(CYCLE_MODES.map((mode) => cycleDays(back, mode))).toEqual([6, 6, 2, 1]);
  });

  it('is none for what is not done, and for what was done when it was brought along', () => {
    const open = anIssueTimeline('K-1', [['03T09:00', 'In Progress']]);
    const imported = anIssueTimeline('K-2', [['03T09:00', 'Done']]);
    expect(cycleDays(open, 'netOfDone')).toBe('not-done');
    expect(cycleDays(imported, 'netOfDone')).toBe('imported');
  });
});

describe('Blocked time', () => {
  function blockedDays(history: IssueTimeline): number {
    const stays = statusTimeline(history, categoryByName);
    const outcome = cycleOf(stays, { mode: 'netOfDone', done: 'last' });
    if (outcome.kind === 'none') return NaN;
    const signals = { flaggedFieldId: FLAGGED, blockedStatusIds: new Set(['Blocked']) };
    return days(blockedIntervals(history, stays, { signals, counted: outcome.cycle.counted }));
  }

  it('of a flag and a blocked status that overlap is counted once: 3 days, not 4', () => {
    expect(FLOW_ISSUES.slice(-1).map(blockedDays)).toEqual([3]);
  });

  it('leaves out a flag in the backlog and one left on after done', () => {
    const history = anIssueTimeline(
      'K-1',
      [
        ['03T09:00', 'To Do'],
        ['05T09:00', 'In Progress'],
        ['07T09:00', 'Done'],
      ],
      { flags: [['04T09:00', true]] },
    );
    expect(blockedDays(history)).toBe(2);
  });

  it('counts a flag set on creation that nobody ever took off', () => {
    const history = anIssueTimeline(
      'K-1',
      [
        ['03T09:00', 'In Progress'],
        ['05T09:00', 'Done'],
      ],
      { values: { [FLAGGED]: 'Impediment' } },
    );
    expect(blockedDays(history)).toBe(2);
  });
});
