/** Reading values whose shape nobody promised. */
export type RawRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is RawRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function asRecords(value: unknown): readonly RawRecord[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Its own property only, so that `toString` is data and not the inherited function. */
export function textOf(record: RawRecord, key: string): string | null {
  if (!Object.hasOwn(record, key)) return null;
  const value = record[key];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}
