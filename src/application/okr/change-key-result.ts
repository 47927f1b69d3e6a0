import type { Metric, MetricSource, TypedSource } from '../../domain/metrics/metric';
import { checkTargetOf } from '../../domain/okr/check-target';
import type { KeyResult, Target } from '../../domain/okr/key-result';
import { lifecycleAfter } from '../../domain/okr/closing';
import type { SettableLifecycle } from '../../domain/okr/lifecycle';
import { rankBetween } from '../../domain/okr/rank';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';
import { managedKeyResult, managedObjective, type FoundKeyResult } from './authorise';
import { checkPlan } from './check-plan';
import { checkMetricSource, type CheckedMeasure } from './check-measure';
import { byRank } from './judged-okrs';
import { measureDefinition, measureLater } from './measure-definition';
import { neighbourRanks } from './neighbour-ranks';
import { checkKeyResultExtras } from './draft-extras';
import { checkDescription, type KeyResultDraft } from './okr-drafts';
import type { KeyResultView } from './okr-view';
import { showKeyResult } from './show-definition';
import { saveDefinition } from './save-definition';

interface Named {
  readonly keyResultId: string;
  /** The version the person saw. */
  readonly version: number;
}

export async function updateKeyResult(
  ports: Ports,
  caller: Caller,
  { change, ...named }: Named & { readonly change: Partial<KeyResultDraft> },
): Promise<Outcome<KeyResultView>> {
  const found = await editableVersion(ports, caller, named);
  if (!found.ok) return found;
  const before = await ports.okrs.findMetric(found.value.keyResult.metricId);
  const checked = await checkChange(ports, caller, { ...found.value, change, before });
  if (!checked.ok) return checked;
  const { measure, planned } = checked.value;
  const keyResult = nextVersion(ports, caller, planned);
  const metric = measure && nextMetric(keyResult, measure, before);
  const saved = await saveDefinition(ports, { keyResult, ...(metric !== undefined && { metric }) });
  if (saved === 'version-conflict') return staleVersion(ports, caller, keyResult);
  const definition = { ...found.value, keyResult };
  if (change.target !== undefined) await forgetAchievement(ports, keyResult);
  if (measure !== undefined && metric !== undefined) {
    await forgetOtherUnit(ports, before, metric);
    await measureDefinition(ports, { ...definition, stored: metric }, measure.approximateCount);
  } else if (change.target !== undefined) {
    await measureLater(ports, [keyResult.id]);
  }
  return ok(await showKeyResult(ports, caller, definition));
}

interface ToCheck extends FoundKeyResult {
  readonly change: Partial<KeyResultDraft>;
  readonly before: StoredMetric | null;
}

async function checkChange(
  ports: Ports,
  caller: Caller,
  { change, keyResult, objective, before }: ToCheck,
) {
  const { source, ...description } = change;
  const known = before?.metric.source ?? null;
  const target = checkHeldTarget(source ?? known, change.target ?? keyResult.target);
  if (!target.ok) return target;
  const described = await checkDescription(ports, description);
  if (!described.ok) return described;
  const extras = await checkKeyResultExtras(ports, change);
  if (!extras.ok) return extras;
  const measure = await checkTypedSource(ports, caller, { source, before: known });
  if (!measure.ok) return measure;
  const fields = { ...described.value, ...extras.value, target: target.value };
  const planned = await checkPlan(ports, { ...keyResult, ...fields }, objective);
  return planned.ok ? ok({ planned: planned.value, measure: measure.value }) : planned;
}

async function checkTypedSource(
  ports: Ports,
  { accountId }: Caller,
  { source, before }: { source: TypedSource | undefined; before: MetricSource | null },
): Promise<Outcome<CheckedMeasure | undefined>> {
  if (source === undefined) return ok(undefined);
  const at = new Date(ports.clock.now()).toISOString();
  return checkMetricSource(ports, source, { accountId, at, before });
}

/** Another source may not go with the target there is, and the other way round. */
function checkHeldTarget(
  source: Pick<MetricSource, 'kind'> | null,
  typed: Target,
): Outcome<Target> {
  const target = source === null ? ok(typed) : checkTargetOf(source, typed);
  return target.ok ? target : invalid('target', target.error);
}

