import type {
  ContributorRole,
  ExclusionReason,
  ReadingFlag,
} from '../../../../../src/domain/metrics/catalogue/metric-series';
import type { TeamReading } from '../../../../../src/domain/metrics/catalogue/team-comparison';
import { needWords } from './need-words';

export interface FlagWords {
  readonly label: string;
  readonly sentence: string;
}

const FLAGS: Readonly<Record<ReadingFlag, FlagWords>> = {
  partial: {
    label: 'Not over',
    sentence: 'This time is not over yet; the value will still change.',
  },
  'low-n': {
    label: 'Few issues',
    sentence: 'Fewer than this metric needs to say something reliable.',
  },
  unmapped: {
    label: 'Unknown status',
    sentence: 'Some issues were in a status that nobody knows any more.',
  },
  unestimated: {
    label: 'Not estimated',
    sentence:
      'Some issues have no estimate, or had none when their sprint began, and add nothing there.',
  },
  immature: {
    label: 'Not settled',
    sentence: 'What happens afterwards counts too, and that time is not over yet.',
  },
  restated: {
    label: 'Restated',
    sentence:
      'An issue that once counted here was reopened and counts elsewhere, or was closed as one that does not count.',
  },
  reconstructed: {
    label: 'Put together later',
    sentence: 'Put together from histories or from dates that people can move, not recorded then.',
  },
  bulk: {
    label: 'Bulk change',
    sentence:
      'More than 100 issues changed their status within one minute, so these times tell when that was done rather than the work.',
  },
  untold: {
    label: 'Perhaps not all told',
    sentence:
      'Nobody told of an incident after this time began, or said that everything up to its end was told; the value holds only if there was nothing else.',
  },
  'reopened-later': {
    label: 'Reopened later',
    sentence:
      'An issue that was done when the sprint closed was reopened afterwards. It still counts.',
  },
};

export const flagWords = (flag: string): FlagWords =>
  isKeyOf(FLAGS, flag) ? FLAGS[flag] : { label: plainWords(flag), sentence: plainWords(flag) };

type OwnReason = Exclude<TeamReading['reason'], `needs-${string}` | null>;

const REASONS: Readonly<Record<OwnReason, string>> = {
  'nothing-in-bucket': 'nothing counts here',
  'zero-denominator': 'there is nothing to divide by',
  'nothing-committed': 'nothing was committed at the start',
  'nothing-in-sprint': 'the sprint had no issues',
  'no-goal': 'the sprint had no goal',
  'goal-not-rated': 'nobody has said whether the goal was met',
  'too-short': 'shorter than three days',
  'too-few-buckets': 'too few points for a trend',
  'too-few-people': 'so few people that it would tell about each of them',
  'too-few-issues': 'too few issues',
  'not-mature-yet': 'what happens afterwards counts too, and is not known yet',
  'nothing-told': 'nobody told what happened then',
};

/** Why there is no value. A missing number is never shown as 0. */
export function reasonText(reason: string | null): string {
  if (reason === null) return 'no value';
  if (isKeyOf(REASONS, reason)) return REASONS[reason];
  const need = /^needs-(.+)$/.exec(reason)?.[1];
  return need === undefined
    ? plainWords(reason).toLowerCase()
    : `missing: ${needWords(need).label.toLowerCase()}`;
}

const EXCLUSIONS: Readonly<Record<ExclusionReason, string>> = {
  'not-done': 'not done',
  'never-started': 'done without ever having been in progress',
  imported: 'created as done, as imports are',
  'bad-order': 'done before it began',
  'other-level': 'a sub-task or an epic',
  'other-type': 'of another issue type',
  'excluded-resolution': 'closed with a resolution that does not count',
  'outside-range': 'outside the chosen time',
  'still-in-review': 'still in review',
  'not-in-sprint': 'in no sprint of this time',
  'not-in-version': 'in no version of this time',
  'no-parent': 'without an epic',
  unestimated: 'not estimated',
  unassigned: 'assigned to nobody',
  'nothing-to-expect': 'no time in work to compare with',
  'nobody-to-ask': 'nobody worked on it',
  'not-open': 'not open then',
  'not-a-unit': 'not what this metric counts',
  'no-effort-known': 'no effort known',
};

export const exclusionText = (reason: string): string =>
  isKeyOf(EXCLUSIONS, reason) ? EXCLUSIONS[reason] : plainWords(reason).toLowerCase();

const ROLES: Readonly<Record<ContributorRole, string>> = {
  'committed-done': 'Committed and done',
  'added-done': 'Added later and done',
  'not-completed': 'Not done',
  removed: 'Removed',
  outside: 'Done outside the sprint',
  bug: 'Bug',
  'production-bug': 'Bug found in production',
  delivered: 'Delivered',
  debt: 'Technical debt',
  'blocked-by-other-team': 'Blocked by another team',
  blocked: 'Blocked',
  blocking: 'Blocks others',
  linked: 'Linked',
  escalated: 'Escalated',
  done: 'Done',
  'added-to-scope': 'Added to the scope',
  'not-linked': 'Not linked',
  'not-escalated': 'Not escalated',
};

export const roleText = (role: string): string =>
  isKeyOf(ROLES, role) ? ROLES[role] : plainWords(role);

/** "firstPassApproved" and "first-pass-approved": "First pass approved". */
export function plainWords(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const isKeyOf = <Key extends string>(
  table: Readonly<Record<Key, unknown>>,
  key: string,
): key is Key => Object.hasOwn(table, key);
