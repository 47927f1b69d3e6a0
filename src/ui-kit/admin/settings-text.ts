import { sentenceForReason } from '../../contract/reasons';
import { checkWords, WORD_KEYS, type WordKey, type Words } from '../../domain/okr/words';
import { parseCalendarDate } from '../../domain/shared/calendar-date';
import { err, ok, type Result } from '../../domain/shared/result';

const MAX_WORD = 30;

/** Days written one a line or with commas between them, such as 2026-12-25. */
export function checkHolidays(text: string): Result<readonly string[], string> {
  const days = text.split(/[\s,;]+/).filter((day) => day !== '');
  const wrong = days.find((day) => parseCalendarDate(day) === undefined);
  if (wrong !== undefined) return err(`“${wrong}” is not a date such as 2026-12-25.`);
  return ok([...new Set(days)].sort());
}

/** Names that differ from the usual ones. */
export function checkTypedWords(typed: Readonly<Record<WordKey, string>>): Result<Words, string> {
  const named: { -readonly [Key in keyof Words]: Words[Key] } = {};
  for (const key of WORD_KEYS) {
    const word = typed[key].trim();
    if (word.length > MAX_WORD)
      return err(`“${word}” is longer than ${String(MAX_WORD)} characters.`);
    if (word !== '') named[key] = word;
  }
  const checked = checkWords(named);
  return checked.ok ? checked : err(sentenceForReason(checked.error));
}
