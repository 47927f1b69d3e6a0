import type { AccountId } from '../shared/ids';
import type { ProgressStatus } from './status';

/** The statuses a person may set by hand; the others say something only the app can know. */
export const SETTABLE_STATUSES = ['on-track', 'behind', 'at-risk', 'achieved'] as const;

export const MANUAL_STATUS_ENDS = ['next-update', 'resumed'] as const;

/** A person's judgement, shown beside the computed status, which goes on being computed. */
export interface ManualStatus {
  readonly status: Extract<ProgressStatus, (typeof SETTABLE_STATUSES)[number]>;
  /** `next-update`: until the value changes by itself. `resumed`: until somebody resumes. */
  readonly until: (typeof MANUAL_STATUS_ENDS)[number];
  readonly note: string;
  /** ISO instant. */
  readonly at: string;
  readonly by: AccountId;
}

/**
 * Whether a status set by hand still holds. `next-update` ends with the first value that came
 * after it. Source: metrics-spec B.2.
 * @param valueSince ISO instant since which the metric has had its value; `null` without one.
 */
export function isInForce(manual: ManualStatus, valueSince: string | null): boolean {
  if (manual.until === 'resumed' || valueSince === null) return true;
  return Date.parse(valueSince) <= Date.parse(manual.at);
}