export async function moveKeyResult(
  ports: Ports,
  caller: Caller,
  {
    objectiveId,
    beforeId,
    ...named
  }: Named & { readonly objectiveId: string; readonly beforeId: string | null },
): Promise<Outcome<KeyResultView>> {
  const found = await editableVersion(ports, caller, named);
  if (!found.ok) return found;
  const objective = await managedObjective(ports, caller, objectiveId);
  if (!objective.ok) return objective;
  if (objective.value.lifecycle === 'closed') return invalid('objectiveId', 'objective-is-closed');
  if (objective.value.projectId !== found.value.keyResult.projectId) {
    return invalid('objectiveId', 'objective-in-other-project');
  }
  const siblings = await ports.okrs.listKeyResultsOf(objective.value.id);
  const others = siblings.filter(({ id }) => id !== found.value.keyResult.id).sort(byRank);
  const [before, after] = neighbourRanks(others, beforeId);
  const moved = {
    ...found.value.keyResult,
    objectiveId: objective.value.id,
    rank: rankBetween(before, after),
  };
  const keyResult = nextVersion(ports, caller, moved);
  const saved = await saveDefinition(ports, { keyResult });
  if (saved === 'version-conflict') return staleVersion(ports, caller, keyResult);
  return ok(await showKeyResult(ports, caller, { objective: objective.value, keyResult }));
}

export async function setKeyResultLifecycle(
  ports: Ports,
  caller: Caller,
  { lifecycle, ...named }: Named & { readonly lifecycle: SettableLifecycle },
): Promise<Outcome<KeyResultView>> {
  const found = await currentVersion(ports, caller, named);
  if (!found.ok) return found;
  const next = lifecycleAfter(found.value.keyResult, lifecycle);
  if (!next.ok) return invalid('lifecycle', next.error);
  const keyResult = nextVersion(ports, caller, {
    ...found.value.keyResult,
    lifecycle: next.value,
  });
  const saved = await saveDefinition(ports, { keyResult });
  if (saved === 'version-conflict') return staleVersion(ports, caller, keyResult);
  // Nothing was measured while it was away.
  if (keyResult.lifecycle === 'active') await measureLater(ports, [keyResult.id]);
  return ok(await showKeyResult(ports, caller, { ...found.value, keyResult }));
}

/** Not after its own end or that of its objective: numbers that were frozen stay comparable. */
async function editableVersion(
  ports: Ports,
  caller: Caller,
  named: Named,
): Promise<Outcome<FoundKeyResult>> {
  const found = await currentVersion(ports, caller, named);
  if (!found.ok) return found;
  const { keyResult, objective } = found.value;
  const isFrozen = keyResult.lifecycle === 'closed' || objective.lifecycle === 'closed';
  return isFrozen ? invalid('lifecycle', 'closed-is-frozen') : found;
}

async function currentVersion(
  ports: Ports,
  caller: Caller,
  { keyResultId, version }: Named,
): Promise<Outcome<FoundKeyResult>> {
  const found = await managedKeyResult(ports, caller, keyResultId);
  if (!found.ok || found.value.keyResult.version === version) return found;
  return conflict(await showKeyResult(ports, caller, found.value));
}

/** Somebody was faster between our reading and our writing. */
async function staleVersion(
  ports: Ports,
  caller: Caller,
  { id }: KeyResult,
): Promise<Outcome<never>> {
  const current = await managedKeyResult(ports, caller, id);
  return current.ok ? conflict(await showKeyResult(ports, caller, current.value)) : current;
}

function nextVersion(ports: Ports, caller: Caller, keyResult: KeyResult): KeyResult {
  return {
    ...keyResult,
    version: keyResult.version + 1,
    updatedAt: new Date(ports.clock.now()).toISOString(),
    updatedBy: caller.accountId,
  };
}

function nextMetric(
  { metricId, projectId, updatedAt, updatedBy }: KeyResult,
  measure: CheckedMeasure,
  before: StoredMetric | null,
): StoredMetric {
  const metric: Metric = {
    id: metricId,
    version: (before?.metric.version ?? 0) + 1,
    projectId,
    source: measure.source,
    createdAt: before?.metric.createdAt ?? updatedAt,
    updatedAt,
    updatedBy,
  };
  return { metric, traits: measure.traits };
}

/** A number counted in Jira says nothing about one that people type in. */
async function forgetOtherUnit(
  ports: Ports,
  before: StoredMetric | null,
  { metric }: StoredMetric,
): Promise<void> {
  const isOtherKind = before !== null && before.metric.source.kind !== metric.source.kind;
  if (isOtherKind && metric.source.kind === 'manual') await ports.states.remove(metric.id);
}

/** Another target was not reached on the day the old one was. */
async function forgetAchievement(ports: Ports, { metricId }: KeyResult): Promise<void> {
  const state = await ports.states.find(metricId);
  if (state?.firstAchievedAt != null) await ports.states.save({ ...state, firstAchievedAt: null });
}
