const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3})\d*)?(?:Z|([+-])(\d\d):?(\d\d))$/;

/**
 * Epoch milliseconds of an instant as Jira writes it (`2020-01-31T09:15:00.000+0800`, or ISO
 * with `Z`); `null` for anything else. Jira's offset has no colon, which `Date.parse` need not accept.
 */
export function parseInstant(text: unknown): number | null {
  if (typeof text !== 'string') return null;
  const match = INSTANT.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, sign, offsetHours, offsetMinutes] =
    match;
  const local = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    Number((fraction ?? '0').padEnd(3, '0')),
  );
  const offset = (Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0)) * 60_000;
  return sign === '-' ? local + offset : local - offset;
}

/** An instant as Jira Cloud writes it for a viewer in UTC. */
export function formatInstant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('Z', '+0000');
}
