import { measureChecklist } from '../../domain/metrics/own-measurement';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { KeyResultId } from '../../domain/shared/ids';
import type { StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { UpstreamError } from '../ports/upstream-error';
import { readWholeScope } from '../sync/measure-scope';
import { recordOwnValue } from './record-own-value';
import { storyPointFields } from '../sync/measured-okrs';
import { scopesOf } from '../sync/scope';

/** So many issues are read in a few seconds; more are left to the background. */
const INLINE_ISSUES = 500;
/** A page's call may take 25 s; less than this and measuring could be cut short. */
const INLINE_NEEDS_MS = 12_000;

export async function measureLater(
  ports: Ports,
  keyResultIds: readonly KeyResultId[],
): Promise<void> {
  if (keyResultIds.length === 0) return;
  await ports.jobs.push({
    kind: 'key-results',
    keyResultIds,
    trigger: 'definition',
    refreshId: null,
  });
}

/** A new definition shows its value at once if that is quick, and soon otherwise. */
export async function measureDefinition(
  ports: Ports,
  {
    objective,
    keyResult,
    stored,
  }: { objective: Objective; keyResult: KeyResult; stored: StoredMetric },
  approximateCount: number,
): Promise<void> {
  const { source } = stored.metric;
  if (source.kind === 'manual') return;
  if (source.kind === 'checklist') {
    const measurement = measureChecklist(source.items);
    return recordOwnValue(ports, { keyResult, stored, measurement });
  }
  if ((await ports.switches.load()).isPaused) return;
  const isQuick =
    approximateCount <= INLINE_ISSUES && ports.deadline.remainingMs() >= INLINE_NEEDS_MS;
  if (!isQuick) return measureLater(ports, [keyResult.id]);
  try {
    const settings = await ports.settings.load();
    const storyPoints = await storyPointFields(ports, [stored], settings);
    const scopes = scopesOf([stored], storyPoints, ports.hash);
    const byMetric = new Map([[stored.metric.id, { keyResult, objective }]]);
    for (const scope of scopes.values()) {
      await readWholeScope(ports, { settings, byMetric, scopes }, scope);
    }
    await ports.realtime.publish([keyResult.projectId]);
  } catch (thrown) {
    if (!(thrown instanceof UpstreamError)) throw thrown;
    // The definition is saved; only its value has to wait.
    ports.log.failure(thrown);
    await measureLater(ports, [keyResult.id]);
  }
}
