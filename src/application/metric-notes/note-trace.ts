import type { MetricNote } from '../../domain/metrics/metric-note';
import { actionOf, changesBetween } from '../audit/audit-changes';
import type { AuditEntry, Json } from '../ports/audit';
import type { Ports } from '../ports/ports';

/** What is written down of a note that was written, changed, deleted or brought back. */
export function traceOfNote(
  { ids }: Pick<Ports, 'ids'>,
  { before, after }: { readonly before: MetricNote | null; readonly after: MetricNote },
): readonly AuditEntry[] {
  const changes = changesBetween(before === null ? {} : toldFields(before), toldFields(after));
  const action = actionOf(before && placed(before), placed(after), changes);
  if (action === null || (action === 'edited' && changes.length === 0)) return [];
  const { id: subjectId, updatedAt: at, updatedBy: by, words: title, projectId } = after;
  const what = { kind: 'metric-note', subjectId, title, objectiveId: null, projectId } as const;
  return [{ id: ids.next(), at, by, ...what, action, origin: 'page', changes }];
}

const placed = ({ isDeleted }: MetricNote) => {
  return { lifecycle: isDeleted ? 'deleted' : 'active', rank: '' } as const;
};

const toldFields = ({ on, words }: MetricNote): Readonly<Record<string, Json>> => ({ on, words });
