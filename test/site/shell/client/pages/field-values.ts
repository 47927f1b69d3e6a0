/** A field's value in one line; empty for nothing. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string')
    return isInstant(value) ? value.slice(0, 16).replace('T', ' ') : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(describeValue).filter(Boolean).join(', ');
  if (typeof value !== 'object') return '';
  const record = value as Readonly<Record<string, unknown>>;
  const name = record['displayName'] ?? record['name'] ?? record['value'] ?? record['key'];
  return typeof name === 'string' ? name : '';
}

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(text);
}
