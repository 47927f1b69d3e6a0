import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { MetricId } from '../../domain/shared/ids';
import type { StoryPointFields } from '../ports/fields';
import { isMeasuredInJira, type StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import type { Settings } from '../ports/settings-store';
import { scopesOf, type Scope } from './scope';

/** Everything that is kept up to date: active key results under active objectives. */
export interface MeasuredOkrs {
  readonly settings: Settings;
  readonly byMetric: ReadonlyMap<MetricId, MeasuredKeyResult>;
  readonly scopes: ReadonlyMap<string, Scope>;
}

export interface MeasuredKeyResult {
  readonly keyResult: KeyResult;
  readonly objective: Objective;
}

export async function loadMeasuredOkrs(ports: Ports): Promise<MeasuredOkrs> {
  const everywhere = { projectId: null, lifecycle: 'active' } as const;
  const [objectives, keyResults, settings] = await Promise.all([
    ports.okrs.listObjectives(everywhere),
    ports.okrs.listKeyResults(everywhere),
    ports.settings.load(),
  ]);
  const objectiveById = new Map(objectives.map((objective) => [objective.id, objective]));
  const byMetric = new Map<MetricId, MeasuredKeyResult>();
  for (const keyResult of keyResults) {
    const objective = objectiveById.get(keyResult.objectiveId);
    if (objective !== undefined) byMetric.set(keyResult.metricId, { keyResult, objective });
  }
  const metrics = await ports.okrs.findMetrics([...byMetric.keys()]);
  const storyPoints = await storyPointFields(ports, metrics, settings);
  return { settings, byMetric, scopes: scopesOf(metrics, storyPoints, ports.hash) };
}

/** Looked up only when some metric adds story points. */
export async function storyPointFields(
  ports: Pick<Ports, 'fields'>,
  metrics: readonly StoredMetric[],
  settings: Settings,
): Promise<StoryPointFields> {
  const override = settings.storyPointFieldId;
  const isNeeded = metrics.some(
    (one) => isMeasuredInJira(one) && one.metric.source.measure.kind === 'storyPoints',
  );
  if (!isNeeded) return { override, companyManaged: null, teamManaged: null };
  return { override, ...(await ports.fields.storyPoints()) };
}
