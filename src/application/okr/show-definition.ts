import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { Ports } from '../ports/ports';
import { judgeOkrs } from './judged-okrs';
import { loadOkrRecords, withValues, type OkrRecords } from './okr-records';
import type { KeyResultView, ObjectiveView } from './okr-view';
import { viewerSight } from './viewer-sight';

/**
 * An objective as its page shows it. Lists may lag behind the write that was just made, so the
 * record at hand stands in for whatever a list says.
 */
export async function showObjective(ports: Ports, objective: Objective): Promise<ObjectiveView> {
  const { projectId, lifecycle } = objective;
  const lifecycles =
    lifecycle === 'active' ? (['active'] as const) : (['active', 'archived'] as const);
  const records = await loadOkrRecords(ports, { projectId, lifecycles });
  const others = records.objectives.filter(({ id }) => id !== objective.id);
  const views = await judged(ports, { ...records, objectives: [...others, objective] });
  const found = views.find(({ id }) => id === objective.id);
  if (found === undefined) throw new Error('An objective is missing from its own view');
  return found;
}

export async function showKeyResult(
  ports: Ports,
  objective: Objective,
  keyResult: KeyResult,
): Promise<KeyResultView> {
  const records = await withValues(ports, { objectives: [objective], keyResults: [keyResult] });
  const found = (await judged(ports, records))[0]?.keyResults[0];
  if (found === undefined) throw new Error('A key result has no metric');
  return found;
}

async function judged(ports: Ports, records: OkrRecords): Promise<readonly ObjectiveView[]> {
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  const projectIds = records.objectives.map(({ projectId }) => projectId);
  return judgeOkrs(records, await viewerSight(ports, projectIds, audiences));
}
