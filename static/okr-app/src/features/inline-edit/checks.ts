/** Problems that need no server to see. Limits are the server's to tell. */

export function checkTitle(title: string): string | undefined {
  return title.trim() === '' ? 'Write a title.' : undefined;
}

export function checkWeight(weight: string): string | undefined {
  const number = parseNumber(weight);
  return number === null || number < 0 ? 'A weight is a number, 0 or more.' : undefined;
}

/** Takes a decimal comma too. `null` for anything that is not a whole, finite number. */
export function parseNumber(text: string): number | null {
  const trimmed = text.trim().replace(',', '.');
  if (trimmed === '') return null;
  const number = Number(trimmed);
  return Number.isFinite(number) ? number : null;
}
