import type { ObjectiveDto } from '../../../../../src/contract/dto';
import { wordInSentence, type Words } from '../../../../../src/domain/okr/words';

/**
 * "4 key results · 2 objectives · 1 at risk · 1 behind": an average hides a red child, so the count
 * says it.
 * @param below how many objectives contribute to it.
 */
export function rollUpText(
  { keyResults, progress }: ObjectiveDto,
  words: Words,
  below: number,
): string {
  const count = keyResults.filter(({ lifecycle }) => lifecycle !== 'archived').length;
  const parts = [
    `${String(count)} ${wordInSentence(words, count === 1 ? 'key-result' : 'key-results')}`,
    ...counted(below, wordInSentence(words, below === 1 ? 'objective' : 'objectives')),
    ...counted(progress.atRisk, wordInSentence(words, 'at-risk')),
    ...counted(progress.behind, wordInSentence(words, 'behind')),
    ...counted(progress.noData, 'without data'),
  ];
  return parts.join(' · ');
}

const counted = (count: number, words: string): readonly string[] =>
  count > 0 ? [`${String(count)} ${words}`] : [];
