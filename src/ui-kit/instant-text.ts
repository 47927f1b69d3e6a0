/** A moment in the reader's own language and time zone. */
export function instantText(iso: string): string {
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(new Date(iso));
}
