import { type Outcome, OUTCOMES } from '../../../../../src/domain/okr/closing';
import type { StatusAppearance } from '../../../../../src/contract/wording';

const WORDS: Readonly<Record<Outcome, string>> = {
  achieved: 'Achieved',
  partly: 'Partly achieved',
  missed: 'Missed',
  cancelled: 'Cancelled',
};

const APPEARANCES: Readonly<Record<Outcome, StatusAppearance>> = {
  achieved: 'success',
  partly: 'warning',
  missed: 'danger',
  cancelled: 'neutral',
};

export const outcomeLabel = (outcome: Outcome): string => WORDS[outcome];

export const outcomeAppearance = (outcome: Outcome): StatusAppearance => APPEARANCES[outcome];

export const OUTCOME_OPTIONS = OUTCOMES.map((value) => ({ value, label: WORDS[value] }));

/** "0.7", never "0.70"; "–" without one. */
export const scoreText = (score: number | null): string =>
  score === null ? '–' : String(Math.round(score * 100) / 100);
