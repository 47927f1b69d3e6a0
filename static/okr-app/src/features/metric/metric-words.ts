import type { MetricObstacleDto } from '../../../../../src/contract/metrics/dto';
import { UNKNOWN } from '../../../../../src/contract/wording';

/** Whole numbers stay whole; others show one digit, small ones two. */
function numberText(value: number): string {
  const size = Math.abs(value);
  const decimals = Number.isInteger(value) ? 0 : size < 1 ? 2 : 1;
  const text = size.toLocaleString('en-US', { maximumFractionDigits: decimals });
  if (text === '0' && size > 1e-9) return value > 0 ? '< 0.01' : '> −0.01';
  return value < 0 ? `−${text}` : text;
}

/** How a value of each unit is written after its number; `null` counts: "1 issue, 2 issues". */
const SUFFIXES: Readonly<Record<string, string>> = {
  days: ' d',
  hours: ' h',
  percent: '\u00a0%',
  score: ' of 100',
  'bugs-per-100': ' bugs per 100',
  'issues-per-week': ' a week',
  'deployments-per-week': ' a week',
};

/** A value with its unit; "–" when there is none. */
export function metricValueText(value: number | null, unit: string): string {
  if (value === null) return UNKNOWN;
  const text = numberText(value);
  const suffix = SUFFIXES[unit];
  if (suffix !== undefined) return text + suffix;
  if (unit === '') return text;
  const words = unit.replaceAll('-', ' ');
  return `${text} ${text === '1' ? words.replace(/s$/, '') : words}`;
}

/** For an axis, where the unit stands beside the title. */
export const axisText = (value: number, unit: string): string =>
  unit === 'percent' ? `${numberText(value)}\u00a0%` : numberText(value);

const UNIT_TEXTS: Readonly<Record<string, string>> = {
  score: 'a score from 0 to 100',
  'bugs-per-100': 'bugs per 100 points or issues',
  'issues-per-week': 'issues a week',
  'deployments-per-week': 'deployments a week',
};

/** A unit in a sentence, such as "in days". */
export const unitText = (unit: string): string =>
  UNIT_TEXTS[unit] ?? `in ${unit.replaceAll('-', ' ')}`;

export interface FlagWords {
  readonly label: string;
  readonly sentence: string;
}

const FLAGS: Readonly<Record<string, FlagWords>> = {
  partial: {
    label: 'Not over',
    sentence: 'This time is not over yet; the value will still change.',
  },
  'low-n': {
    label: 'Few issues',
    sentence: 'Fewer issues than this metric needs to say something reliable.',
  },
  immature: {
    label: 'Not settled',
    sentence: 'What happens afterwards counts too, and that time is not over yet.',
  },
  restated: {
    label: 'Restated',
    sentence: 'Something that happened later, such as a reopened issue, changed this value.',
  },
  reconstructed: {
    label: 'Put together later',
    sentence: 'Put together from the issues’ histories, because nobody recorded it at the time.',
  },
  bulk: {
    label: 'Mass change',
    sentence: 'Many issues were moved within a minute by one account, as in a migration.',
  },
};

export const flagWords = (flag: string): FlagWords =>
  FLAGS[flag] ?? { label: plainWords(flag), sentence: plainWords(flag) };

const REASONS: Readonly<Record<string, string>> = {
  'nothing-in-bucket': 'nothing counts here',
  'zero-denominator': 'there is nothing to divide by',
  'needs-status-mapping': 'needs to know what the statuses mean',
  'nothing-committed': 'nothing was committed at the start',
  'nothing-in-sprint': 'the sprint had no issues',
  'capacity-missing': 'nobody has entered the capacity',
  'no-goal': 'the sprint had no goal',
  'goal-not-rated': 'nobody has said whether the goal was met',
  'too-short': 'shorter than three days',
  'no-sprints': 'the board has no sprints',
};

export const reasonText = (reason: string | null): string =>
  reason === null ? 'no value' : (REASONS[reason] ?? plainWords(reason).toLowerCase());

const EXCLUSIONS: Readonly<Record<string, string>> = {
  'not-done': 'Not done',
  'never-started': 'Done without ever having been in progress',
  imported: 'Created as done, as imports are',
  'bad-order': 'Done before it began',
  'other-level': 'Not at this level: sub-tasks and epics',
  'outside-range': 'Outside the chosen time',
  'still-in-review': 'Still in review',
};

export const exclusionText = (reason: string): string => EXCLUSIONS[reason] ?? plainWords(reason);

const ROLES: Readonly<Record<string, string>> = {
  'committed-done': 'Committed and done',
  'added-done': 'Added later and done',
  'not-completed': 'Not done',
  'completed-outside': 'Done outside the sprint',
};

export const roleText = (role: string): string => ROLES[role] ?? plainWords(role);

const PARTS: Readonly<Record<string, string>> = {
  mean: 'Mean',
  median: 'Median',
  meanOfRatios: 'Mean of the ratios',
  hoursPerIssue: 'Hours per issue',
  visitsPerIssue: 'Visits per issue',
  firstPassApproved: 'Approved at the first pass, in percent',
  over90: 'Older than 90 days, in percent',
  over365: 'Over 365 days, in percent',
};

/** "p85" is the value that 85 % do not exceed; "to30" a bracket of days. */
export function partText(name: string): string {
  const known = PARTS[name];
  if (known !== undefined) return known;
  const percentile = /^p(\d+)$/.exec(name)?.[1];
  if (percentile !== undefined) return `${percentile} % took at most`;
  const bracket = /^to(\d+)$/.exec(name)?.[1];
  if (bracket !== undefined) return `Up to ${bracket} days, in percent`;
  return plainWords(name);
}

/** "firstPassApproved" and "first-pass-approved": "First pass approved". */
function plainWords(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Why there is nothing to draw, and what can be done. */
export const OBSTACLES: Readonly<
  Record<MetricObstacleDto, { readonly title: string; readonly text: string }>
> = {
  'reading-past': {
    title: 'The past of these issues is being read',
    text: 'It takes a minute or two for a few thousand issues. You can leave this page; the reading goes on.',
  },
  'past-not-readable': {
    title: 'The past could not be read',
    text: 'Jira did not answer. It is tried again in the night; values that were computed before stay.',
  },
  'too-many-issues': {
    title: 'There are too many issues in this scope',
    text: 'Choose a narrower scope, such as one board, or leave old issues out of the query.',
  },
  'jql-invalid': {
    title: 'Jira no longer runs this query',
    text: 'A field, a person or a value in it is gone. Edit the metric and mend the query.',
  },
  'scope-not-found': {
    title: 'The scope is gone',
    text: 'The board, epic or version was deleted, or the app may not see it. Edit the metric and choose another scope.',
  },
  withheld: {
    title: 'These numbers are withheld from you',
    text: 'They would tell what an issue did that Jira does not let you see.',
  },
};
