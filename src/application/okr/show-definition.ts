import type { Objective } from '../../domain/okr/objective';
import type { Caller } from '../caller';
import type { Ports } from '../ports/ports';
import type { FoundKeyResult } from './authorise';
import { judgeOkrs } from './judged-okrs';
import { homesOf, loadOkrRecords, withValues, type OkrRecords } from './okr-records';
import { IN_SIGHT } from './site-okrs';
import type { KeyResultView, ObjectiveView } from './okr-view';
import { viewerSight } from './viewer-sight';

/** An objective as its page shows it. */
export async function showObjective(
  ports: Ports,
  caller: Caller,
  objective: Objective,
): Promise<ObjectiveView> {
  const views = await judged(ports, caller, await recordsAround(ports, objective));
  const found = views.find(({ id }) => id === objective.id);
  if (found === undefined) throw new Error('An objective is missing from its own view');
  return found;
}

/**
 * What an objective is judged with. Lists may lag behind the write that was just made, so the
 * record at hand stands in for whatever a list says.
 */
export async function recordsAround(ports: Ports, objective: Objective): Promise<OkrRecords> {
  const { projectId, lifecycle, parentId } = objective;
  const lifecycles =
    lifecycle === 'archived' || lifecycle === 'deleted'
      ? ([...IN_SIGHT, 'archived'] as const)
      : IN_SIGHT;
  const records = await loadOkrRecords(ports, { projectId, lifecycles });
  const others = records.objectives.filter(({ id }) => id !== objective.id);
  const isKnown = parentId === null || records.parents.has(parentId);
  const parent = isKnown ? null : await ports.okrs.findObjective(parentId);
  const parents = new Map(records.parents);
  if (parent !== null && parent.lifecycle !== 'deleted') parents.set(parent.id, parent);
  return { ...records, parents, objectives: [...others, objective] };
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
