import { blockedIntervals } from '../timeline/blocked';
import { visitsOf } from './code-review-time';
import { type DrillDownCell, type DrillDownCells, unknown } from './drill-down-cell';
import type { SeenIssue, Teller } from './drill-down-seen';
import { effortsAndReference } from './estimation-accuracy';
import type { FlowInput } from './flow-input';
import { totalTime } from './flow-issue';
import { expectedHours, loggedHours } from './worklog-accuracy';

const HOUR_MS = 3_600_000;

/** Hours in which it was blocked, of those that count for its cycle. Source: metrics-spec P9. */
export const blockedCells: Teller =
  ({ input }) =>
  (seen) => ({ 'blocked-hours': blockedCell(seen, input) });

function blockedCell({ flow, history }: SeenIssue, input: FlowInput): DrillDownCell {
  const blockedStatusIds = input.practice.statuses.blocked;
  const { flaggedFieldId } = input;
  if (flow === null) return unknown('other-level');
  if (flaggedFieldId === null && blockedStatusIds.size === 0) return unknown('no-signal-of-blocks');
  if (flow.cycle === null) return unknown(flow.noCycle ?? 'never-started');
  const rule = { signals: { flaggedFieldId, blockedStatusIds }, counted: flow.cycle.counted };
  const blocked = blockedIntervals(history, flow.stays, rule);
  return { kind: 'number', value: totalTime(blocked, input.counting) / HOUR_MS };
}

/** Stays in review so far, the hours of those that are over, and how the first one ended. */
export const reviewCells: Teller =
  ({ input, end }) =>
  ({ flow, doneAt }) => {
    const { review } = input.practice.statuses;
    if (review.size === 0) return everyReview(unknown('needs-review-statuses'));
    if (flow === null) return everyReview(unknown('other-level'));
    const until = Math.max(end, doneAt ?? end);
    const stays = flow.stays.filter(
      ({ statusId, start }) => review.has(statusId) && start <= until,
    );
    const visits = visitsOf(flow, input).filter((visit) => visit.end <= until);
    const isOpen = visits.length === 0 && stays.length > 0;
    const nothing = isOpen ? unknown('still-in-review') : null;
    const [first] = visits;
    return {
      'review-visits': { kind: 'number', value: stays.length },
      'review-hours':
        first === undefined
          ? nothing
          : { kind: 'number', value: visits.reduce((sum, { hours }) => sum + hours, 0) },
      'first-pass': first === undefined ? nothing : { kind: 'answer', is: first.isApproved },
    };
  };

const everyReview = (cell: DrillDownCell): DrillDownCells => ({
  'review-visits': cell,
  'review-hours': cell,
  'first-pass': cell,
});

/** What a point takes the team, what that makes of the estimate, and what it took. Source: C.3, 20. */
export const effortCells: Teller = ({ input, parameters }) => {
  const { efforts, hoursPerPoint } = effortsAndReference(input, parameters);
  return ({ flow }) => {
    const effort = flow === null ? undefined : efforts.get(flow);
    if (effort === undefined) return everyEffort(unknown('not-done'));
    const perPoint = hoursPerPoint(effort);
    const { points, hours } = effort;
    return {
      'hours-per-point':
        perPoint === null ? unknown('too-few-before') : { kind: 'number', value: perPoint },
      'expected-hours': expectedCell(perPoint, points),
      'effort-hours': hours > 0 ? { kind: 'number', value: hours } : unknown('no-effort-known'),
    };
  };
};

function expectedCell(perPoint: number | null, points: number | null): DrillDownCell {
  if (points === null) return unknown('unestimated');
  return perPoint === null
    ? unknown('too-few-before')
    : { kind: 'number', value: perPoint * points };
}

const everyEffort = (cell: DrillDownCell): DrillDownCells => ({
  'hours-per-point': cell,
  'expected-hours': cell,
  'effort-hours': cell,
});

/** Hours that were to be expected of an issue and those that were logged. Source: C.3, 26. */
export const worklogCells: Teller = ({ input }) => {
  const expected = expectedHours(input);
  return ({ flow }) => {
    const hours = flow === null ? 0 : expected(flow);
    return {
      'expected-hours': hours > 0 ? { kind: 'number', value: hours } : unknown('nothing-to-expect'),
      'logged-hours': loggedCell(flow, input),
    };
  };
};

function loggedCell(flow: SeenIssue['flow'], input: FlowInput): DrillDownCell {
  if (flow === null) return unknown('other-level');
  // None of those that were read is 0 hours; not read is not known.
  if (input.worklogs?.has(flow.history.id) !== true) return unknown('not-read');
  return { kind: 'number', value: loggedHours(flow, input) };
}
