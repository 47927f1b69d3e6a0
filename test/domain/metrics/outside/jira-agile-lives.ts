/** What jira-agile-metrics says of single issues, and what we say of them. */
import { blockedIntervals } from '../../../../src/domain/metrics/timeline/blocked';
import { doneAt, startedAt } from '../../../../src/domain/metrics/timeline/completion';
import { cycleOf } from '../../../../src/domain/metrics/timeline/cycle';
import type { IssueTimeline } from '../../../../src/domain/metrics/timeline/issue-timeline';
import { type Stay, statusTimeline } from '../../../../src/domain/metrics/timeline/status-timeline';
import type { Interval } from '../../../../src/domain/metrics/working-time';
import { FLAGGED } from '../../../support/issue-timeline';
import {
  boardOf,
  type Case,
  cellsOf,
  dateIn,
  DAY,
  dayOf,
  dayStart,
  type Output,
  timelinesOf,
  valueOf,
} from './jira-agile-case';
import type { BothSides, Things } from './differences';

/** The cases that do not say what time it is were captured at this instant. */
const CAPTURED = Date.parse('2026-11-21T05:07:37Z');

/** Their unit: midnights passed. */
const midnights = ({ start, end }: Interval) =>
  (dayStart(dayOf(end)) - dayStart(dayOf(start))) / DAY;

/** When it was worked on: from its start until done, or as long as it lasts. */
function worked(stays: readonly Stay[], until: number): readonly Interval[] {
  const outcome = cycleOf(stays, { mode: 'gross', done: 'last' });
  if (outcome.kind === 'cycle') return outcome.cycle.counted;
  const start = startedAt(stays);
  return start === null || outcome.reason !== 'not-done' ? [] : [{ start, end: until }];
}

function blocked(timeline: IssueTimeline, stays: readonly Stay[], until: number) {
  const signals = { flaggedFieldId: FLAGGED, blockedStatusIds: new Set<string>() };
  return blockedIntervals(timeline, stays, { signals, counted: worked(stays, until) });
}

/** Start, end, cycle time and days blocked of each issue, of those in progress until now. */
export function cycles(one: Case, output: Output): BothSides {
  const { now } = one.kwargs;
  const board = boardOf(one.settings);
  const seenAt = now === undefined ? CAPTURED : Date.parse(`${now}Z`);
  const theirs = cellsOf(output).flatMap((row): Things => {
    const key = String(row['key']);
    return [
      [`${key} started`, dateIn(row[board.committed])],
      [`${key} completed`, dateIn(row['completed_timestamp'])],
      [`${key} cycle time`, valueOf(row['cycle_time'])],
      [`${key} blocked days`, valueOf(row['blocked_days'])],
    ];
  });
  const ours = timelinesOf(one).flatMap((timeline): Things => {
    const stays = statusTimeline(timeline, board.categoryOf);
    const outcome = cycleOf(stays, { mode: 'gross', done: 'last' });
    const cycle = outcome.kind === 'cycle' ? outcome.cycle : null;
    const start = startedAt(stays);
    const done = doneAt(stays, 'last');
    const { key } = timeline;
    const whole = cycle === null ? null : { start: cycle.startedAt, end: cycle.doneAt };
    return [
      [`${key} started`, start === null ? null : dayOf(start)],
      [`${key} completed`, done === null ? null : dayOf(done)],
      [`${key} cycle time`, whole === null ? null : midnights(whole)],
      [
        `${key} blocked days`,
        blocked(timeline, stays, seenAt).reduce((sum, interval) => sum + midnights(interval), 0),
      ],
    ];
  });
  return { theirs, ours };
}

/** When issues were flagged while they were worked on. */
export function impediments(one: Case, output: Output): BothSides {
  const { categoryOf } = boardOf(one.settings);
  const labelled = (key: string, start: string) => `${key} flagged ${start}`;
  const theirs = cellsOf(output).map(
    (row) =>
      [
        labelled(String(row['key']), dateIn(row['start']) ?? ''),
        dateIn(row['end']) ?? 'still',
      ] as const,
  );
  const ours = timelinesOf(one).flatMap((timeline): Things => {
    const stays = statusTimeline(timeline, categoryOf);
    return blocked(timeline, stays, Infinity).map(
      ({ start, end }) =>
        [
          labelled(timeline.key, dayOf(start)),
          Number.isFinite(end) ? dayOf(end) : 'still',
        ] as const,
    );
  });
  return { theirs, ours };
}

/** When each bug or piece of debt was created and resolved. */
export function lifetimes(one: Case, output: Output): BothSides {
  const { categoryOf } = boardOf(one.settings);
  const theirs = cellsOf(output).flatMap((row): Things => {
    const key = String(row['key']);
    return [
      [`${key} created`, valueOf(row['created'])],
      [`${key} resolved`, valueOf(row['resolved'])],
    ];
  });
  const iso = (at: number) => new Date(at).toISOString().slice(0, 19);
  const ours = timelinesOf(one).flatMap((timeline): Things => {
    const done = doneAt(statusTimeline(timeline, categoryOf), 'last');
    return [
      [`${timeline.key} created`, iso(timeline.createdAt)],
      [`${timeline.key} resolved`, done === null ? null : iso(done)],
    ];
  });
  return { theirs, ours };
}
