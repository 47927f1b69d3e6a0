import { checkTargetOf } from '../../domain/okr/check-target';
import type { KeyResult } from '../../domain/okr/key-result';
import { rankBetween } from '../../domain/okr/rank';
import type { KeyResultId, MetricId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import type { StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';
import { managedObjective } from './authorise';
import { checkPlan } from './check-plan';
import { checkMetricSource } from './check-measure';
import { byRank } from './judged-okrs';
import { measureDefinition } from './measure-definition';
import { checkKeyResultExtras, type KeyResultExtras, NEW_KEY_RESULT_EXTRAS } from './draft-extras';
import { type CheckedDescription, checkWholeDescription, type KeyResultDraft } from './okr-drafts';
import type { KeyResultView } from './okr-view';
import { showKeyResult } from './show-definition';
import { saveDefinition } from './save-definition';

export async function createKeyResult(
  ports: Ports,
  caller: Caller,
  { objectiveId, fields }: { readonly objectiveId: string; readonly fields: KeyResultDraft },
): Promise<Outcome<KeyResultView>> {
  const objective = await managedObjective(ports, caller, objectiveId);
  if (!objective.ok) return objective;
  if (objective.value.lifecycle === 'deleted')
    return invalid('objectiveId', 'objective-not-active');
  if (objective.value.lifecycle === 'closed') return invalid('objectiveId', 'objective-is-closed');
  const fieldsChecked = await checkFields(ports, fields);
  if (!fieldsChecked.ok) return fieldsChecked;
  const checked = await checkPlan(ports, fieldsChecked.value, objective.value);
  if (!checked.ok) return checked;
  const now = new Date(ports.clock.now()).toISOString();
  const author = { accountId: caller.accountId, at: now, before: null };
  const measure = await checkMetricSource(ports, fields.source, author);
  if (!measure.ok) return measure;

  const { id, projectId } = objective.value;
  const siblings = await ports.okrs.listKeyResultsOf(id);
  const last = [...siblings].sort(byRank).at(-1);
  const written = {
    version: 1,
    projectId,
    createdAt: now,
    updatedAt: now,
    updatedBy: caller.accountId,
  };
  const stored: StoredMetric = {
    metric: { ...written, id: ports.ids.next() as MetricId, source: measure.value.source },
    traits: measure.value.traits,
  };
  const keyResult: KeyResult = {
    ...written,
    ...checked.value,
    manualStatus: null,
    closing: null,
    id: ports.ids.next() as KeyResultId,
    objectiveId: id,
    metricId: stored.metric.id,
    lifecycle: 'active',
    rank: rankBetween(last?.rank ?? null, null),
  };
  const saved = await saveDefinition(ports, { keyResult, metric: stored });
  if (saved === 'version-conflict') return conflict(null);
  const definition = { objective: objective.value, keyResult, stored };
  await measureDefinition(ports, definition, measure.value.approximateCount);
  return ok(await showKeyResult(ports, caller, { objective: objective.value, keyResult }));
}

type CheckedFields = CheckedDescription & KeyResultExtras & Pick<KeyResult, 'target'>;

async function checkFields(ports: Ports, fields: KeyResultDraft): Promise<Outcome<CheckedFields>> {
  const target = checkTargetOf(fields.source, fields.target);
  if (!target.ok) return invalid('target', target.error);
  const described = await checkWholeDescription(ports, fields);
  if (!described.ok) return described;
  const extras = await checkKeyResultExtras(ports, fields);
  if (!extras.ok) return extras;
  const { value } = target;
  const { defaultCurve } = await ports.settings.load();
  const usual = { ...NEW_KEY_RESULT_EXTRAS, curve: { kind: defaultCurve } };
  return ok({ ...described.value, ...usual, ...extras.value, target: value });
}
