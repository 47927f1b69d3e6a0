import type { Closing } from '../../domain/okr/closing';
import { objectivePeriod } from '../../domain/okr/cycle';
import type { KeyResult } from '../../domain/okr/key-result';
import type { Objective } from '../../domain/okr/objective';
import type { ObjectiveId } from '../../domain/shared/ids';
import { checkInState } from '../check-ins/check-in-state';
import type { KeyResultView, ObjectiveView, ParentView } from './okr-view';
import type { OkrRecords } from './okr-records';
import { shownProgress, withheldProgress } from './progress-view';
import { rollUpAll, type RolledUp } from './rolled-up';
import { isWithheld, keyResultAccessOf, objectiveAccessOf, type ViewerSight } from './viewer-sight';

/**
 * Records as one viewer is shown them: judged, rolled up, and withheld where they must be.
 * Objectives that the viewer may not see count where they count, and are left out.
 */
export function judgeOkrs(records: OkrRecords, sight: ViewerSight): readonly ObjectiveView[] {
  return [...judgeWithParts(records, sight).values()].map(({ view }) => view);
}

export interface JudgedObjective {
  readonly view: ObjectiveView;
  readonly parts: RolledUp['parts'];
}

/** The same with the parts of every roll-up, in the order of the page. */
export function judgeWithParts(
  records: OkrRecords,
  sight: ViewerSight,
): ReadonlyMap<ObjectiveId, JudgedObjective> {
  const keyResults = keyResultsByObjective(records, sight);
  const rollUps = rollUpAll(records, sight, keyResults);
  const known = new Map(records.parents);
  for (const objective of records.objectives) known.set(objective.id, objective);
  const judged = new Map<ObjectiveId, JudgedObjective>();
  for (const objective of [...records.objectives].sort(byRank)) {
    const rolledUp = rollUps.get(objective.id);
    const { canSee, canManage, canCheckIn } = objectiveAccessOf(objective, sight);
    if (!canSee || rolledUp === undefined) continue;
    const view = {
      ...publicPart(objective),
      ...parentPart(known, sight, objective),
      ...{ canManage, canCheckIn },
      carriedOverFrom: sourcePart(known, sight, objective),
      effectivePeriod: objectivePeriod(objective, records.cycles),
      closing: shownClosing(objective, rolledUp.view),
      progress: rolledUp.view,
      keyResults: keyResults.get(objective.id) ?? [],
    };
    judged.set(objective.id, { view, parts: rolledUp.parts });
  }
  return judged;
}

function keyResultsByObjective(
  records: OkrRecords,
  sight: ViewerSight,
): ReadonlyMap<ObjectiveId, readonly KeyResultView[]> {
  const keyResults = new Map<ObjectiveId, KeyResultView[]>();
  const objectiveById = new Map(records.objectives.map((objective) => [objective.id, objective]));
  for (const keyResult of [...records.keyResults].sort(byRank)) {
    const objective = objectiveById.get(keyResult.objectiveId);
    if (objective === undefined) continue;
    const view = keyResultView(records, sight, { keyResult, objective });
    if (view === undefined) continue;
    const siblings = keyResults.get(objective.id);
    if (siblings === undefined) keyResults.set(objective.id, [view]);
    else siblings.push(view);
  }
  return keyResults;
}

/** Of a parent that the viewer may not see, not even the id. */
function parentPart(
  known: ReadonlyMap<ObjectiveId, Objective>,
  sight: ViewerSight,
  { parentId }: Objective,
): { readonly parentId: ObjectiveId | null; readonly parent: ParentView | null } {
  if (parentId === null) return { parentId, parent: null };
  const found = known.get(parentId);
  // Deleted for good: there is nothing to align to any more.
  if (found === undefined) return { parentId: null, parent: null };
  if (!objectiveAccessOf(found, sight).canSee) {
    return { parentId: null, parent: { visibility: 'hidden' } };
  }
  const { id, title, level, projectId } = found;
  return { parentId, parent: { visibility: 'shown', id, title, level, projectId } };
}

export function keyResultView(
  records: OkrRecords,
  sight: ViewerSight,
  { keyResult, objective }: { keyResult: KeyResult; objective: Objective },
): KeyResultView | undefined {
  const stored = records.metrics.get(keyResult.metricId);
  if (stored === undefined) return undefined;
  const state = records.states.get(keyResult.metricId) ?? null;
  const effectivePeriod = keyResult.period ?? objectivePeriod(objective, records.cycles);
  const facts = {
    source: stored.metric.source,
    keyResult,
    period: effectivePeriod,
    state,
    compliance: records.compliance.get(keyResult.metricId) ?? [],
    chance: records.chances.get(keyResult.metricId) ?? null,
    today: records.today,
    settings: records.settings,
    sync: records.sync,
  };
  const mustHide = state !== null && isWithheld(state.audience, sight);
  const { id, version, objectiveId, title, description, ownerId, contributorIds } = keyResult;
  const { labels, period, weight, isInRollUp, lifecycle } = keyResult;
  const { target, zones, curve, manualStatus } = keyResult;
  const progress = mustHide ? withheldProgress(facts) : shownProgress(facts);
  return {
    ...{ id, version, objectiveId, title, description, ownerId, contributorIds },
    ...{ labels, period, weight, isInRollUp, lifecycle },
    closing: shownClosing(keyResult, progress),
    ...{ target, zones, curve, manualStatus, effectivePeriod },
    canCheckIn: keyResultAccessOf(keyResult, objective, sight).canCheckIn,
    source: stored.metric.source,
    checkIn: checkInState(records, { keyResult, objective }, { effectivePeriod, progress }),
    progress,
  };
}

function sourcePart(
  known: ReadonlyMap<ObjectiveId, Objective>,
  sight: ViewerSight,
  { carriedOverFrom }: Objective,
): ObjectiveView['carriedOverFrom'] {
  const found = carriedOverFrom === undefined ? undefined : known.get(carriedOverFrom);
  if (found === undefined || !objectiveAccessOf(found, sight).canSee) return null;
  return { id: found.id, title: found.title };
}

/** The judgement is for everybody who sees it; its numbers only where numbers are shown. */
function shownClosing(
  { closing }: Pick<Objective, 'closing'>,
  { visibility }: { readonly visibility: 'shown' | 'withheld' },
): Closing | null {
  if (closing === null || visibility === 'shown') return closing;
  return { ...closing, value: null, progress: null, status: 'no-data' };
}

type PublicPart = Omit<
  ObjectiveView,
  | 'parentId'
  | 'parent'
  | 'canManage'
  | 'canCheckIn'
  | 'carriedOverFrom'
  | 'effectivePeriod'
  | 'closing'
  | 'progress'
  | 'keyResults'
>;

function publicPart(objective: Objective): PublicPart {
  const { id, version, projectId, level, title, description, ownerId } = objective;
  const { contributorIds, watcherIds, labels, isPrivate, cycleId, period } = objective;
  const { weight, isInRollUp, lifecycle } = objective;
  return {
    ...{ id, version, projectId, level, title, description, ownerId },
    ...{ contributorIds, watcherIds, labels, isPrivate, cycleId, period },
    ...{ weight, isInRollUp, lifecycle },
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
