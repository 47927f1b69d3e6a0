/** Words and numbers as every screen shows them, so that a value reads the same everywhere. */
import type { Measure, MeasureUnit } from '../domain/metrics/measure';
import type { NoValueReason } from '../domain/metrics/measurement';
import type { ChecklistSource, JiraMeasureSource, ManualSource } from '../domain/metrics/metric';
import type { Target } from '../domain/okr/key-result';
import type { ProgressStatus } from '../domain/okr/status';
import { wordOf, type Words } from '../domain/okr/words';
import type { ProgressDto, StaleDto, StaleReason } from './dto';

export const UNKNOWN = '–';

export type StatusAppearance = 'success' | 'warning' | 'danger' | 'neutral';

const STATUS_APPEARANCES: Readonly<Record<ProgressStatus, StatusAppearance>> = {
  'on-track': 'success',
  achieved: 'success',
  behind: 'warning',
  'at-risk': 'danger',
  'no-data': 'neutral',
  'not-started': 'neutral',
  'no-schedule': 'neutral',
  postponed: 'neutral',
};

/** The site's own name for it, or the usual one. */
export const statusLabel = (status: ProgressStatus, words: Words = {}): string =>
  wordOf(words, status);

/** Green, orange, red or grey. */
export const statusAppearance = (status: ProgressStatus): StatusAppearance =>
  STATUS_APPEARANCES[status];

/** Half away from zero; the small addition undoes what binary fractions lose (28.499999999999996). */
function rounded(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  const size = Math.round(Math.abs(value) * factor + 1e-9) / factor;
  const text = size.toLocaleString('en-US', { maximumFractionDigits: decimals });
  return value < 0 && size > 0 ? `−${text}` : text;
}

/** A value that is not 0 never reads as 0. */
function noFalseZero(value: number, decimals: number): string {
  const text = rounded(value, decimals);
  if (text !== '0' || Math.abs(value) < 1e-9) return text;
  const least = rounded(10 ** -decimals, decimals);
  return value > 0 ? `< ${least}` : `> −${least}`;
}

/** Number and sign stay on one line. */
const percent = (value: number, decimals = 0): string => `${rounded(value, decimals)}\u00a0%`;

/** "27 %" for a ratio of 0.2727. */
export function formatPercent(ratio: number | null): string {
  return ratio === null ? UNKNOWN : percent(100 * ratio);
}

/** "49.4 %" for a ratio of 0.4944: where a whole number could contradict the colour beside it. */
export function formatTenths(ratio: number | null): string {
  return ratio === null ? UNKNOWN : percent(100 * ratio, 1);
}

const plural = (count: string, one: string, many: string) =>
  `${count} ${count === '1' || count === '−1' ? one : many}`;

/** A value with its unit; percent values are 0..100 here. "–" when there is none. */
export function formatValue(value: number | null, unit: MeasureUnit): string {
  if (value === null) return UNKNOWN;
  switch (unit) {
    case 'issue':
      return plural(rounded(value, 0), 'issue', 'issues');
    case 'hour':
      return `${noFalseZero(value, 1)} h`;
    case 'point':
      return plural(noFalseZero(value, 1), 'point', 'points');
    case 'percent':
      return percent(value);
    case 'number':
      return noFalseZero(value, 2);
  }
}

/**
 * Distance to the expectation, always with one decimal: a whole number can contradict the colour
 * beside it. Source: metrics-spec B.2.
 */
export function formatGap(gap: number | null): string {
  if (gap === null) return UNKNOWN;
  const size = Math.abs(gap);
  if (size < 1e-7) return 'as expected';
  const direction = gap > 0 ? 'behind' : 'ahead';
  return `${tenths(size)} points ${direction}`;
}

/** "+9.1 points". */
export function formatEffect(points: number): string {
  const size = Math.abs(points);
  if (size < 1e-7) return '0 points';
  if (size < 0.05) return points < 0 ? '> −0.1 points' : '< 0.1 points';
  return `${points < 0 ? '−' : '+'}${tenths(size)} points`;
}

function tenths(size: number): string {
  return size < 0.05 ? '< 0.1' : (Math.round(size * 10 + 1e-9) / 10).toFixed(1);
}

/** `fieldName`: the custom field's name; its id stands in until that is known. */
export function measureLabel(measure: Measure, fieldName?: string): string {
  switch (measure.kind) {
    case 'count':
      return 'Number of issues';
    case 'timeSpent':
      return 'Time spent';
    case 'originalEstimate':
      return 'Original estimate';
    case 'remainingEstimate':
      return 'Remaining estimate';
    case 'progress':
      return 'Progress';
    case 'storyPoints':
      return 'Story points';
    case 'field':
      return fieldName ?? measure.fieldId;
  }
}

export interface PopulationCounts {
  readonly n: number | null;
  readonly missing: number | null;
  readonly excluded: number | null;
}

/** Why there is no value, in a sentence. With the measure it can say what is missing. */
export function noValueText(
  reason: NoValueReason,
  counts: PopulationCounts,
  measure: Measure | null = null,
): string {
  switch (reason) {
    case 'empty-population':
      return 'No issue matches the query.';
    case 'zero-denominator':
      return zeroDenominatorText(counts, measure);
    case 'field-unavailable':
      return 'Jira returns this field for none of the issues. It may be hidden, deleted or switched off.';
    case 'not-measured-yet':
      return 'Not measured yet. The first value appears within a minute.';
  }
}

