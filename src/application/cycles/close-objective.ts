import {
  type Closing,
  type ClosingWords,
  isOpen,
  suggestedOutcome,
  suggestedScore,
} from '../../domain/okr/closing';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { managedObjective } from '../okr/authorise';
import { judgeOkrs } from '../okr/judged-okrs';
import { homesOf, type OkrRecords } from '../okr/okr-records';
import type { KeyResultView, ObjectiveView } from '../okr/okr-view';
import { saveDefinition } from '../okr/save-definition';
import { recordsAround, showObjective } from '../okr/show-definition';
import { viewerSight } from '../okr/viewer-sight';
import type { Ports } from '../ports/ports';
import { conflict, invalid, type Outcome } from '../refusal';
import { closedKeyResult, type KeyResultVersion } from './close-key-result';
import { frozenKeyResult, frozenObjective } from './frozen-numbers';

export interface ObjectiveVersion {
  readonly objectiveId: string;
  /** The version the person saw. */
  readonly version: number;
}

export interface ObjectiveToClose extends ObjectiveVersion {
  readonly closing: ClosingWords;
  /** Judgements of its key results. Those left open without one get what their progress suggests. */
  readonly keyResults: readonly (KeyResultVersion & { readonly closing: ClosingWords })[];
}

/**
 * Ends an objective with everything open under it; what is postponed stays postponed. Each key
 * result is a save of its own before the objective's, so that a refusal half way loses nothing.
 */
export async function closeObjective(
  ports: Ports,
  caller: Caller,
  { closing, keyResults, ...named }: ObjectiveToClose,
): Promise<Outcome<ObjectiveView>> {
  const found = await currentObjective(ports, caller, named);
  if (!found.ok) return found;
  const objective = found.value;
  if (!isOpen(objective)) return invalid('lifecycle', 'not-open');
  const listed = await recordsAround(ports, objective);
  const own = await ownKeyResults(ports, listed, objective);
  const records = withKeyResults(listed, own);
  const plan = await closings(ports, caller, { records, own, objective, closing, keyResults });
  if (!plan.ok) return plan;
  const base = { at: new Date(ports.clock.now()).toISOString(), by: caller.accountId };
  const closed = plan.value.map(({ keyResult, words }) =>
    closedKeyResult(keyResult, {
      ...words,
      ...frozenKeyResult(records, { objective, keyResult }),
      ...base,
    }),
  );
  for (const keyResult of closed) {
    if ((await saveDefinition(ports, { keyResult })) === 'saved') continue;
    return conflict(await showObjective(ports, caller, objective));
  }
  const frozen = frozenObjective(withKeyResults(records, closed), objective);
  return saveObjective(
    ports,
    caller,
    closedObjective(objective, { ...closing, ...frozen, ...base }),
  );
}

/** Read one by one: lists may lag behind an edit that was just made. */
async function ownKeyResults(
  ports: Pick<Ports, 'okrs'>,
  { keyResults }: OkrRecords,
  { id }: Objective,
): Promise<readonly KeyResult[]> {
  const listed = keyResults.filter(({ objectiveId }) => objectiveId === id);
  const found = await Promise.all(listed.map((one) => ports.okrs.findKeyResult(one.id)));
  return found.filter((one) => one !== null);
}

function closedObjective(objective: Objective, closing: Closing): Objective {
  return {
    ...objective,
    lifecycle: 'closed',
    closing,
    version: objective.version + 1,
    updatedAt: closing.at,
    updatedBy: closing.by,
  };
}

interface Plan {
  readonly records: OkrRecords;
  readonly own: readonly KeyResult[];
  readonly objective: Objective;
  readonly closing: ClosingWords;
  readonly keyResults: ObjectiveToClose['keyResults'];
}

interface PlannedClosing {
  readonly keyResult: KeyResult;
  readonly words: ClosingWords;
}

async function closings(
  ports: Ports,
  caller: Caller,
  { records, own, objective, closing, keyResults }: Plan,
): Promise<Outcome<readonly PlannedClosing[]>> {
  const given = new Map(keyResults.map((one) => [one.keyResultId, one]));
  if (keyResults.some(({ keyResultId }) => !own.some(({ id }) => id === keyResultId))) {
    return invalid('keyResults', 'no-such-key-result-here');
  }
  const seen = await viewedKeyResults(ports, caller, { records, objective });
  const planned: PlannedClosing[] = [];
  for (const keyResult of own) {
    const typed = given.get(keyResult.id);
    if (typed === undefined && keyResult.lifecycle !== 'active') continue;
    if (!isOpen(keyResult)) continue;
    if (typed !== undefined && typed.version !== keyResult.version) {
      return conflict(await showObjective(ports, caller, objective));
    }
    const suggested = suggestedWords(seen.get(keyResult.id), closing);
    planned.push({ keyResult, words: typed?.closing ?? suggested });
  }
  return ok(planned);
}

/** As the person sees them: a score must not tell a number that is withheld from them. */
async function viewedKeyResults(
  ports: Ports,
  caller: Caller,
  { records, objective }: Pick<Plan, 'records' | 'objective'>,
): Promise<ReadonlyMap<string, KeyResultView>> {
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  const sight = await viewerSight(ports, caller, { homes: homesOf(records), audiences });
  const view = judgeOkrs(records, sight).find(({ id }) => id === objective.id);
  return new Map(view?.keyResults.map((keyResult) => [keyResult.id, keyResult]));
}

/** What is closed along with a cancelled objective was cancelled with it. */
function suggestedWords(view: KeyResultView | undefined, closing: ClosingWords): ClosingWords {
  const progress = view?.progress.progress ?? null;
  if (closing.outcome === 'cancelled') return { score: null, outcome: 'cancelled', lesson: '' };
  return {
    score: suggestedScore(progress),
    outcome: suggestedOutcome(progress) ?? closing.outcome,
    lesson: '',
  };
}

function withKeyResults(records: OkrRecords, changed: readonly KeyResult[]): OkrRecords {
  const byId = new Map(changed.map((keyResult) => [keyResult.id, keyResult]));
  return { ...records, keyResults: records.keyResults.map((one) => byId.get(one.id) ?? one) };
}

export async function currentObjective(
  ports: Ports,
  caller: Caller,
  { objectiveId, version }: ObjectiveVersion,
): Promise<Outcome<Objective>> {
  const found = await managedObjective(ports, caller, objectiveId);
  if (!found.ok || found.value.version === version) return found;
  return conflict(await showObjective(ports, caller, found.value));
}

export async function saveObjective(
  ports: Ports,
  caller: Caller,
  objective: Objective,
): Promise<Outcome<ObjectiveView>> {
  if ((await saveDefinition(ports, { objective })) === 'version-conflict') {
    const current = await ports.okrs.findObjective(objective.id);
    return conflict(current === null ? null : await showObjective(ports, caller, current));
  }
  return ok(await showObjective(ports, caller, objective));
}
