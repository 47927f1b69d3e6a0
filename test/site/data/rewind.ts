import type { SiteData } from '../jira/model';
import type { TimedChange } from './timed-change';

export type { TimedChange } from './timed-change';

/** A site as it was at one instant, and what its recorded history has in store after it. */
export interface RewoundSite {
  readonly data: SiteData;
  /** In the order of time. */
  readonly future: readonly TimedChange[];
}
