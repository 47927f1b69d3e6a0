import type { Objective } from '../../domain/okr/objective';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { FoundKeyResult } from './authorise';
import { judgeOkrs } from './judged-okrs';
import { homesOf, loadOkrRecords, withValues, type OkrRecords } from './okr-records';
import type { KeyResultView, ObjectiveView } from './okr-view';
import { viewerSight } from './viewer-sight';

/**
 * An objective as its page shows it. Lists may lag behind the write that was just made, so the
 * record at hand stands in for whatever a list says.
 */
export async function showObjective(
  ports: Ports,
  caller: Caller,
  objective: Objective,
): Promise<ObjectiveView> {
  const { projectId, lifecycle } = objective;
  const lifecycles =
    lifecycle === 'active' ? (['active'] as const) : (['active', 'archived'] as const);
  const records = await loadOkrRecords(ports, { projectId, lifecycles });
  const others = records.objectives.filter(({ id }) => id !== objective.id);
  const views = await judged(ports, caller, { ...records, objectives: [...others, objective] });
  const found = views.find(({ id }) => id === objective.id);
  if (found === undefined) throw new Error('An objective is missing from its own view');
  return found;
}

export async function showKeyResult(
  ports: Ports,
  caller: Caller,
  { objective, keyResult }: FoundKeyResult,
): Promise<KeyResultView> {
  const records = await withValues(ports, { objectives: [objective], keyResults: [keyResult] });
  const found = (await judged(ports, caller, records))[0]?.keyResults[0];
  if (found === undefined) throw new Error('A key result has no metric');
  return found;
}

async function judged(
  ports: Ports,
  caller: Caller,
  records: OkrRecords,
): Promise<readonly ObjectiveView[]> {
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  const sight = await viewerSight(ports, caller, { homes: homesOf(records), audiences });
  return judgeOkrs(records, sight);
}
