/** Status, its rule and what is expected, in words; each colour can say why it is there. */
import type { StatusRule } from '../domain/okr/status-rule';
import { AT_RISK_CHANCE, ON_TRACK_CHANCE } from '../domain/okr/status-rule';
import { wordInSentence, wordOf, type Words } from '../domain/okr/words';
import { formatGap, formatPercent, formatTenths, UNKNOWN } from './wording';

/** How a limit or band is judged; the gap rule does not apply to it. Source: metrics-spec A.4. */
export function limitRuleText(words: Words = {}): string {
  const name = namesOf(words);
  return `A limit or range: ${name.onTrack} while it is kept, ${name.behind} on the first day outside, ${name.atRisk} from the second day on.`;
}

/** The status rule as configured, in one sentence per colour. */
export function statusRuleText(rule: StatusRule, words: Words = {}): string {
  const name = namesOf(words);
  if (rule.mode === 'forecast') {
    const [high, low] = [formatPercent(ON_TRACK_CHANCE), formatPercent(AT_RISK_CHANCE)];
    return `${name.onTrack}: a computed chance of at least ${high} to hit the target. ${name.behind}: at least ${low}. ${name.atRisk}: less. Without a computed chance: ${gapRuleText(rule, words)}`;
  }
  return gapRuleText(rule, words);
}

function gapRuleText(rule: StatusRule, words: Words): string {
  const name = namesOf(words);
  const isRelative = rule.mode === 'relative';
  const size = (ratio: number) =>
    isRelative ? formatTenths(ratio) : `${tenths(100 * ratio)} points`;
  const behind =
    rule.behindAbove === 0
      ? 'less than expected'
      : `more than ${size(rule.behindAbove)} less than expected`;
  const base = `${name.behind}: ${behind}. ${name.atRisk}: more than ${size(rule.atRiskAbove)} less than expected.`;
  if (!isRelative) return base;
  return `${base} While less than ${formatTenths(rule.graceExpected)} is expected, nothing is ${wordInSentence(words, 'at-risk')}.`;
}

/** How the status of an objective comes about. */
export function objectiveRuleText(rule: StatusRule, words: Words = {}): string {
  const status =
    rule.objectiveStatus === 'worstChild'
      ? 'It has the worst status of what counts in it.'
      : 'Its weighted mean progress is held against its expected progress by the same rule.';
  const expectation =
    rule.objectiveExpectation === 'ownDates'
      ? 'Expected is what its own dates say.'
      : 'Expected is the weighted mean of what is expected of its parts.';
  const chance =
    rule.mode === 'forecast'
      ? ` An average has no chance of its own, so: ${gapRuleText(rule, words)}`
      : '';
  return `${status} ${expectation}${chance}`;
}

const namesOf = (words: Words) => ({
  onTrack: wordOf(words, 'on-track'),
  behind: wordOf(words, 'behind'),
  atRisk: wordOf(words, 'at-risk'),
});

const tenths = (value: number): string => String(Math.round(value * 10 + 1e-9) / 10);

/** "125 %", and what a number below zero means. */
export function rawText(raw: number | null): string {
  if (raw === null) return UNKNOWN;
  return raw < -0.005 ? `${formatPercent(raw)}: worse than the start` : formatPercent(raw);
}

interface Shortfall {
  readonly expected: number | null;
  readonly gap: number | null;
}

/** "gap = 49.4 % − 27.3 % = 22.2 points behind", and in the relative reading its share. */
export function gapFormula(
  { expected, gap }: Shortfall,
  progress: number | null,
  mode: StatusRule['mode'],
): string {
  if (expected === null || gap === null || progress === null) return UNKNOWN;
  const difference = `${formatTenths(expected)} − ${formatTenths(progress)} = ${formatGap(gap)}`;
  if (mode !== 'relative' || expected <= 0 || gap <= 0) return difference;
  return `${difference}, ${formatTenths(gap / 100 / expected)} of what is expected`;
}
