import type { AccountId } from '../shared/ids';
import type { ProgressStatus } from './status';

/** The statuses a person may set by hand; the others say something only the app can know. */
export const SETTABLE_STATUSES = ['on-track', 'behind', 'at-risk', 'achieved'] as const;

/** A person's judgement, shown beside the computed status, which goes on being computed. */
export interface ManualStatus {
  readonly status: Extract<ProgressStatus, (typeof SETTABLE_STATUSES)[number]>;
  /** `next-update`: until the value changes by itself. `resumed`: until somebody resumes. */
  readonly until: 'next-update' | 'resumed';
  readonly note: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: AccountId;
}
