import { calendarDateAt } from '../../domain/shared/calendar-date';
import type { MetricId } from '../../domain/shared/ids';
import type { DefinitionEntry } from '../ports/definition-log';
import type { Ports } from '../ports/ports';

/** So many edits of one metric are remembered. */
const MAX_ENTRIES = 50;

/**
 * Remembers since when a metric has its definition. What was tried and changed again on the same
 * day leaves no trace, as it leaves no reading.
 */
export async function noteDefinition(
  ports: Pick<Ports, 'definitions'>,
  metricId: MetricId,
  { entry, timeZone }: { readonly entry: DefinitionEntry; readonly timeZone: string },
): Promise<void> {
  const entries = await ports.definitions.list(metricId);
  const next = withEntry(entries, entry, timeZone);
  if (JSON.stringify(next) === JSON.stringify(entries)) return;
  await ports.definitions.replace(metricId, next);
}

function withEntry(
  entries: readonly DefinitionEntry[],
  entry: DefinitionEntry,
  timeZone: string,
): readonly DefinitionEntry[] {
  const last = entries.at(-1);
  if (last === undefined) return [entry];
  if (last.definitionHash === entry.definitionHash) return entries;
  const isSameDay = calendarDateAt(last.from, timeZone) === calendarDateAt(entry.from, timeZone);
  if (!isSameDay) return [...entries, entry].slice(-MAX_ENTRIES);
  const earlier = entries.slice(0, -1);
  return earlier.at(-1)?.definitionHash === entry.definitionHash
    ? earlier
    : [...earlier, { ...entry, from: last.from }];
}
