import type { ObjectiveDto } from '../../../../../src/contract/dto';

/** "4 key results · 1 at risk · 1 behind": an average hides a red child, so the count says it. */
export function rollUpText({ keyResults, progress }: ObjectiveDto): string {
  const count = keyResults.filter(({ lifecycle }) => lifecycle === 'active').length;
  const parts = [
    count === 1 ? '1 key result' : `${String(count)} key results`,
    ...counted(progress.atRisk, 'at risk'),
    ...counted(progress.behind, 'behind'),
    ...counted(progress.noData, 'without data'),
  ];
  return parts.join(' · ');
}

const counted = (count: number, words: string): readonly string[] =>
  count > 0 ? [`${String(count)} ${words}`] : [];
