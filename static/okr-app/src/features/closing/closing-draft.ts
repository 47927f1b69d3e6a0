import {
  type ClosingWords,
  type Outcome,
  suggestedOutcome,
  suggestedScore,
} from '../../../../../src/domain/okr/closing';
import { parseNumber } from '../inline-edit/checks';

/** A judgement as typed. */
export interface ClosingDraft {
  /** Empty: not scored. */
  readonly score: string;
  readonly outcome: Outcome;
  readonly lesson: string;
}

interface Judged {
  readonly progress: { readonly progress: number | null };
}

/** What progress suggests; people decide. */
export function suggestedDraft({ progress: { progress } }: Judged): ClosingDraft {
  const score = suggestedScore(progress);
  return {
    score: score === null ? '' : String(score),
    outcome: suggestedOutcome(progress) ?? 'missed',
    lesson: '',
  };
}

/** A cancelled one is not scored unless somebody wants to. */
export function withOutcome(draft: ClosingDraft, outcome: Outcome): ClosingDraft {
  return { ...draft, outcome, score: outcome === 'cancelled' ? '' : draft.score };
}

export type CheckedClosing =
  | { readonly ok: true; readonly words: ClosingWords }
  | { readonly ok: false; readonly problem: string };

const SCORE_PROBLEM = 'A score is a number from 0 to 1, such as 0.7. Leave it empty for none.';

export function checkedClosing({ score, outcome, lesson }: ClosingDraft): CheckedClosing {
  const text = score.trim();
  const number = text === '' ? null : parseNumber(text);
  const isScore = text === '' || (number !== null && number >= 0 && number <= 1);
  if (!isScore) return { ok: false, problem: SCORE_PROBLEM };
  return { ok: true, words: { score: number, outcome, lesson: lesson.trim() } };
}
