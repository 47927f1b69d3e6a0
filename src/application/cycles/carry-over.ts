import { type CarriedStart, carriedPlan } from '../../domain/okr/carry-over';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import { rankBetween } from '../../domain/okr/rank';
import type { CycleId, KeyResultId, MetricId, ObjectiveId } from '../../domain/shared/ids';
import { ok } from '../../domain/shared/result';
import type { Caller } from '../caller';
import { managedObjective } from '../okr/authorise';
import { UNALIGNED } from '../okr/check-parent';
import { byRank, judgeOkrs } from '../okr/judged-okrs';
import { homesOf, type OkrRecords } from '../okr/okr-records';
import type { KeyResultView, ObjectiveView } from '../okr/okr-view';
import { saveDefinition } from '../okr/save-definition';
import { recordsAround, showObjective } from '../okr/show-definition';
import { viewerSight } from '../okr/viewer-sight';
import type { StoredMetric } from '../ports/okr-repository';
import type { Ports } from '../ports/ports';
import { conflict, invalid, notFound, type Outcome } from '../refusal';
import { startMeasuring } from './start-measuring';

export interface CarryOver {
  readonly objectiveId: string;
  readonly cycleId: string;
  /** The chosen ones; the others stay behind. */
  readonly keyResults: readonly { readonly keyResultId: string; readonly start: CarriedStart }[];
}

/**
 * A copy in another cycle, with new ids and a link back. History, check-ins and the end of the old
 * one stay with the old one, which is not touched.
 */
export async function carryOver(
  ports: Ports,
  caller: Caller,
  { objectiveId, cycleId, keyResults: chosen }: CarryOver,
): Promise<Outcome<ObjectiveView>> {
  const found = await managedObjective(ports, caller, objectiveId);
  if (!found.ok) return found;
  const source = found.value;
  if (source.lifecycle === 'deleted') return invalid('objectiveId', 'objective-not-active');
  const cycle = await ports.cycles.find(cycleId as CycleId);
  if (cycle === null) return notFound('cycle-not-found');
  const records = await recordsAround(ports, source);
  const views = await viewedKeyResults(ports, caller, { records, source });
  const planned = plan(records, views, chosen);
  if (!planned.ok) return planned;
  const objective = await copyOfObjective(ports, caller, { source, cycleId: cycle.id });
  if ((await saveDefinition(ports, { objective }, 'carry-over')) === 'version-conflict') {
    return conflict(null);
  }
  const copies = planned.value.map((one) => copyOfKeyResult(ports, objective, one));
  for (const { keyResult, stored } of copies) {
    const change = { keyResult, metric: stored };
    if ((await saveDefinition(ports, change, 'carry-over')) === 'version-conflict') {
      return conflict(null);
    }
  }
  await startMeasuring(ports, copies);
  return ok(await showObjective(ports, caller, objective));
}

async function viewedKeyResults(
  ports: Ports,
  caller: Caller,
  { records, source }: { records: OkrRecords; source: Objective },
): Promise<ReadonlyMap<string, KeyResultView>> {
  const audiences = [...records.states.values()].map(({ audience }) => audience);
  const sight = await viewerSight(ports, caller, { homes: homesOf(records), audiences });
  const view = judgeOkrs(records, sight).find(({ id }) => id === source.id);
  return new Map(view?.keyResults.map((keyResult) => [keyResult.id, keyResult]));
}

interface PlannedCopy {
  readonly source: KeyResult;
  readonly plan: Pick<KeyResult, 'target' | 'zones' | 'curve'>;
  readonly stored: StoredMetric;
  /** Of a number people type in; it holds in the next cycle too. */
  readonly value: number | null;
}

/** All of them or none: a half carried objective would have to be tidied up by hand. */
function plan(
  records: OkrRecords,
  views: ReadonlyMap<string, KeyResultView>,
  chosen: CarryOver['keyResults'],
): Outcome<readonly PlannedCopy[]> {
  const copies: PlannedCopy[] = [];
  for (const { keyResultId, start } of chosen) {
    const view = views.get(keyResultId);
    const source = records.keyResults.find(({ id }) => id === keyResultId);
    const stored = source && records.metrics.get(source.metricId);
    if (view === undefined || source === undefined || stored === undefined) {
      return invalid('keyResults', 'no-such-key-result-here');
    }
    const { visibility, value } = view.progress;
    const isChecklist = stored.metric.source.kind === 'checklist';
    if (start === 'current' && visibility === 'withheld') {
      return invalid('keyResults', 'value-withheld');
    }
    const planned = carriedPlan(source, isChecklist ? 'same' : start, value);
    if (!planned.ok) return invalid('keyResults', planned.error);
    copies.push({ source, plan: planned.value, stored, value });
  }
  return ok(copies.sort((a, b) => byRank(a.source, b.source)));
}

/** Aligned as before, unless what it contributed to has ended. */
async function copyOfObjective(
  ports: Ports,
  { accountId }: Caller,
  { source, cycleId }: { source: Objective; cycleId: CycleId },
): Promise<Objective> {
  const { projectId, parentId } = source;
  const siblings = await ports.okrs.listObjectives({ projectId, lifecycle: 'active' });
  const last = [...siblings].sort(byRank).at(-1);
  const parent = parentId === null ? null : await ports.okrs.findObjective(parentId);
  const at = new Date(ports.clock.now()).toISOString();
  return {
    ...source,
    ownerSince: at,
    ...(parent?.lifecycle === 'active' ? {} : UNALIGNED),
    id: ports.ids.next() as ObjectiveId,
    version: 1,
    cycleId,
    // From here on the days are those of the cycle.
    period: null,
    carriedOverFrom: source.id,
    lifecycle: 'active',
    closing: null,
    rank: rankBetween(last?.rank ?? null, null),
    ...{ createdAt: at, updatedAt: at, updatedBy: accountId },
  };
}

export interface KeyResultCopy {
  readonly keyResult: KeyResult;
  readonly stored: StoredMetric;
  readonly value: number | null;
}

function copyOfKeyResult(
  ports: Pick<Ports, 'ids'>,
  objective: Objective,
  { source, plan: planned, stored, value }: PlannedCopy,
): KeyResultCopy {
  const { createdAt, updatedAt, updatedBy } = objective;
  const written = { version: 1, createdAt, updatedAt, updatedBy };
  const metricId = ports.ids.next() as MetricId;
  return {
    keyResult: {
      ...source,
      ownerSince: createdAt,
      ...planned,
      ...written,
      id: ports.ids.next() as KeyResultId,
      objectiveId: objective.id,
      metricId,
      period: null,
      manualStatus: null,
      lifecycle: 'active',
      closing: null,
    },
    stored: { ...stored, metric: { ...stored.metric, ...written, id: metricId } },
    value,
  };
}
