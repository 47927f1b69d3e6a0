import { containsWords } from '../filters/filter-item';
import { type FlatItem, titleOfRow } from '../objective-list/flat-items';

/** More than these are narrowed down by another word faster than by reading. */
const MOST_SHOWN = 8;

export interface Found {
  readonly best: readonly FlatItem[];
  readonly count: number;
}

/** By words of title, owner, labels and query. What has them in its title comes first. */
export function findItems(
  items: readonly FlatItem[],
  text: string,
  nameOf: (accountId: string | null) => string,
): Found {
  if (text.trim() === '') return { best: [], count: 0 };
  const found = items.filter((item) => containsWords(searchTexts(item, nameOf), text));
  const inTitle = found.filter((item) => containsWords([titleOfRow(item)], text));
  const others = found.filter((item) => !inTitle.includes(item));
  return { best: [...inTitle, ...others].slice(0, MOST_SHOWN), count: found.length };
}

function searchTexts(
  { objective, keyResult }: FlatItem,
  nameOf: (accountId: string | null) => string,
): readonly string[] {
  const { title, labels, ownerId } = keyResult ?? objective;
  const jql = keyResult?.source.kind === 'jira-measure' ? [keyResult.source.jql] : [];
  return [title, ...labels, ...jql, ...(ownerId === null ? [] : [nameOf(ownerId)])];
}
