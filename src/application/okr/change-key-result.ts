import type { Metric } from '../../domain/metrics/metric';
import { checkTarget } from '../../domain/okr/check-target';
import type { KeyResult, Target } from '../../domain/okr/key-result';
import type { Lifecycle } from '../../domain/okr/lifecycle';
import { rankBetween } from '../../domain/okr/rank';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';
import { managedKeyResult, managedObjective, type FoundKeyResult } from './authorise';
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
  const found = await currentVersion(ports, caller, named);
  if (!found.ok) return found;
  const checked = await checkChange(ports, change);
  if (!checked.ok) return checked;
  const { measure, fields } = checked.value;
  const keyResult = nextVersion(ports, caller, { ...found.value.keyResult, ...fields });
  const metric = measure && (await nextMetric(ports, caller, { keyResult, measure }));
  const saved = await saveDefinition(ports, { keyResult, ...(metric !== undefined && { metric }) });
  if (saved === 'version-conflict') return staleVersion(ports, caller, keyResult);
  if (change.target !== undefined) await forgetAchievement(ports, keyResult);
  const definition = { ...found.value, keyResult };
  if (measure !== undefined && metric !== undefined) {
    await measureDefinition(ports, { ...definition, stored: metric }, measure.approximateCount);
  } else if (change.target !== undefined) {
    await measureLater(ports, [keyResult.id]);
  }
  return ok(await showKeyResult(ports, caller, definition));
}

async function checkChange(ports: Ports, change: Partial<KeyResultDraft>) {
  const { target: typedTarget, source, ...description } = change;
  const target = checkTypedTarget(typedTarget);
  if (!target.ok) return target;
  const described = await checkDescription(ports, description);
  if (!described.ok) return described;
  const extras = await checkKeyResultExtras(ports, change);
  if (!extras.ok) return extras;
  const measure = source === undefined ? undefined : await checkMetricSource(ports, source);
  if (measure?.ok === false) return measure;
  const fields = { ...described.value, ...extras.value, ...target.value };
  return ok({ fields, measure: measure?.value });
}

function checkTypedTarget(typed: Target | undefined): Outcome<Partial<Pick<KeyResult, 'target'>>> {
  if (typed === undefined) return ok({});
  const target = checkTarget(typed);
  return target.ok ? ok({ target: target.value }) : invalid('target', target.error);
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
  const found = await currentVersion(ports, caller, named);
  if (!found.ok) return found;
  const objective = await managedObjective(ports, caller, objectiveId);
  if (!objective.ok) return objective;
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
  { lifecycle, ...named }: Named & { readonly lifecycle: Lifecycle },
): Promise<Outcome<KeyResultView>> {
  const found = await currentVersion(ports, caller, named);
  if (!found.ok) return found;
  const keyResult = nextVersion(ports, caller, { ...found.value.keyResult, lifecycle });
  const saved = await saveDefinition(ports, { keyResult });
  if (saved === 'version-conflict') return staleVersion(ports, caller, keyResult);
  // Nothing was measured while it was away.
  if (lifecycle === 'active') await measureLater(ports, [keyResult.id]);
  return ok(await showKeyResult(ports, caller, { ...found.value, keyResult }));
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

async function nextMetric(
  ports: Ports,
  caller: Caller,
  { keyResult, measure }: { keyResult: KeyResult; measure: CheckedMeasure },
): Promise<StoredMetric> {
  const before = await ports.okrs.findMetric(keyResult.metricId);
  const { updatedAt } = keyResult;
  const metric: Metric = {
    id: keyResult.metricId,
    version: (before?.metric.version ?? 0) + 1,
    projectId: keyResult.projectId,
    source: measure.source,
    createdAt: before?.metric.createdAt ?? updatedAt,
    updatedAt,
    updatedBy: caller.accountId,
  };
  return { metric, traits: measure.traits };
}

/** Another target was not reached on the day the old one was. */
async function forgetAchievement(ports: Ports, { metricId }: KeyResult): Promise<void> {
  const state = await ports.states.find(metricId);
  if (state?.firstAchievedAt != null) await ports.states.save({ ...state, firstAchievedAt: null });
}
