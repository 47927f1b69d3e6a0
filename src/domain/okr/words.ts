import { err, ok, type Result } from '../shared/result';
import { PROGRESS_STATUSES, type ProgressStatus } from './status';

/** What a site may call by names of its own. */
export const WORD_KEYS = [
  ...PROGRESS_STATUSES,
  'objective',
  'objectives',
  'key-result',
  'key-results',
] as const;

export type WordKey = (typeof WORD_KEYS)[number];

/** Only what the site renamed; the rest has its usual name. */
export type Words = Partial<Readonly<Record<WordKey, string>>>;

const USUAL: Readonly<Record<WordKey, string>> = {
  'on-track': 'On track',
  behind: 'Behind',
  'at-risk': 'At risk',
  achieved: 'Achieved',
  'no-data': 'No data',
  'not-started': 'Not started',
  'no-schedule': 'No schedule',
  postponed: 'Postponed',
  objective: 'Objective',
  objectives: 'Objectives',
  'key-result': 'Key result',
  'key-results': 'Key results',
};

export const usualWord = (key: WordKey): string => USUAL[key];

export const wordOf = (words: Words, key: WordKey): string => words[key] ?? USUAL[key];

/** In the middle of a sentence: usual names in small letters, names of the site as they are. */
export const wordInSentence = (words: Words, key: WordKey): string =>
  words[key] ?? USUAL[key].toLowerCase();

/** Two statuses with one name could not be told apart by people who do not see the colour. */
export function checkWords(words: Words): Result<Words, 'words-not-distinct'> {
  const named = PROGRESS_STATUSES.map((status: ProgressStatus) =>
    wordOf(words, status).trim().toLowerCase(),
  );
  return new Set(named).size === named.length ? ok(words) : err('words-not-distinct');
}
