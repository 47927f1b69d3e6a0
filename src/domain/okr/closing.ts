import { calendarDateAt, type CalendarDate } from '../shared/calendar-date';
import type { AccountId } from '../shared/ids';
import type { Ratio } from '../shared/ratio';
import { TOLERANCE } from '../shared/tolerance';
import { err, ok, type Result } from '../shared/result';
import type { Lifecycle, SettableLifecycle } from './lifecycle';
import type { ProgressStatus } from './status';

export const OUTCOMES = ['achieved', 'partly', 'missed', 'cancelled'] as const;

/** How it ended, in the judgement of whoever closed it. */
export type Outcome = (typeof OUTCOMES)[number];

/**
 * The end of an objective or key result. The numbers are those of the moment it was closed: what
 * happens in Jira afterwards never moves them.
 */
export interface Closing {
  /** ISO instant. */
  readonly at: string;
  readonly by: AccountId;
  /** `null` when it was not scored. */
  readonly score: Ratio | null;
  readonly outcome: Outcome;
  /** What the people learned; may be empty. */
  readonly lesson: string;
  /** In the key result's unit; `null` for objectives and where there was no data. */
  readonly value: number | null;
  readonly progress: Ratio | null;
  readonly status: ProgressStatus;
}

/** What a person says when they close something; the numbers are added by the app. */
export type ClosingWords = Pick<Closing, 'score' | 'outcome' | 'lesson'>;

/** Scores have two decimals: more would claim more than a judgement can hold. */
const SCORE_STEPS = 100;
/** Below this, little of it was reached: the band 0.0 to 0.3, open at 0.4. Source: peers row 53. */
const PARTLY_FROM: Ratio = 0.4;

/** Progress as a score; `null` without data, since a missing number is never 0. */
export function suggestedScore(progress: Ratio | null): Ratio | null {
  if (progress === null) return null;
  const within01 = Math.min(1, Math.max(0, progress));
  return Math.round(within01 * SCORE_STEPS + TOLERANCE) / SCORE_STEPS;
}

/**
 * Achieved when the target was reached, which is what the status of that name says; missed below
 * 0.4; partly in between.
 */
export function suggestedOutcome(progress: Ratio | null): Outcome | null {
  if (progress === null) return null;
  if (progress >= 1 - TOLERANCE) return 'achieved';
  return progress >= PARTLY_FROM - TOLERANCE ? 'partly' : 'missed';
}

interface AtRest {
  readonly lifecycle: Lifecycle;
  readonly closing: Pick<Closing, 'outcome'> | null;
}

/**
 * Part of the sums above it. What is closed stays in them with its last numbers; what is
 * postponed, archived, deleted or was cancelled leaves both sums. Source: metrics-spec B.3.
 */
export function isCounted({ lifecycle, closing }: AtRest): boolean {
  if (lifecycle === 'closed') return closing?.outcome !== 'cancelled';
  return lifecycle === 'active';
}

/** Still to be worked on or decided about. */
export const isOpen = ({ lifecycle }: Pick<AtRest, 'lifecycle'>): boolean =>
  lifecycle === 'active' || lifecycle === 'postponed';

/** The closing of something that is closed now; what was archived keeps its own for later. */
export function closingInForce<Frozen extends Pick<Closing, 'outcome'>>({
  lifecycle,
  closing,
}: {
  readonly lifecycle: Lifecycle;
  readonly closing: Frozen | null;
}): Frozen | null {
  return lifecycle === 'closed' ? closing : null;
}

/** The last day it was judged on. */
export const closedOn = ({ at }: Pick<Closing, 'at'>, timeZone: string): CalendarDate =>
  calendarDateAt(Date.parse(at), timeZone);

/**
 * Where it stands after a person asked for another lifecycle. What is closed is reopened by a step
 * of its own; what was archived closed comes back closed, with its numbers.
 */
export function lifecycleAfter(
  { lifecycle, closing }: { readonly lifecycle: Lifecycle; readonly closing: Closing | null },
  asked: SettableLifecycle,
): Result<Lifecycle, 'closed-is-frozen'> {
  const isOut = asked === 'archived' || asked === 'deleted';
  if (isOut || closing === null) return ok(asked);
  if (lifecycle === 'closed') return err('closed-is-frozen');
  return ok('closed');
}
