import type {
  BackfillDto,
  MovementDto,
  MovementGroupDto,
  MovementObstacleDto,
} from '../../../../../src/contract/movement/calls';
import { formatValue, UNKNOWN } from '../../../../../src/contract/wording';
import type { MeasureUnit } from '../../../../../src/domain/metrics/measure';
import type { MetricSource } from '../../../../../src/domain/metrics/metric';

const digits = (size: number, decimals: number): string =>
  size.toLocaleString('en-US', { maximumFractionDigits: decimals });

const WORDS: Readonly<Record<MeasureUnit, readonly [one: string, many: string]>> = {
  issue: [' issue', ' issues'],
  hour: [' h', ' h'],
  // A percentage moves by percentage points.
  percent: [' points', ' points'],
  point: [' story point', ' story points'],
  number: ['', ''],
};

/** "+9.6 points", "−3 h". */
export function amountText(
  amount: number | null,
  { unit, decimals }: Pick<MovementDto, 'unit' | 'decimals'>,
): string {
  if (amount === null) return UNKNOWN;
  const size = digits(Math.abs(amount), decimals);
  const sign = amount === 0 ? '±' : amount > 0 ? '+' : '−';
  return `${sign}${size}${WORDS[unit][size === '1' ? 0 : 1]}`;
}

/** The value at one of the ends, with the digits the parts add up in. */
function endText(
  value: number | null,
  { unit, decimals }: Pick<MovementDto, 'unit' | 'decimals'>,
): string {
  if (value === null) return 'no value';
  if (unit !== 'percent') return formatValue(value, unit);
  return `${value < 0 ? '−' : ''}${digits(Math.abs(value), decimals)} %`;
}

type Kind = MovementGroupDto['kind'];

const DONE_TO: Readonly<Record<Kind, string>> = {
  done: 'done',
  reopened: 'reopened',
  entered: 'added',
  left: 'removed',
  're-estimated': 're-estimated',
  recounted: 'counted differently',
  hidden: 'hidden',
  definition: 'definition edited',
};

const TITLES: Readonly<Record<Kind, string>> = {
  done: 'Done',
  reopened: 'Reopened',
  entered: 'Added',
  left: 'Removed',
  're-estimated': 'Re-estimated',
  recounted: 'Counted differently, as their parent came or went',
  hidden: 'Issues that Jira does not let you see',
  definition: 'The query or the measure was edited',
};

/** What a changed amount is called depends on what is added up. */
export function kindTitle(kind: Kind, source: MetricSource): string {
  if (kind !== 're-estimated' || source.kind !== 'jira-measure') return TITLES[kind];
  switch (source.measure.kind) {
    case 'timeSpent':
      return 'Time logged or corrected';
    case 'progress':
      return 'Time logged or re-estimated';
    case 'field':
      return 'Value changed';
    default:
      return TITLES[kind];
  }
}

const issues = (count: number): string =>
  count === 1 ? '1 issue' : `${count.toLocaleString('en')} issues`;

/** "1 issue added −2.7 points". */
function groupText(group: MovementGroupDto, movement: MovementDto): string {
  const { kind, count, amount } = group;
  const what = kind === 'definition' ? DONE_TO[kind] : `${issues(count)} ${DONE_TO[kind]}`;
  return amount === null ? what : `${what} ${amountText(amount, movement)}`;
}

/** "36.4 % → 27.3 %: 1 issue added −2.7 points, …". */
export function summaryText(movement: MovementDto): string {
  const { before, after, groups } = movement;
  const ends = `${endText(before, movement)} → ${endText(after, movement)}`;
  const parts = groups.map((group) => groupText(group, movement));
  return parts.length === 0
    ? `${ends}: nothing happened that counts here.`
    : `${ends}: ${parts.join(', ')}.`;
}

export function obstacleText(obstacle: MovementObstacleDto, backfill: BackfillDto | null): string {
  switch (obstacle) {
    case 'no-issues-behind':
      return 'People type this value in, so there are no issues that could explain it. The check-ins tell why it moved.';
    case 'not-measured-yet':
      return 'Nothing has been measured yet. Reasons appear with the first value.';
    case 'withheld':
      return 'Some of the issues that moved are hidden from you, and so few that the parts would tell what they did. Narrow or widen the dates, or ask somebody who sees them.';
    case 'past-not-read':
      return backfill?.state === 'failed'
        ? 'The past of these issues could not be read from Jira. It is tried again tonight; until then choose days since the first measurement.'
        : 'The past of these issues is still being read. Until then choose days since the first measurement.';
  }
}

/** How far the past is read, while it is; `null` when there is nothing to wait for. */
export function backfillText(backfill: BackfillDto | null): string | null {
  if (backfill === null || backfill.state === 'done') return null;
  const { state, issuesDone, issuesTotal, monthsDone, monthsTotal } = backfill;
  if (state === 'failed') return 'History before the first measurement could not be read.';
  if (state === 'reading') {
    return `History: ${issuesDone.toLocaleString('en')} of ${issues(issuesTotal)} read`;
  }
  return `History: ${String(monthsDone)} of ${String(monthsTotal)} months`;
}
