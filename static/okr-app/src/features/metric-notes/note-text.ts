import { type Annotation, spokenText } from './annotations';

/** "2026-03-03 note: Two people on leave (Cem)", for files. */
export function noteText(
  one: Pick<Annotation, 'on' | 'kind' | 'words' | 'by'>,
  nameOf: (accountId: string | null) => string,
): string {
  const author = nameOf(one.by);
  return `${one.on} ${spokenText(one)}${author === '' ? '' : ` (${author})`}`;
}
