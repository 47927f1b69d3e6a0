import type {
  BacklogFinding,
  UnknownReason,
} from '../../../../../src/domain/metrics/catalogue/drill-down-cell';
import type { DrillDownColumn } from '../../../../../src/domain/metrics/catalogue/drill-down-columns';
import type { ExclusionReason } from '../../../../../src/domain/metrics/catalogue/metric-series';
import { exclusionText, plainWords, reasonText } from './reading-words';

interface ColumnWords {
  readonly label: string;
  readonly kind: 'person' | 'instant' | 'number' | 'text';
  /** Of its number; none for points, places and counts. */
  readonly unit?: 'hours' | 'days';
}

export const COLUMNS: Readonly<Record<DrillDownColumn, ColumnWords>> = {
  assignee: { label: 'Assignee', kind: 'person' },
  type: { label: 'Type', kind: 'text' },
  created: { label: 'Created', kind: 'instant' },
  started: { label: 'Started', kind: 'instant' },
  done: { label: 'Done', kind: 'instant' },
  age: { label: 'Age', kind: 'number', unit: 'days' },
  'time-in-status': { label: 'Time in each status', kind: 'text' },
  'blocked-hours': { label: 'Blocked', kind: 'number', unit: 'hours' },
  'review-visits': { label: 'Review visits', kind: 'number' },
  'review-hours': { label: 'All reviews', kind: 'number', unit: 'hours' },
  'first-pass': { label: 'Approved at the first pass', kind: 'text' },
  points: { label: 'Points', kind: 'number' },
  'points-at-start': { label: 'Points at start', kind: 'number' },
  'points-at-close': { label: 'Points at close', kind: 'number' },
  'sprint-added': { label: 'Added', kind: 'instant' },
  'sprint-removed': { label: 'Removed', kind: 'instant' },
  priority: { label: 'Priority', kind: 'text' },
  rank: { label: 'Place in the backlog', kind: 'number' },
  findings: { label: 'What is wrong', kind: 'text' },
  severity: { label: 'Severity', kind: 'text' },
  'found-in': { label: 'Found in', kind: 'text' },
  components: { label: 'Components', kind: 'text' },
  'affects-versions': { label: 'Affects versions', kind: 'text' },
  'fix-versions': { label: 'Fix versions', kind: 'text' },
  'version-added': { label: 'Added to the version', kind: 'instant' },
  'release-planned': { label: 'Planned release', kind: 'text' },
  released: { label: 'Released', kind: 'text' },
  epic: { label: 'Epic', kind: 'text' },
  'epic-due': { label: 'Epic due', kind: 'text' },
  team: { label: 'Team', kind: 'text' },
  'linked-issues': { label: 'Linked to', kind: 'text' },
  'linked-teams': { label: 'Of the team', kind: 'text' },
  'linked-at': { label: 'Linked since', kind: 'instant' },
  waited: { label: 'Waited', kind: 'number', unit: 'days' },
  participants: { label: 'Took part', kind: 'text' },
  escalations: { label: 'Escalations', kind: 'text' },
  'hours-to-escalation': { label: 'After creation', kind: 'number', unit: 'hours' },
  'hours-per-point': { label: 'Usual for a point', kind: 'number', unit: 'hours' },
  'expected-hours': { label: 'Expected', kind: 'number', unit: 'hours' },
  'effort-hours': { label: 'Effort', kind: 'number', unit: 'hours' },
  'logged-hours': { label: 'Logged', kind: 'number', unit: 'hours' },
  resolution: { label: 'Resolution', kind: 'text' },
};

type OwnReason = Exclude<UnknownReason, ExclusionReason | `needs-${string}`>;

const UNKNOWN: Readonly<Record<OwnReason, string>> = {
  'no-signal-of-blocks': 'the site has no flag, and no status is named as blocked',
  'too-few-before': 'the team finished too few estimated issues in the 90 days before',
  'no-rank': 'Jira tells no place in the backlog',
  'not-read': 'it was not read from Jira',
  'no-date': 'no day is set',
  'not-released': 'not released yet',
  hidden: 'you may not see that issue',
};

/** Why something about an issue is not known. */
export function unknownText(reason: string): string {
  if (isOwnReason(reason)) return UNKNOWN[reason];
  return reason.startsWith('needs-') ? reasonText(reason) : exclusionText(reason);
}

const isOwnReason = (reason: string): reason is OwnReason => Object.hasOwn(UNKNOWN, reason);

const FINDINGS: Readonly<Record<BacklogFinding, string>> = {
  old: 'no longer fresh',
  stale: 'nobody touched it for 60 days',
  unestimated: 'not estimated',
  'not-ready': 'not ready',
  'out-of-order': 'above an issue of higher priority',
};

export const findingText = (finding: string): string =>
  isFinding(finding) ? FINDINGS[finding] : plainWords(finding).toLowerCase();

const isFinding = (text: string): text is BacklogFinding => Object.hasOwn(FINDINGS, text);