function zeroDenominatorText(
  { n, missing, excluded }: PopulationCounts,
  measure: Measure | null,
): string {
  if (n === null) return NOTHING_ADDED;
  const allOf = `${n} of ${plural(`${n}`, 'issue has', 'issues have')}`;
  if (excluded === n) return `${allOf} no time tracked.`;
  return missing === n ? `${allOf} ${missingWords(measure)}.` : NOTHING_ADDED;
}

const NOTHING_ADDED = 'The values of the issues that count add up to 0.';

function missingWords(measure: Measure | null): string {
  switch (measure?.kind) {
    case 'storyPoints':
    case 'originalEstimate':
    case 'remainingEstimate':
      return 'no estimate';
    case 'timeSpent':
    case 'progress':
      return 'no time logged';
    case 'field':
    case 'count':
    case undefined:
      return 'no value in this field';
  }
}

const STALE_SENTENCES: Readonly<Record<StaleReason, string>> = {
  'jira-unavailable':
    'Jira did not answer. The last good value is kept and the next try is automatic.',
  'rate-limited':
    'Jira asked us to slow down. The last good value is kept and the next try is automatic.',
  'jql-invalid': 'Jira no longer accepts the query. Edit it to continue.',
  'field-missing': 'The measured field no longer exists. Choose another one to continue.',
  'no-permission':
    'Throughline may no longer read these issues. Ask a Jira admin to give it access.',
  'too-many-issues': 'The query finds more issues than can be measured. Narrow it to continue.',
  waiting: 'A new measurement is on its way.',
};

/** Why the value is not fresh and what to do; with Jira's own words about an invalid query. */
export function staleText(stale: StaleDto): string {
  return [STALE_SENTENCES[stale.reason], ...stale.messages].join(' ');
}

type FormulaSource =
  | (Pick<JiraMeasureSource, 'kind' | 'measure' | 'mode' | 'doneOnly'> &
      Partial<Pick<JiraMeasureSource, 'untracked'>>)
  | ManualSource
  | ChecklistSource;

export interface Formula {
  readonly source: FormulaSource;
  readonly progress: Pick<ProgressDto, 'value' | 'unit' | 'numerator' | 'denominator'>;
  readonly fieldName?: string;
}

/** How the value came about: "3 of 10 issues done = 30 %". "–" when there is none. */
export function formulaText({ source, progress, fieldName }: Formula): string {
  const { value, unit, numerator, denominator } = progress;
  if (value === null || numerator === null) return UNKNOWN;
  const result = formatValue(value, unit);
  switch (source.kind) {
    case 'manual':
      return 'typed in';
    case 'checklist':
      return `${rounded(numerator, 0)} of ${rounded(denominator ?? 0, 0)} to-dos done = ${result}`;
    case 'jira-measure':
      return jiraFormula(source, { value, numerator, denominator, result }, fieldName);
  }
}

interface Amounts {
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number | null;
  readonly result: string;
}

function jiraFormula(
  source: Extract<FormulaSource, { readonly kind: 'jira-measure' }>,
  { value, numerator, denominator, result }: Amounts,
  fieldName?: string,
): string {
  const { measure, mode, doneOnly } = source;
  const what = doneOnly ? 'done issues' : 'all issues';
  if (mode === 'percent' && denominator !== null) {
    return `${shareText(measure, numerator, denominator, fieldName)} = ${result}`;
  }
  if (measure.kind === 'progress' && denominator !== null) {
    const whose = source.untracked === 'zero' ? '' : ' with tracked time';
    return `mean of ${plural(rounded(denominator, 0), 'issue', 'issues')}${whose} = ${result}`;
  }
  if (measure.kind === 'count')
    return `${doneOnly ? 'done issues' : 'issues'} = ${rounded(value, 0)}`;
  return `${measureLabel(measure, fieldName)}, sum over ${what} = ${result}`;
}

function shareText(
  measure: Measure,
  numerator: number,
  ...[denominator, fieldName]: readonly [number, string | undefined]
): string {
  const [part, whole] = [noFalseZero(numerator, 1), noFalseZero(denominator, 1)];
  switch (measure.kind) {
    case 'count':
      return `${part} of ${plural(whole, 'issue', 'issues')} done`;
    case 'storyPoints':
      return `${part} of ${plural(whole, 'story point', 'story points')} done`;
    case 'timeSpent':
    case 'originalEstimate':
    case 'remainingEstimate':
    case 'progress':
      return `${part} h of ${whole} h ${measureLabel(measure).toLowerCase()} on done issues`;
    case 'field':
      return `${part} of ${whole} ${measureLabel(measure, fieldName)} on done issues`;
  }
}

/** "from 0 to 20 issues", "at least 95 %". */
export function targetText(target: Target, unit: MeasureUnit): string {
  switch (target.kind) {
    case 'reach':
      return `from ${bareValue(target.start, unit)} to ${formatValue(target.target, unit)}`;
    case 'stayAbove':
      return `at least ${formatValue(target.limit, unit)}`;
    case 'stayBelow':
      return `at most ${formatValue(target.limit, unit)}`;
    case 'within':
      return `between ${bareValue(target.lower, unit)} and ${formatValue(target.upper, unit)}`;
  }
}

const bareValue = (value: number, unit: MeasureUnit) =>
  unit === 'percent' ? formatValue(value, unit) : noFalseZero(value, 2);
