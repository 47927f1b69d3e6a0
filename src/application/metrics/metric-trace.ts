import type { TrackedMetric } from '../../domain/metrics/tracked-metric';
import { actionOf, changesBetween, toJson } from '../audit/audit-changes';
import type { AuditEntry, Json } from '../ports/audit';
import type { Ports } from '../ports/ports';

/** What is written down of a metric that was added, changed, archived or restored. */
export function traceOfMetric(
  { ids }: Pick<Ports, 'ids'>,
  { before, after }: { readonly before: TrackedMetric | null; readonly after: TrackedMetric },
): readonly AuditEntry[] {
  const changes = changesBetween(before === null ? {} : toldFields(before), toldFields(after));
  const placed = ({ lifecycle }: TrackedMetric) => ({ lifecycle, rank: '' });
  const action = actionOf(before && placed(before), placed(after), changes);
  if (action === null || (action === 'edited' && changes.length === 0)) return [];
  return [
    {
      id: ids.next(),
      at: after.updatedAt,
      by: after.updatedBy,
      kind: 'metric',
      subjectId: after.id,
      title: after.title,
      objectiveId: null,
      projectId: after.projectId,
      action,
      origin: 'page',
      changes,
    },
  ];
}

function toldFields({
  title,
  source: { catalogueKey, scope, parameters },
  bucket,
  target,
  band,
}: TrackedMetric): Readonly<Record<string, Json>> {
  return {
    ...{ title, bucket, target },
    metric: catalogueKey,
    scope: toJson(scope),
    parameters: toJson(parameters),
    band: toJson(band),
  };
}
