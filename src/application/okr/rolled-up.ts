import { closedOn, closingInForce, isCounted } from '../../domain/okr/closing';
import { objectivePeriod } from '../../domain/okr/cycle';
import { inRollUpOrder } from '../../domain/okr/objective-tree';
import { gapInPoints } from '../../domain/okr/judge-key-result';
import type { Objective } from '../../domain/okr/objective';
import { countsInParent, rollUp, type RollUpPart, statusCounts } from '../../domain/okr/roll-up';
import { paceOf } from '../../domain/okr/site-rules';
import type { KeyResultId, ObjectiveId } from '../../domain/shared/ids';
import type { KeyResultView, RollUpView } from './okr-view';
import type { OkrRecords } from './okr-records';
import { objectiveAccessOf, SAFE_NUMBER_HIDDEN, type ViewerSight } from './viewer-sight';

/** A key result or child objective in the roll-up of one viewer. */
export interface SightedPart extends RollUpPart {
  readonly of:
    | { readonly kind: 'key-result'; readonly id: KeyResultId }
    | { readonly kind: 'objective'; readonly id: ObjectiveId };
  /** The viewer may not know that it exists. */
  readonly isUnseen: boolean;
  /** Its number is withheld from the viewer. */
  readonly isWithheld: boolean;
}

export interface RolledUp {
  readonly view: RollUpView;
  readonly parts: readonly SightedPart[];
}

/** Every objective after its parts, in whatever project they stand. */
export function rollUpAll(
  records: OkrRecords,
  sight: ViewerSight,
  keyResults: ReadonlyMap<ObjectiveId, readonly KeyResultView[]>,
): ReadonlyMap<ObjectiveId, RolledUp> {
  const objectives = new Map(records.objectives.map((objective) => [objective.id, objective]));
  const parentOf = new Map(records.objectives.map(({ id, parentId }) => [id, parentId]));
  const rolledUp = new Map<ObjectiveId, RolledUp>();
  const fromChildren = new Map<ObjectiveId, SightedPart[]>();
  for (const id of inRollUpOrder(parentOf)) {
    const objective = objectives.get(id);
    if (objective === undefined) continue;
    const own = keyResults.get(id) ?? [];
    const below = fromChildren.get(id) ?? [];
    const parts = [...own.filter(counts).map(keyResultPart), ...below];
    const rolled = rollUpFor(records, objective, parts);
    const view = atRest(objective, rolled, isAllPostponed(own, parts));
    rolledUp.set(id, { view, parts });
    const parent = objective.parentId === null ? undefined : objectives.get(objective.parentId);
    if (parent === undefined || !countsInParent(objective, parent)) continue;
    const isUnseen = !objectiveAccessOf(objective, sight).canSee;
    const siblings = fromChildren.get(parent.id) ?? [];
    fromChildren.set(parent.id, [...siblings, objectivePart(objective, view, isUnseen)]);
  }
  return rolledUp;
}

const counts = (keyResult: KeyResultView) => isCounted(keyResult) && keyResult.isInRollUp;

function keyResultPart({ id, progress: shown, weight }: KeyResultView): SightedPart {
  const { progress, expected, status, visibility } = shown;
  return {
    of: { kind: 'key-result', id },
    ...{ progress, expected, status, weight },
    isUnseen: false,
    isWithheld: visibility === 'withheld',
  };
}

function objectivePart(
  { id, weight }: Objective,
  { progress, expected, status, visibility }: RollUpView,
  isUnseen: boolean,
): SightedPart {
  return {
    of: { kind: 'objective', id },
    ...{ progress, expected, status, weight, isUnseen },
    isWithheld: visibility === 'withheld',
  };
}

/**
 * With one or two unseen parts the total minus the parts one sees would be theirs, so the number
 * is withheld, as it is for hidden issues. Decisions 0005 and 0009.
 */
function rollUpFor(
  { today, settings, cycles }: OkrRecords,
  objective: Objective,
  parts: readonly SightedPart[],
): RollUpView {
  const unseen = parts.filter(({ isUnseen, weight }) => isUnseen && weight > 0).length;
  const isTellTale = unseen > 0 && unseen < SAFE_NUMBER_HIDDEN;
  if (isTellTale || parts.some((part) => part.isWithheld)) return WITHHELD;
  const seen = parts.filter(({ isUnseen }) => !isUnseen);
  const rule = settings.statusRule;
  const pace = paceOf({ kind: settings.defaultCurve }, settings);
  const closing = closingInForce(objective);
  const schedule = {
    period: objectivePeriod(objective, cycles),
    today: closing === null ? today : closedOn(closing, settings.timeZone),
  };
  return {
    visibility: 'shown',
    ...rollUp(parts, { ...schedule, pace, rule }),
    ...statusCounts(seen),
    unseen,
  };
}

const isAllPostponed = (own: readonly KeyResultView[], parts: readonly SightedPart[]) =>
  parts.length === 0 && own.some(({ lifecycle }) => lifecycle === 'postponed');

/**
 * What is closed or postponed stands as it was set. When all key results are postponed, so is the
 * objective. Source: metrics-spec B.2, B.3.
 */
function atRest(objective: Objective, view: RollUpView, isWaiting: boolean): RollUpView {
  if (view.visibility === 'withheld') return view;
  const closing = closingInForce(objective);
  if (closing !== null) {
    const { progress, status } = closing;
    return {
      ...view,
      progress,
      status,
      gap: gapInPoints(view.expected, progress),
      isOverdue: false,
    };
  }
  const isResting = objective.lifecycle === 'postponed' || isWaiting;
  return isResting ? { ...view, status: 'postponed', isOverdue: false } : view;
}

const WITHHELD: RollUpView = {
  visibility: 'withheld',
  progress: null,
  expected: null,
  ownExpected: null,
  childrenExpected: null,
  gap: null,
  status: 'no-data',
  isOverdue: false,
  atRisk: 0,
  behind: 0,
  noData: 0,
  unseen: 0,
};
