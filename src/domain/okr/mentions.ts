import type { AccountId } from '../shared/ids';

/**
 * People are named in texts by account id, `@[id]`, so that a text holds nobody's name and a
 * closed account can be taken out of it.
 */
const MENTION = /@\[([\w:.-]{1,128})\]/g;

/** More would be a mailing list. */
export const MAX_MENTIONS = 20;

/** In order, each once. */
export function mentionsIn(text: string): readonly AccountId[] {
  const ids = [...text.matchAll(MENTION)].flatMap((match) => match[1] ?? []);
  return [...new Set(ids)] as AccountId[];
}

export type TextPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'mention'; readonly accountId: AccountId };

/** A text as its screen shows it, piece by piece. */
export function textParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(MENTION)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    parts.push({ kind: 'mention', accountId: match[1] as AccountId });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

export function withoutMentionsOf(
  text: string,
  people: ReadonlySet<AccountId>,
  nobody: AccountId,
): string {
  return text.replaceAll(MENTION, (mention, id: string) =>
    people.has(id as AccountId) ? `@[${nobody}]` : mention,
  );
}
