import { err, type Result } from '../domain/shared/result';

/** Why a call was not carried out, in words the caller can act on. `contract/reasons.ts` has the sentences. */
export type RefusalReason =
  | 'objective-not-found'
  | 'key-result-not-found'
  | 'project-not-found'
  | 'parent-not-found'
  | 'issue-not-found'
  | 'refresh-not-found'
  | 'check-in-not-found'
  | 'comment-not-found'
  | 'note-not-found'
  | 'note-day-out-of-range'
  | 'too-many-notes'
  | 'check-in-in-future'
  | 'check-in-before-creation'
  | 'check-in-value-missing'
  | 'check-in-value-is-measured'
  | 'check-in-empty'
  | 'check-in-needs-active'
  | 'status-only-for-key-results'
  | 'too-many-mentions'
  | 'not-your-check-in'
  | 'not-your-comment'
  | 'filter-not-found'
  | 'saved-filter-not-found'
  | 'too-many-saved-filters'
  | 'cycle-not-found'
  | 'cycle-in-use'
  | 'needs-cycle-manager'
  | 'closed-is-frozen'
  | 'objective-is-closed'
  | 'not-open'
  | 'not-closed'
  | 'value-withheld'
  | 'nothing-measured-yet'
  | 'no-such-key-result-here'
  | 'needs-manage-okrs'
  | 'needs-jira-admin'
  | 'needs-okr-manager'
  | 'needs-check-in-right'
  | 'project-not-chosen'
  | 'changed-by-someone-else'
  | 'period-ends-before-it-starts'
  | 'not-a-date'
  | 'owner-unknown'
  | 'owner-inactive'
  | 'person-unknown'
  | 'objective-cycle'
  | 'level-needs-project'
  | 'level-needs-site'
  | 'objective-in-other-project'
  | 'objective-not-active'
  | 'target-equals-start'
  | 'band-upside-down'
  | 'target-not-a-number'
  | 'checklist-target'
  | 'checklist-item-not-found'
  | 'checklist-full'
  | 'not-a-checklist'
  | 'initiative-not-found'
  | 'initiative-not-in-sight'
  | 'initiative-already-there'
  | 'too-many-initiatives'
  | 'measure-needs-kpi-mode'
  | 'field-missing'
  | 'field-not-numeric'
  | 'no-story-point-field'
  | 'jql-missing'
  | 'jql-invalid'
  | 'jql-unbounded'
  | 'jql-depends-on-viewer'
  | 'author-cannot-see-all-issues'
  | 'too-many-issues'
  | 'site-not-empty'
  | 'backup-unreadable'
  | 'refresh-too-soon'
  | 'time-zone-unknown'
  | 'status-rule-out-of-order'
  | 'levels-missing'
  | 'level-switched-off'
  | 'key-result-not-active'
  | 'workdays-missing'
  | 'words-not-distinct'
  | 'phases-missing'
  | 'phases-need-a-period'
  | 'phase-outside-period'
  | 'phase-out-of-range'
  | 'phases-not-ascending'
  | 'phase-on-last-day'
  | 'zones-need-a-target'
  | 'zones-out-of-order'
  | 'zone-not-a-number'
  | 'complete-in-future'
  | 'bug-types-missing'
  | 'severity-levels-missing'
  | 'found-in-empty'
  | 'debt-empty'
  | 'escalation-empty'
  | 'team-name-missing'
  | 'team-name-twice'
  | 'member-in-two-teams'
  | 'component-in-two-teams'
  | 'value-in-two-teams'
  | 'capacity-not-a-number'
  | 'people-missing'
  | 'person-twice'
  | 'leave-longer-than-sprint'
  | 'focus-out-of-range'
  | 'rate-missing'
  | 'sprint-not-found'
  | 'sprint-not-over'
  | 'metric-not-found'
  | 'metric-not-in-catalogue'
  | 'parameter-not-valid'
  | 'bucket-not-of-this-metric'
  | 'window-too-long'
  | 'scope-not-found'
  | 'verdict-closed'
  | 'rate-limited'
  | 'share-spent'
  | 'version-not-found';

type RefusalKind = 'invalid-input' | 'not-found' | 'forbidden' | 'conflict' | 'rate-limited';

export interface Refusal {
  readonly kind: RefusalKind;
  readonly reason: RefusalReason;
  readonly field?: string;
  readonly jiraMessages?: readonly string[];
  readonly retryAfterSeconds?: number;
  /** On a conflict: the record as it stands now. */
  readonly current?: unknown;
}

export type Outcome<Value> = Result<Value, Refusal>;

export const notFound = (reason: RefusalReason) => err<Refusal>({ kind: 'not-found', reason });
export const forbidden = (reason: RefusalReason) => err<Refusal>({ kind: 'forbidden', reason });
export const invalid = (field: string, reason: RefusalReason, jiraMessages?: readonly string[]) =>
  err<Refusal>({
    kind: 'invalid-input',
    reason,
    field,
    ...(jiraMessages !== undefined && { jiraMessages }),
  });
export const conflict = (current: unknown) =>
  err<Refusal>({ kind: 'conflict', reason: 'changed-by-someone-else', current });
