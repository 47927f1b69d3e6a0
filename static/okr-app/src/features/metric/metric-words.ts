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

/** Why there is nothing to draw, and what can be done. */
export const OBSTACLES: Readonly<
  Record<MetricObstacleDto, { readonly title: string; readonly text: string }>
> = {
  'reading-past': {
    title: 'The past of these issues is being read',
    text: 'A few hundred issues take seconds. Thousands can take some hours, because the app keeps to its share of what Jira allows an hour. You can leave this page; the reading goes on.',
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
