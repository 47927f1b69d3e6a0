import type {
  KeyResultReviewDto,
  ObjectiveReviewDto,
} from '../../../../../src/contract/check-ins/dto';
import {
  confidenceText,
  draftText,
  standingText,
} from '../../../../../src/contract/check-ins/wording';
import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { formatPercent, statusLabel } from '../../../../../src/contract/wording';
import { textParts } from '../../../../../src/domain/okr/mentions';
import type { Words } from '../../../../../src/domain/okr/words';
import { dayText } from '../../components/relative-time';

export interface ReviewedObjective {
  readonly objective: ObjectiveDto;
  /** `null` where it could not be read. */
  readonly review: ObjectiveReviewDto | null;
  readonly note: string;
}

export interface Summary {
  readonly today: string;
  readonly since: string;
  readonly words: Words;
  readonly nameOf: (accountId: string) => string;
  readonly objectives: readonly ReviewedObjective[];
}

/** The review as plain text, for a mail or a page. */
export function summaryText(summary: Summary): string {
  const { today, since, objectives } = summary;
  const head = `Weekly review of ${dayText(today)}, since ${dayText(since)}`;
  const parts = objectives.map((one, at) => objectiveText(one, at + 1, summary));
  return [head, ...parts].join('\n\n');
}

function objectiveText(
  { objective, review, note }: ReviewedObjective,
  number: number,
  summary: Summary,
): string {
  const { title, progress } = objective;
  const status = statusLabel(progress.status, summary.words);
  const lines = [
    `${String(number)}. ${title}: ${status}, ${formatPercent(progress.progress)}`,
    ...(review?.keyResults ?? []).map((one) => `   - ${keyResultText(one, summary)}`),
    ...said(review?.checkIns ?? [], summary).map((text) => `   ${text}`),
    ...(note === '' ? [] : [`   Decision: ${plainText(note, summary)}`]),
  ];
  return lines.join('\n');
}

/** "Ship it: Behind, 4 issues done, 27 % → 36 %, confidence 7 of 10". */
function keyResultText(review: KeyResultReviewDto, summary: Summary): string {
  const { title, status, movement, unit, confidence, confidenceBefore, standing } = review;
  const owed = standingText(standing, summary.today);
  const parts = [
    statusLabel(status, summary.words),
    movement === null ? 'no movement' : draftText(movement, unit),
    ...(confidence === null ? [] : [`confidence ${confidenceText(confidence, confidenceBefore)}`]),
    ...(owed === '' ? [] : [owed.toLowerCase()]),
  ];
  const comments = said(review.checkIns, summary).map((text) => `\n     ${text}`);
  return `${title}: ${parts.join(', ')}${comments.join('')}`;
}

function said(checkIns: KeyResultReviewDto['checkIns'], summary: Summary): readonly string[] {
  return checkIns
    .filter(({ comment }) => comment !== '')
    .map(
      ({ comment, createdBy }) => `${summary.nameOf(createdBy)}: ${plainText(comment, summary)}`,
    );
}

/** On one line, with people by name. */
function plainText(text: string, { nameOf }: Summary): string {
  return textParts(text)
    .map((part) => (part.kind === 'text' ? part.text : `@${nameOf(part.accountId)}`))
    .join('')
    .replaceAll(/\s*\n\s*/g, ' / ');
}
