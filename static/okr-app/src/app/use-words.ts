import { wordInSentence, type WordKey, type Words } from '../../../../src/domain/okr/words';
import { useOkrState } from './page-context';

const NONE: Words = {};

/** What this site calls things. */
export function useWords(): Words {
  return useOkrState().page?.siteRules.words ?? NONE;
}

/** Such as "key results": as it stands in the middle of a sentence. */
export function useWord(key: WordKey): string {
  return wordInSentence(useWords(), key);
}
