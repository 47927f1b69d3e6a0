import type { KeyResult } from '../../domain/okr/key-result';
import { inRollUpOrder } from '../../domain/okr/objective-tree';
import type { Objective } from '../../domain/okr/objective';
import { rollUp, type RollUpPart } from '../../domain/okr/roll-up';
import type { ObjectiveId } from '../../domain/shared/ids';
import type { KeyResultView, ObjectiveView, RollUpView } from './okr-view';
import type { OkrRecords } from './okr-records';
import { shownProgress, withheldProgress } from './progress-view';
import { isWithheld, type ViewerSight } from './viewer-sight';

/** Records as one viewer is shown them: judged, rolled up, and withheld where they must be. */
export function judgeOkrs(records: OkrRecords, sight: ViewerSight): readonly ObjectiveView[] {
  const keyResults = new Map<ObjectiveId, KeyResultView[]>();
  const objectiveById = new Map(records.objectives.map((objective) => [objective.id, objective]));
  for (const keyResult of [...records.keyResults].sort(byRank)) {
    const objective = objectiveById.get(keyResult.objectiveId);
    if (objective === undefined) continue;
    const view = keyResultView(records, sight, { keyResult, objective });
    if (view === undefined) continue;
    keyResults.set(objective.id, [...(keyResults.get(objective.id) ?? []), view]);
  }
  const rollUps = rollUpAll(records, keyResults);
  return [...records.objectives].sort(byRank).map((objective) => ({
    ...publicPart(objective),
    progress: rollUps.get(objective.id) ?? rolledUp(records, objective, []),
    keyResults: keyResults.get(objective.id) ?? [],
  }));
}

export function keyResultView(
  records: OkrRecords,
  sight: ViewerSight,
  { keyResult, objective }: { keyResult: KeyResult; objective: Objective },
): KeyResultView | undefined {
  const stored = records.metrics.get(keyResult.metricId);
  if (stored === undefined) return undefined;
  const state = records.states.get(keyResult.metricId) ?? null;
  const effectivePeriod = keyResult.period ?? objective.period;
  const facts = {
    source: stored.metric.source,
    target: keyResult.target,
    period: effectivePeriod,
    state,
    compliance: records.compliance.get(keyResult.metricId) ?? [],
    today: records.today,
    rule: records.settings.statusRule,
    sync: records.sync,
  };
  const mustHide = state !== null && isWithheld(state.audience, sight);
  const { id, version, objectiveId, title, description, ownerId, contributorIds } = keyResult;
  const { labels, period, weight, isInRollUp, lifecycle, closing } = keyResult;
  const { target, zones, curve, manualStatus } = keyResult;
  return {
    ...{ id, version, objectiveId, title, description, ownerId, contributorIds },
    ...{ labels, period, weight, isInRollUp, lifecycle, closing },
    ...{ target, zones, curve, manualStatus, effectivePeriod },
    source: stored.metric.source,
    progress: mustHide ? withheldProgress(facts) : shownProgress(facts),
  };
}

interface Part extends RollUpPart {
  readonly isWithheld: boolean;
}

function rollUpAll(
  records: OkrRecords,
  keyResults: ReadonlyMap<ObjectiveId, readonly KeyResultView[]>,
): ReadonlyMap<ObjectiveId, RollUpView> {
  const objectives = new Map(records.objectives.map((objective) => [objective.id, objective]));
  const parentOf = new Map(records.objectives.map(({ id, parentId }) => [id, parentId]));
  const rollUps = new Map<ObjectiveId, RollUpView>();
  const fromChildren = new Map<ObjectiveId, Part[]>();
  for (const id of inRollUpOrder(parentOf)) {
    const objective = objectives.get(id);
    if (objective === undefined) continue;
    const own = (keyResults.get(id) ?? [])
      .filter(({ lifecycle }) => lifecycle === 'active')
      .map(({ progress, weight }) => toPart(progress, weight));
    const view = rolledUp(records, objective, [...own, ...(fromChildren.get(id) ?? [])]);
    rollUps.set(id, view);
    if (objective.parentId === null || objective.lifecycle !== 'active') continue;
    const siblings = fromChildren.get(objective.parentId) ?? [];
    fromChildren.set(objective.parentId, [...siblings, toPart(view, objective.weight)]);
  }
  return rollUps;
}

function toPart(
  {
    visibility,
    progress,
    expected,
    status,
  }: Omit<RollUpPart, 'weight'> & Pick<RollUpView, 'visibility'>,
  weight: number,
): Part {
  return { progress, expected, status, weight, isWithheld: visibility === 'withheld' };
}

function rolledUp(
  { today, settings }: OkrRecords,
  { period }: Objective,
  parts: readonly Part[],
): RollUpView {
  if (!parts.some((part) => part.isWithheld)) {
    const rule = settings.statusRule;
    return { visibility: 'shown', ...rollUp(parts, { period, today, rule }) };
  }
  return {
    visibility: 'withheld',
    progress: null,
    expected: null,
    gap: null,
    status: 'no-data',
    isOverdue: false,
    atRisk: 0,
    behind: 0,
    noData: 0,
  };
}

function publicPart(objective: Objective): Omit<ObjectiveView, 'progress' | 'keyResults'> {
  const { id, version, projectId, level, title, description, ownerId } = objective;
  const { contributorIds, watcherIds, labels, isPrivate, cycleId, period } = objective;
  const { weight, isInRollUp, parentId, lifecycle, closing } = objective;
  return {
    ...{ id, version, projectId, level, title, description, ownerId },
    ...{ contributorIds, watcherIds, labels, isPrivate, cycleId, period },
    ...{ weight, isInRollUp, parentId, lifecycle, closing },
  };
}

interface Ranked {
  readonly rank: string;
  readonly id: string;
}

/** Two people who insert at the same place at once get the same rank; ids break the tie. */
export function byRank(a: Ranked, b: Ranked): number {
  if (a.rank !== b.rank) return a.rank < b.rank ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
