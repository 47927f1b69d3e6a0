import { DEFAULT_QUOTA_SHARE } from '../../domain/budget/share-of-quota';
import type { CheckInCadence } from '../../domain/okr/check-in-schedule';
import { DEFAULT_SITE_RULES, type SiteRules } from '../../domain/okr/site-rules';
import { DEFAULT_STATUS_RULE, type StatusRule } from '../../domain/okr/status-rule';
import type { CalendarDate } from '../../domain/shared/calendar-date';
import type { AuditEntry } from './audit';
import type { AccountId } from '../../domain/shared/ids';

export interface Settings extends SiteRules {
  /** 0 until an admin saves for the first time. */
  readonly version: number;
  readonly statusRule: StatusRule;
  readonly timeZone: string;
  readonly storyPointFieldId: string | null;
  /** Besides Jira admins, they manage the objectives of the whole site. */
  readonly okrManagerIds: readonly AccountId[];
  /** When check-ins are due; off until an admin chooses. */
  readonly checkInCadence: CheckInCadence;
  /** Percent of Jira's hourly quota this site may use. Decision 0017. */
  readonly quotaShare: number;
  /** The day that rule was made: it asks for nothing that lies before. */
  readonly checkInsSince: CalendarDate | null;
}

export const DEFAULT_SETTINGS: Settings = {
  ...DEFAULT_SITE_RULES,
  version: 0,
  statusRule: DEFAULT_STATUS_RULE,
  timeZone: 'UTC',
  storyPointFieldId: null,
  okrManagerIds: [],
  checkInCadence: { kind: 'off' },
  checkInsSince: null,
  quotaShare: DEFAULT_QUOTA_SHARE,
};

export interface SettingsStore {
  /** The defaults when nothing was saved. */
  load(): Promise<Settings>;
  /**
   * Replaces exactly the version before its own; otherwise nothing is written and the answer is
   * `version-conflict`. The trace is written with it.
   */
  save(settings: Settings, trace?: readonly AuditEntry[]): Promise<'saved' | 'version-conflict'>;
}
