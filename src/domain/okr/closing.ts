import type { AccountId } from '../shared/ids';
import type { Ratio } from '../shared/ratio';
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
